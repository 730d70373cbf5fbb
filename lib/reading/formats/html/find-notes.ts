// Finds the notes of a page or a book: which links call a note, which elements are its body, which links lead back.
import type { Note } from '../../reading.ts'
import type { XmlElement, XmlNode } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { acceptLinks } from './accept-links.ts'
import { ancestors, beginning, inside, mapLinks, type LinkMap } from './links.ts'
import { kindOfNote, labelOf, saysBack, saysBody, saysNotes } from './note-signs.ts'
import { classesOf, isInline, rolesOf, type Part } from './page-element.ts'
import { findUnlinkedNotes } from './unlinked-notes.ts'

export interface NoteCall {
  readonly part: Part
  readonly key: string
  readonly label: string
  readonly kind: Note['kind']
}

export interface FoundBody {
  readonly part: Part
  /** One after another, the note's blocks. */
  readonly elements: readonly XmlElement[]
  readonly label: string
  readonly kind: Note['kind']
}

export interface FoundNotes {
  /** By the outermost element that is nothing but the mark. */
  readonly calls: ReadonlyMap<XmlElement, NoteCall>
  readonly bodies: ReadonlyMap<string, FoundBody>
  /** Elements that are read as a note's body, not where they stand. */
  readonly bodyElements: ReadonlySet<XmlElement>
  /** Nodes of a paragraph that are read as a note's body, by the element they stand in. */
  readonly taken: ReadonlyMap<XmlNode, XmlElement>
  /** Links from a note back to its mark. */
  readonly backLinks: ReadonlySet<XmlElement>
  /** Notes that stand in the line, without a link; the key of each. */
  readonly inlineNotes: ReadonlyMap<XmlElement, string>
}

interface FoundNote {
  readonly body: XmlElement
  readonly label: string
  readonly kind: Note['kind']
}

export function findNotes(parts: readonly Part[]): FoundNotes {
  const map = mapLinks(parts)
  const begins = (element: XmlElement): string =>
    beginning(
      (map.partOf(element) ?? (element.parent ? map.partOf(element.parent) : undefined))?.raw ?? '',
      element,
    )
  const keys = new Map<XmlElement, string>()
  const calls = new Map<XmlElement, NoteCall>()
  const found = new Map<string, FoundNote>()
  const accepted = acceptLinks(map, begins)
  for (const { link, body } of accepted.links) {
    const mark = outermostMark(link.element, begins)
    const key = body ? (keys.get(body) ?? `note ${keys.size + 1}`) : `missing ${link.to}`
    const label = labelOfCall(link.element, begins(mark))
    const kind = kindOfNote(body ? [body, ...ancestors(body, 3), link.element] : [link.element])
    calls.set(mark, { part: link.part, key, label, kind })
    if (!body || keys.has(body)) continue
    keys.set(body, key)
    found.set(key, { body, label: label === '' ? `${keys.size}` : label, kind })
  }
  for (const part of calls.size === 0 ? parts : [])
    for (const { mark, body, label } of findUnlinkedNotes(part)) {
      const key = `note ${keys.size + 1}`
      calls.set(mark, { part, key, label, kind: 'footnote' })
      keys.set(body, key)
      found.set(key, { body, label, kind: 'footnote' })
    }
  addUncalled(map, keys, found, begins)
  const inlineNotes = findInlineNotes(parts, keys)
  const bodies = new Map<string, FoundBody>()
  const bodyElements = new Set<XmlElement>(keys.keys())
  const taken = new Map<XmlNode, XmlElement>()
  for (const [key, { body, label, kind }] of found) {
    const part = map.partOf(body) ?? (body.parent ? map.partOf(body.parent) : undefined)
    const elements = [body, ...accepted.bodies.continuation(body, bodyElements)]
    if (part) bodies.set(key, { part, elements, label, kind })
    for (const node of accepted.bodies.stretchOf(body)) if (body.parent) taken.set(node, body.parent)
  }
  for (const { elements } of bodies.values()) for (const one of elements) bodyElements.add(one)
  for (const [element, { key, label, kind }] of inlineNotes) {
    const part = map.partOf(element)
    if (part) bodies.set(key, { part, elements: [element], label, kind })
  }
  return {
    calls,
    bodies,
    bodyElements,
    taken,
    backLinks: findBackLinks(map, new Set([...bodyElements, ...taken.values()]), calls),
    inlineNotes: new Map([...inlineNotes].map(([element, { key }]) => [element, key])),
  }
}

