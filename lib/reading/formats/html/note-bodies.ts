// Which elements are the body of a note, given the place that its mark leads to: the paragraph around, the item of a list, a box
// that says so, or a stretch of a paragraph that holds several notes.
import type { XmlElement, XmlNode } from '../../xml/tree.ts'
import { isWithin } from './links.ts'
import { saysBody } from './note-signs.ts'
import { isInline } from './page-element.ts'

export interface NoteBodies {
  /** The element that holds the whole note whose beginning is `target`; null where there is none, or the link stands in it. */
  around(target: XmlElement, link: XmlElement): XmlElement | null
  /** What belongs to a note beside its first element. */
  continuation(body: XmlElement, bodies: ReadonlySet<XmlElement>): XmlElement[]
  /** For a stretch of a paragraph: its nodes, which are no longer read where they stand. */
  stretchOf(body: XmlElement): readonly XmlNode[]
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

/** `targetsIn`: how many places that a mark leads to stand in each element; two notes are never one body. */
export function noteBodies(targetsIn: ReadonlyMap<XmlElement, number>): NoteBodies {
  const stretches = new Map<XmlNode, XmlElement>()
  const nodes = new Map<XmlElement, readonly XmlNode[]>()
  const after = siblingsAfter()
  const count = (element: XmlElement): number => targetsIn.get(element) ?? 0

  const places = new Map<readonly XmlNode[], Map<XmlNode, number>>()
  /** Each row of siblings is counted once: hostile paragraphs hold thousands of notes. */
  const placeOf = (node: XmlNode, siblings: readonly XmlNode[]): number => {
    const known = places.get(siblings) ?? new Map(siblings.map((one, i) => [one, i]))
    places.set(siblings, known)
    return known.get(node) ?? siblings.length
  }
  const stretch = (target: XmlElement, link: XmlElement): XmlElement | null => {
    let first = target
    while (first.parent && count(first.parent) === count(first)) first = first.parent
    const { parent } = first
    if (!parent || !isInline(first) || isWithin(link, parent)) return null
    const known = stretches.get(first)
    if (known) return known
    const own: XmlNode[] = [first]
    const siblings = parent.children
    for (let i = placeOf(first, siblings) + 1; i < siblings.length; i++) {
      const one = siblings[i]
      if (!one) break
      // Up to the next note, a box, or an empty line.
      const isNext = one.kind === 'element' && (count(one) > 0 || !(isInline(one) || one.local === 'br'))
      if (isNext || isEmptyLine(own, one)) break
      own.push(one)
    }
    const last = own.at(-1) ?? first
    const [start, end] = [first.start, last.end]
    const body: XmlElement = {
      ...{
        kind: 'element',
        name: 'span',
        local: 'span',
        space: first.space,
        attributes: [],
        parent,
        children: own,
      },
      ...{ start, openEnd: start, closeStart: end, end },
    }
    stretches.set(first, body)
    nodes.set(body, own)
    return body
  }

  return {
    around(target, link) {
      let body = target
      while (isInline(body) && body.parent && !(body.local !== 'a' && saysBody(body))) body = body.parent
      if (count(body) > Math.max(1, count(target))) return stretch(target, link)
      // A list item, or a box that says that it is a note, around the paragraph with the number.
      for (let outer = body.parent; outer; outer = outer.parent) {
        const isOne = ['li', 'dd', 'aside', 'tr', 'td'].includes(outer.local) || saysBody(outer)
        if (!isOne || wholes.has(outer.local) || count(outer) !== count(body) || isWithin(link, outer)) break
        body = outer
      }
      return (wholes.has(body.local) && !saysBody(body)) || isWithin(link, body) ? null : body
    },
    continuation(body, bodies) {
      const between: XmlElement[] = []
      if (body.local === 'dt') {
        for (const one of after(body)) {
          if (one.local !== 'dd') break
          between.push(one)
        }
        return between
      }
      if (body.local !== 'p' && body.local !== 'div') return []
      // Paragraphs up to the next note, where notes follow one another.
      for (const one of after(body)) {
        if (bodies.has(one)) return between
        if (!['p', 'blockquote', 'ul', 'ol', 'pre'].includes(one.local) || between.length >= 5) return []
        between.push(one)
      }
      return []
    },
    stretchOf: (body) => nodes.get(body) ?? [],
  }
}

/** Two line ends in a row: what follows is something else. */
function isEmptyLine(before: readonly XmlNode[], next: XmlNode): boolean {
  const last = before.findLast((one) => one.kind === 'element' || one.end - one.start > 2)
  return next.kind === 'element' && next.local === 'br' && last?.kind === 'element' && last.local === 'br'
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
