// Texts as bytes in encodings that Node reads but does not write, by turning its decoders round.
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = Buffer.from(text, 'utf16le')
    return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes)
  }
  const decoder = new TextDecoder(encoding)
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]),
  )
  return Uint8Array.from([...text], (sign) => {
    const byte = table.get(sign)
    if (byte === undefined) throw new RangeError(`${encoding} cannot write ${sign}`)
    return byte
  })
}