/** LibreOffice numbers notes with 0 where it has not laid out the pages; the name of the mark still tells which it is. */
function labelOfCall(link: XmlElement, words: string): string {
  const label = labelOf(words)
  const number = /^sd(?:foot|end)note(\d+)anc$/.exec(attribute(link, 'name') ?? '')?.[1]
  return label === '0' && number !== undefined ? number : label
}

/** The element that is nothing but the mark: `<sup>[<a>1</a>]</sup>` whole. */
function outermostMark(link: XmlElement, begins: (element: XmlElement) => string): XmlElement {
  let mark = link
  const label = labelOf(begins(link))
  while (mark.parent && isInline(mark.parent) && labelOf(begins(mark.parent)) === label) mark = mark.parent
  return mark
}

/** Bodies that say so themselves, and that nothing calls. */
function addUncalled(
  map: LinkMap,
  keys: Map<XmlElement, string>,
  found: Map<string, FoundNote>,
  begins: (element: XmlElement) => string,
): void {
  const around = new Set([...keys.keys()].flatMap((body) => ancestors(body)))
  const lists = new Set(
    [...keys.keys()].flatMap((body) => (body.parent && saysNotes(body.parent) ? [body.parent] : [])),
  )
  for (const body of new Set(map.targets.values())) {
    const isSaid = rolesOf(body).some((role) => ['footnote', 'endnote', 'rearnote'].includes(role))
    const isListed = body.parent !== null && lists.has(body.parent) && saysBody(body)
    if ((!isSaid && !isListed) || around.has(body) || [body, ...ancestors(body)].some((one) => keys.has(one)))
      continue
    const key = `note ${keys.size + 1}`
    keys.set(body, key)
    const label = /^\W{0,2}(\d{1,4})(?=\W)/.exec(begins(body).trim())?.[1] ?? numberInList(body)
    found.set(key, { body, label, kind: kindOfNote([body, ...ancestors(body, 3)]) })
  }
}

function numberInList(body: XmlElement): string {
  if (body.local !== 'li') return ''
  const items = body.parent?.children.filter((one) => one.kind === 'element' && one.local === 'li') ?? []
  return String(items.indexOf(body) + 1)
}

function findBackLinks(
  map: LinkMap,
  bodies: ReadonlySet<XmlElement>,
  calls: ReadonlyMap<XmlElement, NoteCall>,
): Set<XmlElement> {
  const marks = new Set<string>()
  for (const mark of calls.keys())
    for (const one of [mark, ...ancestors(mark, 1), ...inside(mark)])
      for (const address of map.addressesOf(one)) marks.add(address)
  const back = new Set<XmlElement>()
  for (const { element, to } of map.links) {
    const isInBody = [element, ...ancestors(element)].some((one) => bodies.has(one))
    if (isInBody && !calls.has(element) && (marks.has(to) || saysBack(element))) back.add(element)
  }
  // `↑ a b`: what says that it leads back is left out whole, signs between its links included.
  for (const body of bodies)
    for (const element of inside(body))
      if (isInline(element) && !calls.has(element) && saysBack(element)) back.add(element)
  return back
}

const inlineNote = /^(?:side-?note|margin-?note|inline-?note|footnote-?content)$/

/** Notes written into the line, as Tufte's pages have them. */
function findInlineNotes(
  parts: readonly Part[],
  taken: ReadonlyMap<XmlElement, string>,
): Map<XmlElement, { key: string; label: string; kind: Note['kind'] }> {
  const found = new Map<XmlElement, { key: string; label: string; kind: Note['kind'] }>()
  let count = 0
  for (const { root } of parts)
    for (const element of inside(root)) {
      const isNote =
        ['span', 'small', 'aside'].includes(element.local) &&
        classesOf(element).some((word) => inlineNote.test(word))
      if (!isNote || [element, ...ancestors(element)].some((one) => found.has(one) || taken.has(one)))
        continue
      const kind = kindOfNote([element])
      if (kind !== 'marginal') count++
      found.set(element, {
        key: `inline ${found.size + 1}`,
        label: kind === 'marginal' ? '' : String(count),
        kind,
      })
    }
  return found
}
