// Notes and introductions as Markdown.
import type { ProseBlock, ProseDocument, ProseInline, ProseMark } from '#lib/prose/document.ts'
import { escapeInline, escapeMarkdown, indent } from './escape.ts'

/** Blocks separated by an empty line. `topLevel` is the heading level that stands for the first level of the prose. */
export function proseMarkdown(doc: ProseDocument, topLevel: number): string {
  return blocks(doc.content, topLevel)
}

function blocks(list: readonly ProseBlock[], topLevel: number): string {
  return list
    .map((block) => blockMarkdown(block, topLevel))
    .filter((text) => text !== '')
    .join('\n\n')
}

function blockMarkdown(block: ProseBlock, topLevel: number): string {
  switch (block.type) {
    case 'paragraph':
      return inlines(block.content)
    case 'heading':
      return `${'#'.repeat(Math.min(6, topLevel + block.attrs.level - 2))} ${inlines(block.content).replace(/\\?\n/g, ' ')}`
    case 'codeBlock': {
      const code = (block.content ?? []).map((node) => node.text).join('')
      const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map((run) => run[0].length + 1)))
      return `${fence}\n${code}\n${fence}`
    }
    case 'blockquote':
      return blocks(block.content, topLevel).replace(/^/gm, '> ')
    case 'bulletList':
      return block.content.map((item) => `-   ${indent(blocks(item.content, topLevel), 4)}`).join('\n')
    case 'orderedList': {
      const start = block.attrs?.start ?? 1
      return block.content
        .map((item, index) => `${`${start + index}.`.padEnd(4)}${indent(blocks(item.content, topLevel), 4)}`)
        .join('\n')
    }
    case 'horizontalRule':
      return '* * *'
  }
}

function inlines(list: readonly ProseInline[] | undefined): string {
  return (list ?? []).map(inlineMarkdown).join('')
}

function inlineMarkdown(node: ProseInline): string {
  if (node.type === 'hardBreak') return '\\\n'
  const marks = node.marks ?? []
  const raw = node.type === 'text' ? node.text : `@${node.attrs.label ?? ''}`
  if (marks.some((mark) => mark.type === 'code')) return codeSpan(raw)
  // Emphasis may not begin or end with a space; the spaces go outside.
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(raw) ?? []
  if (words === '') return raw
  return before + marks.reduce(wrap, escapeMarkdown(words)) + after
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(Math.max(1, ...[...text.matchAll(/`+/g)].map((run) => run[0].length + 1)))
  return `${fence} ${text.replace(/\s+/g, ' ')} ${fence}`
}

function wrap(inner: string, mark: ProseMark): string {
  switch (mark.type) {
    case 'bold':
      return `**${inner}**`
    case 'italic':
      return `*${inner}*`
    case 'strike':
      return `~~${inner}~~`
    case 'link':
      return `[${inner}](<${escapeInline(mark.attrs.href).replace(/\\(?=[_~@$&#*])/g, '')}>)`
    case 'underline':
    case 'code':
      return inner
  }
}
