// Remarks that their program keeps as HTML, as their words alone. No markup of strangers comes into our prose.
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

const BREAKING = new Set([
  'p',
  'div',
  'br',
  'li',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'pre',
])
const UNSAID = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object'])
/** Deeper nesting is no remark. */
const DEEPEST = 200

export function wordsOfHtml(html: string): string {
  let words = ''
  const walk = (node: DefaultTreeAdapterTypes.ParentNode, depth: number): void => {
    for (const child of node.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) words += child.value
      else if (defaultTreeAdapter.isElementNode(child) && !UNSAID.has(child.tagName) && depth < DEEPEST) {
        walk(child, depth + 1)
        if (BREAKING.has(child.tagName)) words += '\n'
      }
    }
  }
  walk(parseFragment(html), 0)
  return words.replace(/\n{3,}/g, '\n\n').trim()
}
