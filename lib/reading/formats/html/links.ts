// The links of a page, or of all files of a book, with what they lead to: the ground on which notes are found.
import type { XmlCharacters, XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import type { Part } from './page-element.ts'

export interface Link {
  readonly part: Part
  readonly element: XmlElement
  /** `name of the part#id`. */
  readonly to: string
  /** Place in the order of all elements. */
  readonly order: number
}

export interface LinkMap {
  readonly links: readonly Link[]
  readonly linksTo: ReadonlyMap<string, readonly Link[]>
  /** Elements by `name of the part#id`; of `<a name>` too. */
  readonly targets: ReadonlyMap<string, XmlElement>
  readonly partOf: (element: XmlElement) => Part | undefined
  readonly orderOf: (element: XmlElement) => number
  /** The addresses that an element has. */
  readonly addressesOf: (element: XmlElement) => readonly string[]
}

export function mapLinks(parts: readonly Part[]): LinkMap {
  const targets = new Map<string, XmlElement>()
  const addresses = new Map<XmlElement, string[]>()
  const places = new Map<XmlElement, { order: number; part: Part }>()
  const found: { part: Part; element: XmlElement; href: string; order: number }[] = []
  let order = 0
  const visit = (part: Part, element: XmlElement): void => {
    places.set(element, { order: order++, part })
    for (const { name, local, value } of element.attributes) {
      const isName = local === 'id' || (name === 'name' && element.local === 'a')
      if (!isName || value === '') continue
      const address = `${part.name}#${value}`
      if (!targets.has(address)) targets.set(address, element)
      addresses.set(element, [...(addresses.get(element) ?? []), address])
    }
    const href = element.local === 'a' ? attribute(element, 'href') : undefined
    if (href?.includes('#')) found.push({ part, element, href, order })
    for (const child of element.children) if (child.kind === 'element') visit(part, child)
  }
  for (const part of parts) visit(part, part.root)
  const names = new Set(parts.map(({ name }) => name))
  const links = found.flatMap(({ href, ...link }): Link[] => {
    const to = addressOf(href, link.part.name, names, targets)
    return to === null ? [] : [{ ...link, to }]
  })
  const linksTo = new Map<string, Link[]>()
  for (const link of links) linksTo.set(link.to, [...(linksTo.get(link.to) ?? []).slice(0, 50), link])
  return {
    links,
    linksTo,
    targets,
    partOf: (element) => places.get(element)?.part,
    orderOf: (element) => places.get(element)?.order ?? -1,
    addressesOf: (element) => addresses.get(element) ?? [],
  }
}

/** Elements around, the nearest first. */
export function ancestors(element: XmlElement, most = 1000): XmlElement[] {
  const found: XmlElement[] = []
  for (let one = element.parent; one && found.length < most; one = one.parent) found.push(one)
  return found
}

export const isWithin = (element: XmlElement, outer: XmlElement): boolean =>
  element === outer || ancestors(element).includes(outer)

/** All elements inside, in order. */
export function inside(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (one: XmlElement): void => {
    for (const child of one.children) {
      if (child.kind !== 'element') continue
      found.push(child)
      visit(child)
    }
  }
  visit(element)
  return found
}

/** The characters inside, in order. */
export function* charactersIn(element: XmlElement): Generator<XmlCharacters> {
  for (const child of element.children) {
    if (child.kind === 'text') yield child
    else if (child.kind === 'element') yield* charactersIn(child)
  }
}

/** How an element begins: enough of its words to know a mark by. */
export function beginning(raw: string, element: XmlElement): string {
  let words = ''
  for (const { start, end, text } of charactersIn(element)) {
    words += text ?? raw.slice(start, end)
    if (words.trimStart().length > 60) break
  }
  return words
}

/**
 * A saved page names its own places by its old address (`https://…/Page#cite_note-1`), so an address with a known place at its
 * end leads there when nothing else in the book has that name.
 */
function addressOf(
  href: string,
  from: string,
  names: ReadonlySet<string>,
  targets: ReadonlyMap<string, XmlElement>,
): string | null {
  const hash = href.indexOf('#')
  const id = decoded(href.slice(hash + 1))
  const path = href.slice(0, hash)
  if (id === '') return null
  if (path === '') return `${from}#${id}`
  const name = resolvePath(path, from)
  if (name !== null && names.has(name)) return `${name}#${id}`
  const isSaved = from === '' || /^https?:/i.test(path)
  return isSaved && targets.has(`${from}#${id}`) ? `${from}#${id}` : null
}

/** A relative path inside a container, seen from the file `from`; null for what leads outside. */
export function resolvePath(path: string, from: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return null
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of decoded(path).split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null
    } else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
