// Prose as plain text, for search, titles and comparison.
import type { ProseBlock, ProseDocument, ProseInline } from './document.ts'

/** The words of a document; blocks are separated by one line feed. */
export function toPlainText(doc: ProseDocument): string {
  return doc.content.map(blockText).join('\n').trim()
}

function blockText(block: ProseBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return (block.content ?? []).map(inlineText).join('')
    case 'codeBlock':
      return (block.content ?? []).map((node) => node.text).join('')
    case 'blockquote':
      return block.content.map(blockText).join('\n')
    case 'bulletList':
    case 'orderedList':
      return block.content.map((item) => item.content.map(blockText).join('\n')).join('\n')
    case 'horizontalRule':
      return ''
  }
}

function inlineText(node: ProseInline): string {
  if (node.type === 'text') return node.text
  return node.type === 'mention' ? `@${node.attrs.label ?? ''}` : '\n'
}
