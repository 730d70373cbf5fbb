// HTML as browsers read it (parse5), in the same tree as XML: each run of characters knows its place in the decoded file.
// Tokens are never joined across a tag, so that the place of each is exact; what the parser moves keeps the place it came from.
import { html, parse, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5'
import { xmlLimits } from '../../xml/limits.ts'
import type { XmlCharacters, XmlElement, XmlNode } from '../../xml/tree.ts'
import type { XmlAttribute } from '../../xml/walk.ts'
import { splitReferences } from './references.ts'

export type HtmlParsed =
  | { readonly kind: 'parsed'; readonly root: XmlElement }
  | { readonly kind: 'refused'; readonly code: 'too_deep' | 'xml_entity_refused'; readonly message: string }

type Writable<T> = { -readonly [key in keyof T]: T[key] }
interface Growing extends Writable<Omit<XmlElement, 'children' | 'parent' | 'attributes' | 'space'>> {
  space: html.NS
  parent: Growing | null
  children: GrowingNode[]
  attributes: XmlAttribute[]
}
interface GrowingText extends Writable<XmlCharacters> {
  parent: Growing | null
  isPlaced: boolean
}
interface GrowingLeaf {
  readonly kind: 'comment'
  start: number
  end: number
  parent: Growing | null
}
type GrowingNode = Growing | GrowingText | GrowingLeaf
type Tree = TreeAdapterTypeMap<
  GrowingNode, Growing, GrowingNode, Growing, Growing, Growing, GrowingLeaf, GrowingText, Growing, GrowingLeaf
> // prettier-ignore

class TooDeep extends Error {}

/** Parses a whole page; `root` is the document, with `html` in it. Never throws. */
export function parseHtml(raw: string): HtmlParsed {
  if (hasTooManyReferences(raw)) {
    const message = `More than ${xmlLimits.references} references in one file.`
    return { kind: 'refused', code: 'xml_entity_refused', message }
  }
  // The mark of a byte order is no text; a blank keeps all offsets.
  const readable = raw.startsWith('\ufeff') ? ` ${raw.slice(1)}` : raw
  try {
    const root = parse<Tree>(readable, {
      treeAdapter: adapter(),
      sourceCodeLocationInfo: true,
      scriptingEnabled: false,
    })
    settle(root, raw, 0)
    return { kind: 'parsed', root }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    const message = `Elements stand inside one another more than ${xmlLimits.depth} deep.`
    return { kind: 'refused', code: 'too_deep', message }
  }
}

function hasTooManyReferences(raw: string): boolean {
  let count = 0
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1))
    if (++count > xmlLimits.references) return true
  return false
}

