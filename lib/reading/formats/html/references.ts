// Where in a run of HTML the references stand (`&auml;`, `&#228;`, `&copy` without its semicolon): the parser has read them, and
// says what the whole run means; this finds which part of it is which, by walking along both.
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { XmlCharacters } from '../../xml/tree.ts'

const reference = /&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]*;?)/y

/** `value`: what `raw.slice(start, end)` means, line ends as line feeds, NUL taken out. */
export function splitReferences(raw: string, start: number, end: number, value: string): XmlCharacters[] {
  if (!raw.slice(start, end).includes('&')) return [{ kind: 'text', start, end }]
  const pieces: XmlCharacters[] = []
  let [from, at, read] = [start, start, 0]
  while (at < end) {
    if (raw[at] !== '&') {
      const sign = raw[at]
      at++
      if (sign === '\r' && raw[at] === '\n') at++
      // NUL is passed over, but in formulas and drawings a sign stands for it.
      if (sign !== '\0' || value[read] === '\ufffd') read++
      continue
    }
    reference.lastIndex = at
    const found = reference.exec(raw)?.[0] ?? ''
    const [length, text] = meaning(found, value, read)
    if (length === 0) {
      // An ampersand that is nothing but itself.
      at++
      read++
      continue
    }
    if (at > from) pieces.push({ kind: 'text', start: from, end: at })
    pieces.push({ kind: 'text', start: at, end: at + length, text })
    at += length
    read += text.length
    from = at
  }
  if (end > from) pieces.push({ kind: 'text', start: from, end })
  // Should the two not agree after all, the run is replaced as a whole: no character is lost or invented.
  return read === value.length ? pieces : [{ kind: 'text', start, end, text: value }]
}

/** How much of `found` is a reference, given that `value` goes on at `read`; and what it stands for. */
function meaning(found: string, value: string, read: number): [length: number, text: string] {
  if (found.startsWith('&#')) return [found.length, String.fromCodePoint(value.codePointAt(read) ?? 0xfffd)]
  if (found.endsWith(';')) {
    const text = decodeNamedCharacterReference(found.slice(1, -1))
    if (text !== false && value.startsWith(text, read)) return [found.length, text]
  }
  // Without a semicolon: the longest name that means what stands here.
  for (let length = found.length; length > 2; length--) {
    const text = decodeNamedCharacterReference(found.slice(1, length))
    if (text === false || !value.startsWith(text, read)) continue
    if (text === '&' && value.startsWith(found.slice(0, 3), read)) continue
    return [length, text]
  }
  return [0, '']
}
