// Reads TEI back with a parser that is not ours.
import { parseXmlDocument as parse, type Document, type Node } from 'slimdom'

const xml = 'http://www.w3.org/XML/1998/namespace'
export const parseXmlDocument = (text: string): Document => parse(text)

/** The words of the elements with this `xml:id`, without the notes that stand inside them. */
export function wordsOf(document: Document, id: string): string[] {
  const found: string[] = []
  const words = (node: Node, isRoot: boolean): string => {
    if (node.nodeType === 3) return node.nodeValue ?? ''
    if (!isRoot && node.nodeName === 'note') return ''
    return node.childNodes.map((child) => words(child, false)).join('')
  }
  const visit = (node: Node): void => {
    if (node.nodeType === 1 && (node as unknown as Element).getAttributeNS(xml, 'id') === id)
      found.push(words(node, true))
    node.childNodes.forEach(visit)
  }
  visit(document)
  return found
}
