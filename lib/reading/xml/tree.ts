// XML as a tree whose nodes know their place in the decoded file. For large files whose reader needs no tree: `walk.ts`.
import type { XmlRefusal } from './limits.ts'
import { walkXml, type XmlAttribute, type XmlFault, type XmlOpen, type XmlOptions } from './walk.ts'

export interface XmlElement {
  readonly kind: 'element'
  readonly name: string
  readonly local: string
  readonly space: string
  readonly attributes: readonly XmlAttribute[]
  readonly parent: XmlElement | null
  readonly children: readonly XmlNode[]
  /** The start tag is `[start, openEnd)`, the end tag `[closeStart, end)`; the latter has no width where there is none. */
  readonly start: number
  readonly openEnd: number
  readonly closeStart: number
  readonly end: number
}

/** `text`: what stands in the place of `raw.slice(start, end)`; absent where the characters stand for themselves. */
export interface XmlCharacters {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
  readonly text?: string
}

export interface XmlLeaf {
  readonly kind: 'comment' | 'instruction'
  readonly start: number
  readonly end: number
}

export type XmlNode = XmlElement | XmlCharacters | XmlLeaf

export type XmlParsed =
  | { readonly kind: 'parsed'; readonly root: XmlElement; readonly faults: readonly XmlFault[] }
  | XmlRefusal
  | { readonly kind: 'refused'; readonly code: 'xml_damaged'; readonly message: string }

type Growing = { -readonly [key in keyof XmlElement]: XmlElement[key] } & { children: XmlNode[] }

export interface XmlTreeOptions extends XmlOptions {
  /** Only the first element of this local name is wanted; it becomes the root. */
  readonly only?: string
}

/** Parses a document. Without any element it is `xml_damaged`; lesser faults are listed. Never throws. */
export function parseXml(raw: string, options: XmlTreeOptions = {}): XmlParsed {
  const stack: Growing[] = []
  // What stands behind the root against the rules is kept as its last child.
  let root: Growing | undefined
  const add = (node: XmlNode): void => {
    const parent = stack.at(-1) ?? root
    const isBlank =
      stack.length === 0 && node.kind === 'text' && raw.slice(node.start, node.end).trim() === ''
    if (!isBlank) parent?.children.push(node)
  }
  const open = ({ name, local, space, attributes, start, end }: XmlOpen): void => {
    const parent = stack.at(-1) ?? root ?? null
    const places = { start, openEnd: end, closeStart: end, end }
    const element: Growing = {
      kind: 'element',
      name,
      local,
      space,
      attributes,
      ...places,
      parent,
      children: [],
    }
    add(element)
    root ??= element
    stack.push(element)
  }
  const walked = walkXml(
    raw,
    (event) => {
      const { kind, start, end } = event
      if (options.only !== undefined && stack.length === 0) {
        if (root || kind !== 'open' || event.local !== options.only) return
      }
      if (kind === 'open') open(event)
      else if (kind === 'close') Object.assign(stack.pop() ?? {}, { closeStart: start, end })
      else if (kind === 'text') add({ kind, start, end })
      else if (kind === 'reference') add({ kind: 'text', start, end, text: event.text })
      else if (kind !== 'doctype') add({ kind, start, end })
    },
    options,
  )
  if (walked.kind === 'refused') return walked
  if (!root) return { kind: 'refused', code: 'xml_damaged', message: 'There is no element in this XML file.' }
  return { kind: 'parsed', root, faults: walked.faults }
}

/** All elements inside `element` with this local name, in order; itself not. */
export function* elementsNamed(element: XmlElement, local: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.kind !== 'element') continue
    if (child.local === local) yield child
    yield* elementsNamed(child, local)
  }
}

/** The first element inside with this local name. */
export function elementNamed(element: XmlElement, local: string): XmlElement | undefined {
  for (const found of elementsNamed(element, local)) return found
  return undefined
}

/** The characters inside an element, references replaced. */
export function textOf(raw: string, element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.kind === 'element') return textOf(raw, child)
      return child.kind === 'text' ? (child.text ?? raw.slice(child.start, child.end)) : ''
    })
    .join('')
}
