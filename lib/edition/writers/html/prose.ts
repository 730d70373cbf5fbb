// Notes and introductions as HTML.
import type { ProseBlock, ProseDocument, ProseInline, ProseMark } from '#lib/prose/document.ts'
import { markup, type Markup } from '../markup.ts'

/** `topLevel` is the heading level that stands for the first level of the prose. */
export function proseHtml(doc: ProseDocument, topLevel: number): Markup {
  return markup`${doc.content.map((block) => blockHtml(block, topLevel))}`
}

/** Whether a document says anything at all. */
export function isEmptyProse(doc: ProseDocument): boolean {
  return doc.content.every((block) => block.type === 'paragraph' && (block.content ?? []).length === 0)
}

function blockHtml(block: ProseBlock, topLevel: number): Markup {
  switch (block.type) {
    case 'paragraph':
      return markup`<p dir="auto">${(block.content ?? []).map(inlineHtml)}</p>`
    case 'heading': {
      const level = Math.min(6, topLevel + block.attrs.level - 2)
      return markup`<p class="prose-heading" role="heading" aria-level="${level}">${(block.content ?? []).map(inlineHtml)}</p>`
    }
    case 'codeBlock':
      return markup`<pre tabindex="0"><code>${(block.content ?? []).map((node) => node.text)}</code></pre>`
    case 'blockquote':
      return markup`<blockquote>${block.content.map((child) => blockHtml(child, topLevel))}</blockquote>`
    case 'bulletList':
      return markup`<ul>${items(block.content, topLevel)}</ul>`
    case 'orderedList':
      return markup`<ol start="${block.attrs?.start ?? 1}">${items(block.content, topLevel)}</ol>`
    case 'horizontalRule':
      return markup`<hr>`
  }
}

function items(list: readonly { content: ProseBlock[] }[], topLevel: number): Markup[] {
  return list.map((item) => markup`<li>${item.content.map((child) => blockHtml(child, topLevel))}</li>`)
}

function inlineHtml(node: ProseInline): Markup {
  if (node.type === 'hardBreak') return markup`<br>`
  const inner =
    node.type === 'text'
      ? markup`${node.text}`
      : markup`<span class="mention">@${node.attrs.label ?? ''}</span>`
  return (node.marks ?? []).reduce(wrapHtml, inner)
}

function wrapHtml(inner: Markup, mark: ProseMark): Markup {
  switch (mark.type) {
    case 'bold':
      return markup`<strong>${inner}</strong>`
    case 'italic':
      return markup`<em>${inner}</em>`
    case 'strike':
      return markup`<s>${inner}</s>`
    case 'underline':
      return markup`<u>${inner}</u>`
    case 'code':
      return markup`<code>${inner}</code>`
    case 'link':
      // The schema admits only http, https and mailto; checked again, because this file may be opened anywhere.
      return /^(https?:|mailto:)/i.test(mark.attrs.href)
        ? markup`<a href="${mark.attrs.href}" rel="noreferrer noopener">${inner}</a>`
        : inner
  }
}
