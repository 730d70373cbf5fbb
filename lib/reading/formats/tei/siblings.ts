// Neighbours of an element, kept by parent: a poem of ten thousand lines must not be counted through for each of them.
import type { XmlElement, XmlNode } from '../../xml/tree.ts'

interface Row {
  readonly elements: readonly XmlElement[]
  readonly place: ReadonlyMap<XmlElement, number>
}

/** Elements that stand between others without parting them. */
const light = /^(?:pb|lb|cb|milestone|anchor|note)$/

const rows = new WeakMap<XmlElement, Row>()
const names = new WeakMap<XmlElement, ReadonlyMap<string, number>>()

function rowOf(parent: XmlElement): Row {
  const known = rows.get(parent)
  if (known) return known
  const elements = parent.children.flatMap((child) =>
    child.kind === 'element' && !light.test(child.local) ? [child] : [],
  )
  const row = { elements, place: new Map(elements.map((element, i) => [element, i])) }
  rows.set(parent, row)
  return row
}

/** The element before (-1) or after (1), breaks and notes not counted. */
export function neighbour(element: XmlElement, step: 1 | -1): XmlElement | undefined {
  if (!element.parent) return undefined
  const { elements, place } = rowOf(element.parent)
  const at = place.get(element)
  return at === undefined ? undefined : elements[at + step]
}

/** How many elements of the same name stand in the same parent, itself among them. */
export function countAlike(element: XmlElement): number {
  const { parent } = element
  if (!parent) return 1
  let counts = names.get(parent)
  if (!counts) {
    const made = new Map<string, number>()
    for (const child of parent.children)
      if (child.kind === 'element') made.set(child.local, (made.get(child.local) ?? 0) + 1)
    names.set(parent, (counts = made))
  }
  return counts.get(element.local) ?? 1
}

const places = new WeakMap<XmlElement, ReadonlyMap<XmlNode, number>>()

/** What follows an element in its parent, one node after the other. */
export function* nodesAfter(element: XmlElement): Generator<XmlNode> {
  const { parent } = element
  if (!parent) return
  let place = places.get(parent)
  if (!place) places.set(parent, (place = new Map(parent.children.map((child, i) => [child, i]))))
  for (let i = (place.get(element) ?? Infinity) + 1; i < parent.children.length; i++) {
    const node = parent.children[i]
    if (node) yield node
  }
}