function adapter(): TreeAdapter<Tree> {
  let mode = html.DOCUMENT_MODE.NO_QUIRKS
  const node = (local: string, space: html.NS, attributes: XmlAttribute[]): Growing => ({
    ...{ kind: 'element', name: local, local, space, attributes, parent: null, children: [] },
    ...{ start: -1, openEnd: -1, closeStart: -1, end: -1 },
  })
  const insert = (parent: Growing, child: GrowingNode, at: number): void => {
    child.parent = parent
    parent.children.splice(at, 0, child)
  }
  const append = (parent: Growing, child: GrowingNode): void => {
    child.parent = parent
    parent.children.push(child)
  }
  const text = (value: string): GrowingText => ({
    ...{ kind: 'text', start: -1, end: -1, text: value, parent: null, isPlaced: false },
  })
  return {
    createDocument: () => node('#document', html.NS.HTML, []),
    createDocumentFragment: () => node('#fragment', html.NS.HTML, []),
    createElement: (local, space, attributes) => node(local, space, attributes.map(attributeOf)),
    createCommentNode: () => ({ kind: 'comment', start: -1, end: -1, parent: null }),
    createTextNode: text,
    appendChild: append,
    // What is put before a node comes near the end, nearly always.
    insertBefore: (parent, child, before) => insert(parent, child, parent.children.lastIndexOf(before)),
    insertText: (parent, value) => append(parent, text(value)),
    insertTextBefore: (parent, value, before) =>
      insert(parent, text(value), parent.children.lastIndexOf(before)),
    detachNode(child) {
      const siblings = child.parent?.children
      siblings?.splice(siblings.lastIndexOf(child), 1)
      child.parent = null
    },
    adoptAttributes(element, attributes) {
      const known = new Set(element.attributes.map(({ name }) => name))
      for (const one of attributes) if (!known.has(one.name)) element.attributes.push(attributeOf(one))
    },
    // A template is drawn by nobody, or by a script as a part of the page: its parts are kept where they stand.
    setTemplateContent: append,
    getTemplateContent: (template) =>
      template.children.find((one): one is Growing => one.kind === 'element') ?? template,
    setDocumentType: () => undefined,
    setDocumentMode: (_, found) => void (mode = found),
    getDocumentMode: () => mode,
    getAttrList: ({ attributes }) => attributes.map(({ name, value }) => ({ name, value })),
    getChildNodes: ({ children }) => children,
    getFirstChild: ({ children }) => children[0] ?? null,
    getParentNode: ({ parent }) => parent,
    getTagName: ({ local }) => local,
    getNamespaceURI: ({ space }) => space,
    getTextNodeContent: ({ text: value }) => value ?? '',
    getCommentNodeContent: () => '',
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isCommentNode: (one): one is GrowingLeaf => one.kind === 'comment',
    isDocumentTypeNode: (one): one is GrowingLeaf => false && one.kind === 'comment',
    isElementNode: (one): one is Growing => one.kind === 'element',
    isTextNode: (one): one is GrowingText => one.kind === 'text',
    getNodeSourceCodeLocation: (one) =>
      (one.kind === 'text' ? one.isPlaced : one.start >= 0) ? somewhere : null,
    setNodeSourceCodeLocation: (one, location) => location && place(one, location),
    updateNodeSourceCodeLocation(one, { endTag, endOffset }) {
      if (endOffset !== undefined) one.end = endOffset
      if (one.kind === 'element') one.closeStart = endTag?.startOffset ?? one.end
    },
    onItemPush(element) {
      let depth = 0
      for (let one: Growing | null = element; one; one = one.parent) depth++
      if (depth > xmlLimits.depth) throw new TooDeep()
    },
  }
}

/** The parser asks only whether a node has a place. */
const somewhere: Token.ElementLocation = {
  ...{ startLine: 0, startCol: 0, startOffset: 0, endLine: 0, endCol: 0, endOffset: 0 },
}

const attributeOf = ({ name, value, prefix, namespace }: Token.Attribute): XmlAttribute => ({
  name: prefix ? `${prefix}:${name}` : name,
  local: name.slice(name.lastIndexOf(':') + 1),
  space: namespace ?? '',
  value,
})

function place(node: GrowingNode, { startOffset, endOffset, startTag }: Token.ElementLocation): void {
  node.start = startOffset
  node.end = endOffset
  if (node.kind === 'element') {
    node.openEnd = startTag?.endOffset ?? endOffset
    node.closeStart = endOffset
  }
  if (node.kind !== 'text') return
  node.isPlaced = true
  // A word and the blank behind it come as two tokens, with nothing between them.
  const siblings = node.parent?.children
  const at = siblings?.lastIndexOf(node) ?? 0
  const before = siblings?.[at - 1]
  if (before?.kind !== 'text' || before.end !== startOffset) return
  before.end = endOffset
  before.text = (before.text ?? '') + (node.text ?? '')
  siblings?.splice(at, 1)
}

/** The last step: elements that the parser implied get a place, and runs are parted from the references among them. */
function settle(element: Growing, raw: string, at: number): void {
  // Elements that the parser cloned may stand deeper than what it counted.
  if (element.start < 0) element.start = element.openEnd = element.closeStart = element.end = at
  const children: XmlNode[] = []
  for (const child of element.children) {
    if (child.kind === 'element') {
      settle(child, raw, element.openEnd)
      children.push(child)
    } else if (child.kind === 'comment') children.push(child)
    else
      for (const piece of splitReferences(raw, child.start, child.end, child.text ?? '')) children.push(piece)
  }
  element.children = children as GrowingNode[]
}
