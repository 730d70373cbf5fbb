// What the header of a TEI document says of its text: title, author, date. The header itself is no part of the text.
import { attribute, type XmlOpen } from '../../xml/walk.ts'
import { textOf, type XmlElement } from '../../xml/tree.ts'
import type { SectionHead } from './steps.ts'

export const plainText = (raw: string, element: XmlElement): string =>
  textOf(raw, element).replace(/\s+/g, ' ').trim()

/** Child elements with this local name. */
export const childrenNamed = (element: XmlElement, ...locals: readonly string[]): XmlElement[] =>
  element.children.flatMap((child) =>
    child.kind === 'element' && locals.includes(child.local) ? [child] : [],
  )

/** The first element along a path of child names. */
export function along(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let at: XmlElement | undefined = element
  for (const local of path) at = at && childrenNamed(at, local)[0]
  return at
}

export const valueOf = (element: Pick<XmlOpen, 'attributes' | 'space'>, local: string): string | undefined =>
  attribute(element, local)

/** Reads `teiHeader`; null where it names no title. */
export function readHeader(raw: string, header: XmlElement | undefined): SectionHead | null {
  const file = header && along(header, 'fileDesc')
  const statement = file && along(file, 'titleStmt')
  if (!header || !file || !statement) return null
  const titles = childrenNamed(statement, 'title')
  const main = titles.filter((title) => (valueOf(title, 'type') ?? 'main') === 'main')
  const title = plainText(raw, main[0] ?? titles[0] ?? statement)
  if (title === '') return null
  const creator = childrenNamed(statement, 'author')
    .map((author) => plainText(raw, author))
    .filter((name) => name !== '')
    .join('; ')
  const date = readDate(raw, header)
  return { title, ...(creator === '' ? {} : { creator }), ...(date === '' ? {} : { date }) }
}

/** When the text was written: of its creation, of its sending as a letter, of the manuscript, of the printed book. */
function readDate(raw: string, header: XmlElement): string {
  const profile = along(header, 'profileDesc')
  const actions = profile ? childrenNamed(along(profile, 'correspDesc') ?? profile, 'correspAction') : []
  const source = along(header, 'fileDesc', 'sourceDesc')
  const candidates = [
    profile && along(profile, 'creation', 'date'),
    actions.filter((one) => valueOf(one, 'type') === 'sent').flatMap((one) => childrenNamed(one, 'date'))[0],
    source && along(source, 'msDesc', 'history', 'origin', 'origDate'),
    source && along(source, 'bibl', 'date'),
    source && along(source, 'biblStruct', 'monogr', 'imprint', 'date'),
    source && along(source, 'biblFull', 'publicationStmt', 'date'),
  ]
  for (const element of candidates) {
    const date = element && dateOf(raw, element)
    if (date) return date
  }
  return ''
}

function dateOf(raw: string, element: XmlElement): string {
  const exact = valueOf(element, 'when') ?? valueOf(element, 'when-iso') ?? valueOf(element, 'value')
  if (exact) return exact
  const [from, to] = [
    valueOf(element, 'notBefore') ?? valueOf(element, 'from'),
    valueOf(element, 'notAfter') ?? valueOf(element, 'to'),
  ]
  return from || to ? `${from ?? '..'}/${to ?? '..'}` : plainText(raw, element)
}
