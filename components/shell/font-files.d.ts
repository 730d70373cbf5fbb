/** The bundler gives the address under which it serves a font. */
declare module '*.woff2' {
  const address: string
  export default address
}
