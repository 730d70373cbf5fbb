// Which links of a page call a note. A link is believed when it says so itself, or when its two ends say the same; a mere
// cross-reference stays text.
import type { XmlElement } from '../../xml/tree.ts'
import { ancestors, inside, isWithin, type Link, type LinkMap } from './links.ts'
import { noteBodies, type NoteBodies } from './note-bodies.ts'
import { hasNoteId, labelOf, looksLikeMark, saysBack, saysBody, saysCall, saysNotes } from './note-signs.ts'
import { headingLevel, rolesOf } from './page-element.ts'

export interface Accepted {
  readonly link: Link
  /** It looks like a mark by itself: it says so, stands raised or in brackets. */
  readonly isPlain: boolean
  /** Null: the link says that it calls a note, and the note is not there. */
  readonly body: XmlElement | null
}

export interface AcceptedLinks {
  readonly links: readonly Accepted[]
  readonly bodies: NoteBodies
}

type Begins = (element: XmlElement) => string

export function acceptLinks(map: LinkMap, begins: Begins): AcceptedLinks {
  const marks = map.links.map((link) => ({ link, words: begins(link.element) }))
  const bodies = noteBodies(countTargets(map, marks))
  // Thousands of marks may lead to one body.
  const chapters = new Map<XmlElement, boolean>()
  const isChapter = (body: XmlElement): boolean => {
    const known = chapters.get(body) ?? (headingLevel(body) !== null || holdsHeading(body))
    chapters.set(body, known)
    return known
  }
  const accepted = marks.flatMap(({ link, words }): Accepted[] => {
    const { element } = link
    const target = map.targets.get(link.to)
    const isMark = looksLikeMark(words)
    const says = saysCall(element)
    const isPlain = says || isRaised(element) || /^\s*[[(]/.test(words)
    if (!target) return says && (isMark || words.trim() === '') ? [{ link, body: null, isPlain }] : []
    if (saysBack(element) || (!isMark && !(says && words.trim() === '') && !isSaidInWords(element, words)))
      return []
    const body = bodies.around(target, element)
    if (!body || isChapter(body)) return []
    const isAfter = map.orderOf(target) > link.order
    const isNote =
      says ||
      [body, target].some((one) => saysBody(one) && !hasNoteId(one)) ||
      (isAfter && (hasNoteId(body) || hasNoteId(target) || ancestors(body, 2).some(saysNotes))) ||
      (isAfter && (leadsBack(map, body, element) || (isRaised(element) && isSame(begins(body), words))))
    return isNote ? [{ link, body, isPlain }] : []
  })
  const calls = withoutReturns(map, accepted)
  // `see note <a>3</a>`: a number in the line is a cross-reference where the note has a mark that looks like one.
  const marked = new Set(calls.filter(({ isPlain }) => isPlain).map(({ body }) => body))
  return { links: calls.filter(({ isPlain, body }) => isPlain || !marked.has(body)), bodies }
}

/** `note 3` in words, where the role leaves no doubt. */
const isSaidInWords = (link: XmlElement, words: string): boolean =>
  rolesOf(link).includes('noteref') && words.trim().length <= 20

const isRaised = (link: XmlElement): boolean =>
  [link, ...ancestors(link, 2), ...inside(link)].some(({ local }) => local === 'sup')

/** A chapter is no note. */
const holdsHeading = (body: XmlElement): boolean =>
  !rolesOf(body).includes('footnote') && inside(body).some((one) => headingLevel(one) !== null)

/** Whether the body begins with the label of the mark. */
function isSame(body: string, mark: string): boolean {
  const label = labelOf(mark)
  return (
    label !== '' &&
    labelOf(body)
      .replace(/^[^\p{L}\p{N}*†‡§¶]+/u, '')
      .startsWith(label)
  )
}

/** How many places that a mark leads to stand in each element. */
function countTargets(
  map: LinkMap,
  marks: readonly { link: Link; words: string }[],
): Map<XmlElement, number> {
  const counts = new Map<XmlElement, number>()
  const counted = new Set<XmlElement>()
  for (const { link, words } of marks) {
    const target = map.targets.get(link.to)
    // Those that lead forwards; from a note back to its mark is the other way.
    if (!target || counted.has(target) || !looksLikeMark(words) || saysBack(link.element)) continue
    if (map.orderOf(target) < link.order && !saysCall(link.element)) continue
    counted.add(target)
    for (const one of [target, ...ancestors(target)]) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return counts
}

/** A link in a note that leads to the mark of that note leads back, whatever it calls itself; the first of two is the mark. */
function withoutReturns(map: LinkMap, accepted: readonly Accepted[]): Accepted[] {
  const callAt = new Map<string, XmlElement>()
  return accepted.filter(({ link, body }) => {
    const called = callAt.get(link.to)
    if (called && (isWithin(link.element, called) || isAmong(link.element, called))) return false
    if (body)
      for (const address of addressesNear(map, link.element))
        if (!callAt.has(address)) callAt.set(address, body)
    return true
  })
}

const addressesNear = (map: LinkMap, call: XmlElement): string[] =>
  // A note around the mark is another place than the mark in it.
  [call, ...ancestors(call, 2).filter((one) => !saysBody(one)), ...inside(call)].flatMap(map.addressesOf)

/** Whether a link in `body` leads to the link `call`, or to what is close around it. */
function leadsBack(map: LinkMap, body: XmlElement, call: XmlElement): boolean {
  return addressesNear(map, call).some((address) =>
    map.linksTo.get(address)?.some(({ element }) => isWithin(element, body) || isAmong(element, body)),
  )
}

/** In a stretch of a paragraph, whose nodes stand in the paragraph still. */
const isAmong = (element: XmlElement, body: XmlElement): boolean =>
  body.children.some((one) => one.kind === 'element' && isWithin(element, one))
