// The bytes of an XML file as characters: by its byte order mark, by its own word (`encoding="…"`), else as any text.
import { decode, encodingName, strictly, type Decoded } from '../decode.ts'

/** Decodes strictly. What the file says of itself is believed when its bytes agree; with `encoding` that one is tried alone. */
export function decodeXml(bytes: Uint8Array, encoding?: string): Decoded {
  if (encoding !== undefined) return decode(bytes, encoding)
  const [first, second] = bytes
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head,
  )?.[1]
  const name = declared === undefined ? null : encodingName(declared)
  // UTF-16 cannot be declared in a way that one could read here without it; UTF-8 is tried by `decode` first of all.
  if (isMarked || name === null || name.startsWith('utf-')) return decode(bytes)
  // A file may have been saved anew as UTF-8 by a program that left the old word standing.
  const isUnicode = bytes.some((byte) => byte > 0x7f) && strictly(bytes, 'utf-8') !== null
  return isUnicode ? decode(bytes) : decode(bytes, name)
}
