// The bytes of a page as characters: by its byte order mark, by its own word (`<meta charset>`), else as any text.
import { decode, encodingName, strictly, type Decoded } from '../../decode.ts'

/** Decodes strictly. What the page says of itself is believed when its bytes agree; with `encoding` that one is tried alone. */
export function decodeHtml(bytes: Uint8Array, encoding?: string): Decoded {
  if (encoding !== undefined) return decode(bytes, encoding)
  const [a, b, c] = bytes
  const isMarked =
    (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0xef && b === 0xbb && c === 0xbf)
  const name = isMarked ? null : declared(bytes)
  if (name === null || name.startsWith('utf-')) return decode(bytes)
  // A page may have been saved anew as UTF-8 by a program that left the old word standing.
  const isUnicode = bytes.some((byte) => byte > 0x7f) && strictly(bytes, 'utf-8') !== null
  if (isUnicode) return decode(bytes)
  const decoded = decode(bytes, name)
  return decoded.kind === 'refused' && decoded.code === 'encoding_wrong' ? decode(bytes) : decoded
}

/** HTML 13.2.3.2, somewhat further into the file, as saved pages have long heads. */
function declared(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, 8192), (byte) => String.fromCharCode(byte)).join('')
  const xml = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]
  const meta = /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1]
  const label = meta ?? xml
  return label === undefined ? null : encodingName(label)
}
