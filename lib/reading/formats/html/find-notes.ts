// Finds the notes of a page or a book: which links call a note, which elements are its body, which links lead back. A link is
// believed when it says so itself, or when its two ends say the same; a mere cross-reference stays text.
import type { Note } from '../../reading.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { ancestors, beginning, inside, isWithin, mapLinks, type Link, type LinkMap } from './links.ts'
import { kindOfNote, labelOf, looksLikeMark, saysBack, saysBody, saysCall, saysNotes } from './note-signs.ts'
import { classesOf, headingLevel, isInline, rolesOf, type Part } from './page-element.ts'

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
  const begins = (element: XmlElement): string => beginning(map.partOf(element)?.raw ?? '', element)
  const keys = new Map<XmlElement, string>()
  const calls = new Map<XmlElement, NoteCall>()
  const found = new Map<string, FoundNote>()
  for (const { link, body } of acceptLinks(map, begins)) {
    const mark = outermostMark(link.element, begins)
    const key = body ? (keys.get(body) ?? `note ${keys.size + 1}`) : `missing ${link.to}`
    const label = labelOfCall(link.element, begins(mark))
    const kind = kindOfNote(body ? [body, ...ancestors(body, 3), link.element] : [link.element])
    calls.set(mark, { part: link.part, key, label, kind })
    if (!body || keys.has(body)) continue
    keys.set(body, key)
    found.set(key, { body, label: label === '' ? `${keys.size}` : label, kind })
  }
  addUncalled(map, keys, found, begins)
  const inlineNotes = findInlineNotes(parts, keys)
  const bodies = new Map<string, FoundBody>()
  const bodyElements = new Set<XmlElement>(keys.keys())
  const after = siblingsAfter()
  for (const [key, { body, label, kind }] of found) {
    const part = map.partOf(body)
    const elements = [body, ...continuation(body, bodyElements, after)]
    if (part) bodies.set(key, { part, elements, label, kind })
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
    backLinks: findBackLinks(map, bodyElements, calls),
    inlineNotes: new Map([...inlineNotes].map(([element, { key }]) => [element, key])),
  }
}

/** LibreOffice numbers notes with 0 where it has not laid out the pages; the name of the mark still tells which it is. */
function labelOfCall(link: XmlElement, words: string): string {
  const label = labelOf(words)
  const number = /^sd(?:foot|end)note(\d+)anc$/.exec(attribute(link, 'name') ?? '')?.[1]
  return label === '0' && number !== undefined ? number : label
}

interface Accepted {
  readonly link: Link
  /** It looks like a mark by itself: it says so, stands raised or in brackets. */
  readonly isPlain: boolean
  /** Null: the link says that it calls a note, and the note is not there. */
  readonly body: XmlElement | null
}

