// The document type declaration: read for the entities it declares, and for nothing else. By hand and not by patterns, since
// it is where hostile files are long.
import { XmlRefused } from './limits.ts'

export interface DeclaredEntity {
  readonly name: string
  /** As written between the quotes. */
  readonly value: string
}

/** Definitions of the makers of such formats: they are never fetched, and a document may name them. */
const knownDefinitions = /^[-+]\/\/(?:W3C|TEI|NISO|ISBN 0-9673008-1-9|OASIS|IDPF|OpenOffice\.org|Apple)\b/i

/**
 * Reads `<!DOCTYPE …>` at `start`; gives the offset behind it. Refuses definitions and entities of other places. Parameter
 * entities are passed over: they are parts of a definition and never become text.
 */
export function readDoctype(raw: string, start: number, declare: (entity: DeclaredEntity) => void): number {
  const cursor = new Cursor(raw, start + '<!DOCTYPE'.length)
  cursor.blanks()
  cursor.word()
  cursor.blanks()
  const keyword = cursor.word()
  if (keyword === 'SYSTEM' || keyword === 'PUBLIC') {
    cursor.blanks()
    const id = cursor.quoted()
    cursor.blanks()
    if (keyword === 'PUBLIC') cursor.quoted()
    if (keyword === 'SYSTEM' || !knownDefinitions.test(id ?? ''))
      throw new XmlRefused(
        'xml_entity_refused',
        'The file wants a definition (DTD) from elsewhere. Take out the line that begins with <!DOCTYPE.',
      )
    cursor.blanks()
  }
  if (cursor.sign() === '[') {
    cursor.at++
    while (cursor.at < raw.length && cursor.sign() !== ']') readDeclaration(cursor, declare)
  }
  return cursor.behind('>')
}

function readDeclaration(cursor: Cursor, declare: (entity: DeclaredEntity) => void): void {
  const { raw } = cursor
  if (raw.startsWith('<!--', cursor.at)) cursor.at = cursor.behind('-->')
  else if (raw.startsWith('<?', cursor.at)) cursor.at = cursor.behind('?>')
  else if (raw.startsWith('<!ENTITY', cursor.at)) {
    cursor.at += '<!ENTITY'.length
    readEntity(cursor, declare)
    cursor.declarationEnd()
  } else if (raw.startsWith('<!', cursor.at)) {
    cursor.at += 2
    cursor.declarationEnd()
  } else cursor.at++
}

function readEntity(cursor: Cursor, declare: (entity: DeclaredEntity) => void): void {
  cursor.blanks()
  const isParameter = cursor.sign() === '%'
  if (isParameter) cursor.at++
  cursor.blanks()
  const name = cursor.word()
  cursor.blanks()
  const value = cursor.quoted()
  if (value !== null) {
    if (!isParameter) declare({ name, value })
    return
  }
  const keyword = cursor.word()
  if (keyword !== 'SYSTEM' && keyword !== 'PUBLIC') return
  for (let i = 0; i < 2; i++) {
    cursor.blanks()
    cursor.quoted()
  }
  cursor.blanks()
  // A picture: it is named by an attribute and never becomes text.
  if (!isParameter && cursor.word() === 'NDATA') return
  throw new XmlRefused(
    'xml_entity_refused',
    `The entity ${name.slice(0, 40)} would be fetched from elsewhere.`,
  )
}

/** A place in the declaration that moves forward. */
class Cursor {
  readonly raw: string
  at: number
  constructor(raw: string, at: number) {
    this.raw = raw
    this.at = at
  }
  sign(): string {
    return this.raw.charAt(this.at)
  }
  blanks(): void {
    while (/\s/.test(this.sign())) this.at++
  }
  word(): string {
    const from = this.at
    while (this.at < this.raw.length && !/[\s[\]<>"'%&;]/.test(this.sign())) this.at++
    return this.raw.slice(from, this.at)
  }
  /** What stands between quotes here; null where none begin. */
  quoted(): string | null {
    const quote = this.sign()
    if (quote !== '"' && quote !== "'") return null
    const from = this.at + 1
    this.at = this.behind(quote, from)
    return this.raw.slice(from, this.raw.charAt(this.at - 1) === quote ? this.at - 1 : this.at)
  }
  /** The offset behind the next `closing`; the end of the file where there is none. */
  behind(closing: string, from = this.at): number {
    const found = this.raw.indexOf(closing, from)
    return found < 0 ? this.raw.length : found + closing.length
  }
  declarationEnd(): void {
    while (this.at < this.raw.length && this.sign() !== '>') if (this.quoted() === null) this.at++
    this.at++
  }
}
