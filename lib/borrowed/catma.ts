// Annotation collections of CATMA: TEI in which the text itself is missing. Pointers give ranges of the document, segments say
// which annotations cover each, feature structures hold the tag and its properties. Offsets are UTF-16 code units of the
// text as CATMA keeps it. There are no quotes; an export of a whole document brings its text beside, from which they are cut.
import { describe } from '#lib/anchoring/describe.ts'
import { elementNamed, elementsNamed, textOf, type XmlElement } from '#lib/reading/xml/tree.ts'
import type { Span } from '#lib/text/span.ts'
import { unionSpans } from '#lib/text/span.ts'
import { remark, type BorrowedAnnotation, type BorrowedDocument, type Gathering } from './annotation.ts'
import { attribute } from './xml-values.ts'

/** Whether this TEI is an annotation collection of CATMA. */
export const isCatma = (root: XmlElement): boolean => {
  for (const pointer of elementsNamed(root, 'ptr'))
    if (/^catma:/i.test(attribute(pointer, 'target') ?? '')) return true
  return false
}

/** Parts of an annotation further apart than this are two passages. */
const WIDEST_GAP = 2000

/** `document`: what was annotated, when it is at hand. */
export function gatherCatma(
  raw: string,
  root: XmlElement,
  into: Gathering,
  document: BorrowedDocument | null = null,
): void {
  const tags = tagPaths(raw, root)
  const { ranges, documents } = rangesByAnnotation(root, into)
  const author = saidOf(raw, elementNamed(root, 'author'))
  const text = elementNamed(root, 'text')
  for (const structure of text ? elementsNamed(text, 'fs') : []) {
    const id = attribute(structure, 'xml:id')
    if (id === null) {
      into.complain('malformed', `offset ${structure.start}`, 'An annotation without an id.')
      continue
    }
    const parts = unionSpans(ranges.get(id) ?? [])
    if (parts.length === 0) {
      into.complain('no_passage', id, 'No range of the text belongs to this annotation.')
      continue
    }
    const passages = cutFrom(document?.text ?? null, parts)
    if (passages.length > 1)
      into.complain('in_parts', id, `Marks ${passages.length} ranges; each is taken by itself.`)
    const type = attribute(structure, 'type') ?? ''
    const tag = tags.get(type)
    if (tag === undefined)
      into.complain('reference_unknown', id, `Its tag ${type || 'without a name'} is not in the file.`)
    const properties = propertiesOf(raw, structure)
    const own = [...properties].filter(([name]) => !name.startsWith('catma_'))
    if (document?.text && (parts.at(-1)?.[1] ?? 0) > document.text.length)
      into.complain('place_unknown', id, 'It reaches beyond the text that is beside it.')
    passages.forEach((passage, k) =>
      into.annotations.push({
        id: passages.length > 1 ? `${id}#${k + 1}` : id,
        ...passage,
        notes: remark(own.map(([name, values]) => `${name}: ${values.join(', ')}`).join('\n')),
        tags: tag === undefined ? [] : [tag],
        author: properties.get('catma_markupauthor')?.[0] ?? author,
        created: properties.get('catma_markuptimestamp')?.[0] ?? null,
        source: document?.name ?? documents.get(id) ?? null,
        replyTo: null,
      }),
    )
  }
}

type Passage = Pick<BorrowedAnnotation, 'quote' | 'prefix' | 'suffix' | 'start' | 'end' | 'parts'>

/** The words at these ranges; ranges near each other are one passage where the text shows what stands between them. */
function cutFrom(text: string | null, ranges: readonly Span[]): Passage[] {
  const unread = ([start, end]: Span): Passage => ({ quote: '', prefix: '', suffix: '', start, end })
  const last = ranges.at(-1)
  if (text === null || !last || last[1] > text.length) return ranges.map(unread)
  const isNear = ranges.every(([start], k) => k === 0 || start - (ranges[k - 1]?.[1] ?? 0) <= WIDEST_GAP)
  const wholes: Span[] = isNear ? [[ranges[0]?.[0] ?? 0, last[1]]] : [...ranges]
  return wholes.map((whole) => {
    const { quote, prefix, suffix, spans } = describe(text, [whole])
    const [start, end] = spans[0] ?? whole
    const within = ranges.filter(([from, to]) => from >= start && to <= end)
    const parts = within.map(([from, to]): Span => [from - start, to - start])
    return { quote, prefix, suffix, start, end, ...(parts.length > 1 ? { parts } : {}) }
  })
}

/** The tags of the file by their type, each with the tags above it. */
function tagPaths(raw: string, root: XmlElement): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string>()
  const above = new Map<string, string>()
  for (const declaration of elementsNamed(root, 'fsDecl')) {
    const type = attribute(declaration, 'type') ?? attribute(declaration, 'xml:id')
    const name = saidOf(raw, elementNamed(declaration, 'fsDescr'))
    if (type === null || name === null) continue
    names.set(type, name)
    const parent = attribute(declaration, 'baseTypes')
    if (parent) above.set(type, parent)
  }
  const pathOf = (type: string): string[] => {
    const path: string[] = []
    for (let at: string | undefined = type; at !== undefined && path.length < 32; at = above.get(at))
      path.unshift(names.get(at) ?? at)
    return path
  }
  return new Map([...names.keys()].map((type) => [type, pathOf(type)]))
}

const POINTER = /^catma:\/{2,3}([^#]*)#.*?char=(\d{1,12}),(\d{1,12})/i

function rangesByAnnotation(
  root: XmlElement,
  into: Gathering,
): { readonly ranges: ReadonlyMap<string, Span[]>; readonly documents: ReadonlyMap<string, string> } {
  const ranges = new Map<string, Span[]>()
  const documents = new Map<string, string>()
  for (const segment of elementsNamed(root, 'seg')) {
    const pointer = elementNamed(segment, 'ptr')
    const target = pointer ? (attribute(pointer, 'target') ?? '') : ''
    const found = POINTER.exec(target)
    const [start, end] = [Number(found?.[2]), Number(found?.[3])]
    if (!found || end <= start) {
      into.complain('place_unknown', `offset ${segment.start}`, `“${target}” is no range of a text.`)
      continue
    }
    for (const reference of (attribute(segment, 'ana') ?? '').split(/\s+/)) {
      const id = reference.replace(/^#/, '')
      if (id === '') continue
      const own = ranges.get(id)
      if (own) own.push([start, end])
      else ranges.set(id, [[start, end]])
      documents.set(id, found[1] ?? '')
    }
  }
  return { ranges, documents }
}

function propertiesOf(raw: string, structure: XmlElement): ReadonlyMap<string, string[]> {
  const properties = new Map<string, string[]>()
  for (const feature of elementsNamed(structure, 'f')) {
    const name = attribute(feature, 'name')
    if (name === null) continue
    const values = [...elementsNamed(feature, 'string')].map((one) => textOf(raw, one).trim())
    const numeric = elementNamed(feature, 'numeric')
    if (numeric) values.push(attribute(numeric, 'value') ?? '')
    const said = values.filter((value) => value !== '')
    if (said.length > 0) properties.set(name, said)
  }
  return properties
}

function saidOf(raw: string, element: XmlElement | undefined): string | null {
  const text = element ? textOf(raw, element).trim() : ''
  return text === '' ? null : text
}