function acceptLinks(map: LinkMap, begins: (element: XmlElement) => string): Accepted[] {
  const marks = map.links.map((link) => ({ link, words: begins(link.element) }))
  const targetsIn = countTargets(map, marks)
  const accepted = marks.flatMap(({ link, words }): Accepted[] => {
    const { element } = link
    const target = map.targets.get(link.to)
    const isMark = looksLikeMark(words)
    const says = saysCall(element)
    if (!target) return says && (isMark || words.trim() === '') ? [{ link, body: null, isPlain: true }] : []
    if (saysBack(element) || (!says && !isMark)) return []
    const body = bodyAround(target, element, targetsIn)
    if (!body || headingLevel(body) !== null) return []
    const saysIt = saysBody(body) || saysBody(target) || ancestors(body, 2).some(saysNotes)
    const isAfter = map.orderOf(target) > link.order
    const label = labelOf(words)
    const isSame = (): boolean =>
      label !== '' &&
      labelOf(begins(body))
        .replace(/^[^\p{L}\p{N}*†‡§¶]+/u, '')
        .startsWith(label)
    const isRaised = [element, ...ancestors(element, 2), ...inside(element)].some(
      ({ local }) => local === 'sup',
    )
    const isNote =
      (says && (isMark || words.trim().length <= 20)) ||
      (saysIt && isMark) ||
      (isMark && isAfter && (leadsBack(map, body, element) || (isRaised && isSame())))
    return isNote ? [{ link, body, isPlain: says || isRaised || /^\s*[[(]/.test(words) }] : []
  })
  // `see note <a>3</a>`: a number in the line is a cross-reference where the note has a mark that looks like one.
  const marked = new Set(accepted.filter(({ isPlain }) => isPlain).map(({ body }) => body))
  return accepted.filter(({ isPlain, body }) => isPlain || !marked.has(body))
}

/** How many places that a mark leads to stand in each element: two notes are never one body. */
function countTargets(
  map: LinkMap,
  marks: readonly { link: Link; words: string }[],
): Map<XmlElement, number> {
  const counts = new Map<XmlElement, number>()
  const counted = new Set<XmlElement>()
  for (const { link, words } of marks) {
    const target = map.targets.get(link.to)
    if (!target || counted.has(target) || !looksLikeMark(words) || saysBack(link.element)) continue
    counted.add(target)
    for (const one of [target, ...ancestors(target)]) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return counts
}

const wholes = new Set([
  'body',
  'html',
  '#document',
  'section',
  'article',
  'main',
  'ol',
  'ul',
  'table',
  'tbody',
  'dl',
])

/** The element that holds the whole note whose beginning is `target`; null where there is none, or the link stands in it. */
function bodyAround(
  target: XmlElement,
  link: XmlElement,
  targetsIn: ReadonlyMap<XmlElement, number>,
): XmlElement | null {
  let body = target
  while (isInline(body) && body.parent && !saysBody(body)) body = body.parent
  // A list item, or a box that says that it is a note, around the paragraph with the number.
  for (let outer = body.parent; outer; outer = outer.parent) {
    const isOne = ['li', 'dd', 'aside', 'tr', 'td'].includes(outer.local) || saysBody(outer)
    if (
      !isOne ||
      wholes.has(outer.local) ||
      targetsIn.get(outer) !== targetsIn.get(body) ||
      isWithin(link, outer)
    )
      break
    body = outer
  }
  return (wholes.has(body.local) && !saysBody(body)) || isWithin(link, body) ? null : body
}

/** Whether a link in `body` leads to the link `call`, or to what is close around it. */
function leadsBack(map: LinkMap, body: XmlElement, call: XmlElement): boolean {
  const near = [call, ...ancestors(call, 2), ...inside(call)].flatMap(map.addressesOf)
  return near.some((address) => map.linksTo.get(address)?.some(({ element }) => isWithin(element, body)))
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

/** For each element the elements behind it in the same parent; each parent is looked through once. */
function siblingsAfter(): (element: XmlElement) => Generator<XmlElement> {
  const known = new Map<XmlElement, { all: XmlElement[]; places: Map<XmlElement, number> }>()
  return function* (element) {
    const { parent } = element
    if (!parent) return
    let siblings = known.get(parent)
    if (!siblings) {
      const all = parent.children.filter((one) => one.kind === 'element')
      siblings = { all, places: new Map(all.map((one, i) => [one, i])) }
      known.set(parent, siblings)
    }
    const { all, places } = siblings
    for (let i = (places.get(element) ?? all.length) + 1; i < all.length; i++) {
      const one = all[i]
      if (one) yield one
    }
  }
}

/** What belongs to a note beside its first element: the meaning of a term; paragraphs up to the next note, where notes follow one another. */
function continuation(
  body: XmlElement,
  bodies: ReadonlySet<XmlElement>,
  after: (element: XmlElement) => Generator<XmlElement>,
): XmlElement[] {
  const between: XmlElement[] = []
  if (body.local === 'dt') {
    for (const one of after(body)) {
      if (one.local !== 'dd') break
      between.push(one)
    }
    return between
  }
  if (body.local !== 'p' && body.local !== 'div') return []
  for (const one of after(body)) {
    if (bodies.has(one)) return between
    if (!['p', 'blockquote', 'ul', 'ol', 'pre'].includes(one.local) || between.length >= 5) return []
    between.push(one)
  }
  return []
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
