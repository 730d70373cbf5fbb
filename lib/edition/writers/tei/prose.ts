// Notes and introductions as TEI.
import type { ProseBlock, ProseDocument, ProseInline, ProseMark } from '#lib/prose/document.ts'
import { markup, type Markup } from '../markup.ts'

/** Paragraphs, lists and quotations; never empty. */
export function proseTei(doc: ProseDocument): Markup {
  const blocks = doc.content.map(blockTei)
  return blocks.length === 0 ? markup`<p/>` : markup`${blocks}`
}

function blockTei(block: ProseBlock): Markup {
  switch (block.type) {
    case 'paragraph':
      return markup`<p>${(block.content ?? []).map(inlineTei)}</p>`
    case 'heading':
      return markup`<p rend="heading${block.attrs.level}">${(block.content ?? []).map(inlineTei)}</p>`
    case 'codeBlock':
      return markup`<p rend="code">${(block.content ?? []).map((node) => node.text)}</p>`
    case 'blockquote':
      return block.content.length === 0
        ? markup`<quote/>`
        : markup`<quote>${block.content.map(blockTei)}</quote>`
    case 'bulletList':
    case 'orderedList':
      return markup`<list rend="${block.type === 'bulletList' ? 'bulleted' : 'numbered'}">${block.content.map(
        (item) => markup`<item>${item.content.map(blockTei)}</item>`,
      )}</list>`
    case 'horizontalRule':
      return markup`<p rend="rule"/>`
  }
}

function inlineTei(node: ProseInline): Markup {
  if (node.type === 'hardBreak') return markup`<lb/>`
  const inner =
    node.type === 'text'
      ? markup`${node.text}`
      : markup`<name type="person">@${node.attrs.label ?? ''}</name>`
  return (node.marks ?? []).reduce(wrapTei, inner)
}

function wrapTei(inner: Markup, mark: ProseMark): Markup {
  if (mark.type !== 'link') return markup`<hi rend="${mark.type}">${inner}</hi>`
  const target = toUri(mark.attrs.href)
  return target === null ? inner : markup`<ref target="${target}">${inner}</ref>`
}

/** An address that xsd:anyURI and the TEI pointer type accept; null when there is none. */
export function toUri(address: string): string | null {
  try {
    return new URL(address).href.replace(/[[\]{}|\\^`\s]/g, encodeURIComponent)
  } catch {
    return null
  }
}
