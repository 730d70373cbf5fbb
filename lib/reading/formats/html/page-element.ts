// What elements of a page are, for a reader of its text: by their names, roles and classes.
import type { BlockKind } from '../../reading.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'

/** One page, or one file of a book. `name` is its path, empty for a page alone. */
export interface Part {
  readonly name: string
  readonly raw: string
  readonly root: XmlElement
}

/** The words of attributes that are lists of words: `class`, `rel`, `epub:type`, `role`. Lower case. */
export function wordsOf(element: XmlElement, ...names: string[]): string[] {
  const words: string[] = []
  for (const { name, value } of element.attributes)
    if (names.includes(name))
      for (const word of value.slice(0, 10_000).toLowerCase().split(/\s+/)) if (word !== '') words.push(word)
  return words
}

/** `epub:type` and `role`, without the prefix that roles of documents have. */
export const rolesOf = (element: XmlElement): string[] =>
  wordsOf(element, 'epub:type', 'role').map((word) => word.replace(/^doc-/, ''))

export const classesOf = (element: XmlElement): string[] => wordsOf(element, 'class')

export const styleOf = (element: XmlElement): string => attribute(element, 'style')?.toLowerCase() ?? ''

const inline = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label map mark math mi mn mo mrow ms ' +
    'mtext msup msub mfrac msqrt nobr output q rb rp rt rtc ruby s samp semantics small span strike strong sub sup svg time tt u var wbr'
  ).split(' '),
)

/** Whether text goes on through this element. Names with a hyphen are of the page's own making, and boxes as a rule. */
export const isInline = (element: XmlElement): boolean => inline.has(element.local)

const kinds: Readonly<Record<string, BlockKind>> = {
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  blockquote: 'quote',
  caption: 'caption',
  figcaption: 'caption',
}
const verses = /^(?:poem|poetry|verses?|versus|lg|line-?group|line-?block|stanza|strophe|lyrics|gedicht)$/

/** The kind of the blocks inside, where the element says it; headings have `headingLevel`. */
export function kindOf(element: XmlElement): BlockKind | null {
  if (rolesOf(element).includes('poem') || classesOf(element).some((word) => verses.test(word)))
    return 'verse'
  return kinds[element.local] ?? null
}

export function headingLevel(element: XmlElement): number | null {
  const level =
    /^h([1-6])$/.exec(element.local)?.[1] ??
    (rolesOf(element).includes('heading') ? (attribute(element, 'aria-level') ?? '2') : '')
  return /^[1-6]$/.test(level) ? Number(level) : null
}

/** Blanks and line ends are drawn as they are written. */
export const keepsLines = (element: XmlElement): boolean =>
  ['pre', 'listing', 'xmp', 'plaintext', 'textarea'].includes(element.local) ||
  /white-space\s*:\s*(?:pre|break-spaces)/.test(styleOf(element))

const pageClass = /^(?:pagenum(?:ber)?|page-?(?:num(?:ber)?|no|break)|pageno|pb|x-ebookmaker-pageno)$/

/** The printed number of a page that begins here; empty when it has none; null where no page begins. */
export function pageLabel(element: XmlElement, text: () => string): string | null {
  const isSaid = rolesOf(element).includes('pagebreak')
  if (!isSaid && !classesOf(element).some((word) => pageClass.test(word))) return null
  const said = [
    attribute(element, 'data-page-number'),
    attribute(element, 'title'),
    attribute(element, 'aria-label'),
    text(),
  ]
  const label = said.map((one) => bare(one ?? '')).find((one) => one !== '')
  if (label !== undefined) return label.length <= 20 ? label : null
  return (
    /(?:^|[^a-z0-9])(?:p|pg|page|seite|s)?[-_.]?([0-9]{1,5}|[ivxlc]{1,8})$/i.exec(
      attribute(element, 'id') ?? '',
    )?.[1] ?? ''
  )
}

/** A number without the brackets and the word that say that it is one. */
const bare = (label: string): string =>
  label
    .trim()
    .replace(/^[[({|]+\s*|\s*[\])}|]+$/g, '')
    .replace(/^(?:page|seite|pag\.?|pg?\.|s\.)\s*/i, '')
    .trim()
