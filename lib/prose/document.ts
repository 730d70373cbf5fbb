// The one prose schema of Fontes: notes, comments, introductions. The editor, the server and the writers agree on this list
// of nodes and marks; anything else is refused at the border, so stored prose never carries markup nobody reads.
import { z } from 'zod'

const text = z
  .string()
  .max(100_000)
  .refine((value) => value.isWellFormed() && !value.includes('\0'), { error: 'not_well_formed' })

/** Only links that open a page or a letter; no script, no data. */
const href = z
  .string()
  .max(2000)
  .regex(/^(https?:|mailto:)/i)

export const proseMark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('strike') }),
  z.strictObject({ type: z.literal('code') }),
  z.strictObject({ type: z.literal('underline') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({
      href,
      target: z.string().max(20).nullish(),
      rel: z.string().max(60).nullish(),
      class: z.null().optional(),
      title: z.string().max(500).nullish(),
    }),
  }),
])
export type ProseMark = z.infer<typeof proseMark>

const textNode = z.strictObject({
  type: z.literal('text'),
  text: text.min(1),
  marks: z.array(proseMark).max(8).optional(),
})
const hardBreak = z.strictObject({
  type: z.literal('hardBreak'),
  marks: z.array(proseMark).max(8).optional(),
})
/** A person addressed with @; `id` is the user's. */
const mention = z.strictObject({
  type: z.literal('mention'),
  attrs: z.strictObject({
    id: z.uuid(),
    label: z.string().max(300).nullish(),
    mentionSuggestionChar: z.literal('@').optional(),
  }),
  marks: z.array(proseMark).max(8).optional(),
})
const inline = z.union([textNode, hardBreak, mention])
export type ProseInline = z.infer<typeof inline>

export interface ProseParagraph {
  type: 'paragraph'
  content?: ProseInline[] | undefined
}
export interface ProseHeading {
  type: 'heading'
  attrs: { level: 2 | 3 | 4 }
  content?: ProseInline[] | undefined
}
export interface ProseCodeBlock {
  type: 'codeBlock'
  attrs?: { language?: string | null | undefined } | undefined
  content?: { type: 'text'; text: string }[] | undefined
}
export interface ProseBlockquote {
  type: 'blockquote'
  content: ProseBlock[]
}
export interface ProseList {
  type: 'bulletList' | 'orderedList'
  attrs?: { start?: number | undefined; type?: null | undefined } | undefined
  content: { type: 'listItem'; content: ProseBlock[] }[]
}
export interface ProseRule {
  type: 'horizontalRule'
}
export type ProseBlock =
  ProseParagraph | ProseHeading | ProseCodeBlock | ProseBlockquote | ProseList | ProseRule

const content = z.array(inline).max(5000).optional()
const block: z.ZodType<ProseBlock> = z.lazy(() =>
  z.union([
    z.strictObject({ type: z.literal('paragraph'), content }),
    z.strictObject({
      type: z.literal('heading'),
      attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
      content,
    }),
    z.strictObject({
      type: z.literal('codeBlock'),
      attrs: z.strictObject({ language: z.string().max(40).nullish() }).optional(),
      content: z
        .array(z.strictObject({ type: z.literal('text'), text: text.min(1) }))
        .max(1000)
        .optional(),
    }),
    z.strictObject({ type: z.literal('blockquote'), content: blocks }),
    z.strictObject({
      type: z.union([z.literal('bulletList'), z.literal('orderedList')]),
      attrs: z.strictObject({ start: z.int().optional(), type: z.null().optional() }).optional(),
      content: z
        .array(z.strictObject({ type: z.literal('listItem'), content: blocks }))
        .min(1)
        .max(1000),
    }),
    z.strictObject({ type: z.literal('horizontalRule') }),
  ]),
)
const blocks = z.array(block).max(2000)

/** A whole document as Tiptap gives it with `getJSON()`; nesting at most 12 deep. */
export const proseDocument = z
  .strictObject({ type: z.literal('doc'), content: blocks })
  .refine((doc) => depth(doc.content) <= 12, { error: 'too_deep' })
export type ProseDocument = z.infer<typeof proseDocument>

export const emptyProse: ProseDocument = { type: 'doc', content: [{ type: 'paragraph' }] }

function depth(list: readonly ProseBlock[]): number {
  let deepest = 1
  for (const node of list) {
    if (node.type === 'blockquote') deepest = Math.max(deepest, 1 + depth(node.content))
    else if (node.type === 'bulletList' || node.type === 'orderedList') {
      for (const item of node.content) deepest = Math.max(deepest, 1 + depth(item.content))
    }
  }
  return deepest
}

/** Prose of plain paragraphs, one for each line of `text`. */
export function toProse(text: string): ProseDocument {
  return {
    type: 'doc',
    content: text
      .split('\n')
      .map((one) =>
        one === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: one }] },
      ),
  }
}
