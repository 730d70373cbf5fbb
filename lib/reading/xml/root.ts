// The root element of an XML file, found without reading the file: what kind of XML it is.

export interface XmlRoot {
  readonly local: string
  /** Namespace; empty where none is named in the start tag. */
  readonly space: string
}

/** Declarations and comments before the root are looked through so far; bytes. */
const farthest = 200_000

/** The root element's name; null where the bytes do not begin as XML. */
export function findXmlRoot(bytes: Uint8Array): XmlRoot | null {
  let text = headOf(bytes).replace(/^\ufeff/, '')
  for (;;) {
    text = text.trimStart()
    if (text.startsWith('<!--')) text = after(text, '-->')
    else if (text.startsWith('<?')) text = after(text, '?>')
    else if (/^<!DOCTYPE/i.test(text)) text = afterDoctype(text)
    else break
  }
  const tag = /^<(?:([\p{L}_][\w.-]*):)?([\p{L}_][\w.-]*)([^>]*)/u.exec(text)
  if (!tag) return null
  const [, prefix, local = '', attributes = ''] = tag
  const name = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`
  const space = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? ''
  return { local, space }
}

/** Names of elements are ASCII in all formats known here, so the encoding matters only where characters have two bytes. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, farthest)
  const [a, b, c, d] = head
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && d === 0))
    return new TextDecoder('utf-16le').decode(head)
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0))
    return new TextDecoder('utf-16be').decode(head)
  return new TextDecoder('latin1').decode(head).replace(/^ï»¿/, '')
}

function after(text: string, closing: string): string {
  const at = text.indexOf(closing)
  return at < 0 ? '' : text.slice(at + closing.length)
}

/** A document type declaration may hold declarations of its own in brackets, and these signs in quotation marks. */
function afterDoctype(text: string): string {
  let depth = 0
  let quote = ''
  for (let i = 9; i < text.length; i++) {
    const sign = text.charAt(i)
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (text.startsWith('<!--', i)) i = Math.max(i, text.indexOf('-->', i))
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '[') depth++
    else if (sign === ']') depth--
    else if (sign === '>' && depth <= 0) return text.slice(i + 1)
  }
  return ''
}
