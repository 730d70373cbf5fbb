// References in XML: what `&name;` and `&#8212;` stand for. Nothing is ever fetched: entities of other files and entities made
// of markup or of one another refuse the document; what nobody declared is kept as it is written, and said.
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { readDoctype, type DeclaredEntity } from './doctype.ts'
import { XmlRefused, type XmlLimits } from './limits.ts'

/** What the references of one document stand for. */
export interface Entities {
  /** Reads a document type declaration, `start` at `<!DOCTYPE`; gives the offset behind it. */
  declare(raw: string, start: number): number
  /** The characters that the reference `&name;` stands for; null when it stands for nothing. */
  expand(name: string): string | null
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** `html`: names such as `&nbsp;` are known without being declared (XHTML, whose definition is never fetched). */
export function entitiesOf(limits: XmlLimits, names: 'declared' | 'html'): Entities {
  const declared = new Map<string, string>()
  let [references, expansion] = [0, 0]
  const take = ({ name, value }: DeclaredEntity): void => {
    // The first declaration is the one that counts.
    if (declared.has(name)) return
    if (declared.size >= limits.entities)
      throw new XmlRefused('xml_entity_refused', `The file declares more than ${limits.entities} entities.`)
    declared.set(name, plainValue(name, value))
  }
  return {
    declare: (raw, start) => readDoctype(raw, start, take),
    expand(name) {
      if (++references > limits.references)
        throw new XmlRefused('xml_entity_refused', `More than ${limits.references} references in one file.`)
      if (name.startsWith('#')) return characterOf(name.slice(1))
      const own = declared.get(name)
      if (own !== undefined) {
        expansion += own.length
        if (expansion > limits.expansion)
          throw new XmlRefused(
            'xml_entity_refused',
            `The file's own entities make more than ${limits.expansion} characters.`,
          )
        return own
      }
      if (Object.hasOwn(predefined, name)) return predefined[name] ?? null
      return (names === 'html' && decodeNamedCharacterReference(name)) || null
    },
  }
}

/** `233` or `xE9`; null for what is no character. */
function characterOf(number: string): string | null {
  const code = /^x[0-9a-f]{1,8}$/i.test(number)
    ? Number.parseInt(number.slice(1), 16)
    : /^\d{1,10}$/.test(number)
      ? Number.parseInt(number, 10)
      : 0
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null
  return String.fromCodePoint(code)
}

/** Character references are read twice, once in the declaration and once in the text: `&#38;lt;` is a `<`. XML 4.4, 4.5. */
function plainValue(name: string, value: string): string {
  const character = (all: string, number: string): string => characterOf(number) ?? all
  const once = value.replace(/&#(x?[0-9a-f]{1,10});/gi, character)
  const text = once.replace(
    /&(amp|lt|gt|quot|apos);|&#(x?[0-9a-f]{1,10});/gi,
    (all, sign: string | undefined, number: string) =>
      sign === undefined ? character(all, number) : (predefined[sign] ?? all),
  )
  const rest = once.replace(/&(?:amp|lt|gt|quot|apos|#x?[0-9a-f]{1,10});/gi, '')
  if (/<[^\s\d]/.test(once) || /&[^\s;&]{1,100};/.test(rest))
    throw new XmlRefused(
      'xml_entity_refused',
      `The entity ${name.slice(0, 40)} is made of markup or of other entities; only plain text is accepted.`,
    )
  return text
}
