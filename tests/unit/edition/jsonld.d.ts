// The package brings no types; this is what the tests use.
declare module 'jsonld' {
  const jsonld: { expand(document: object, options: object): Promise<object[]> }
  export default jsonld
}
