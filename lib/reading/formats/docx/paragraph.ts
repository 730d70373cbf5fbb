// A paragraph of a Word document while it is read: its properties as they come, and its pieces.
import type { Change, Paragraph, StoryPiece } from '../../flow/story.ts'
import type { NextNumber } from './numbering.ts'
import type { Section } from './section.ts'
import { ofOutline, type ParagraphStyle } from './styles.ts'

export interface Growing {
  styleId?: string
  outline?: string
  numId?: string
  numLevel?: number
  endChange?: Change
  section?: Section
  hasBreakBefore?: boolean
  isContents?: boolean
  readonly pieces: StoryPiece[]
}

/** A paragraph of the document, and the section that ends with it. */
export type WordParagraph = Paragraph & { readonly section?: Section }

export function finished(
  growing: Growing,
  styleOf: (id: string | undefined) => ParagraphStyle,
  nextNumber: NextNumber,
): WordParagraph {
  const style = styleOf(growing.styleId)
  const said =
    growing.outline === undefined || style.kind === 'heading'
      ? style
      : { ...style, ...ofOutline(growing.outline, style) }
  const numId = growing.numId ?? style.numId
  const numLevel = growing.numLevel ?? style.numLevel ?? 0
  const isItem = numId !== undefined && numId !== '0'
  const hasWords = growing.pieces.some(
    (one) => (one.op === 'text' && one.text.trim() !== '') || one.op === 'mend',
  )
  const number = isItem && hasWords ? nextNumber(numId, numLevel) : null
  const kind = isItem && said.kind === 'paragraph' ? 'list-item' : said.kind
  const level = kind === 'list-item' ? numLevel + 1 : kind === 'heading' ? said.level : undefined
  return {
    kind,
    pieces: growing.pieces,
    ...(level === undefined ? {} : { level }),
    ...(number === null ? {} : { number }),
    ...(growing.endChange ? { endChange: growing.endChange } : {}),
    ...(style.isContents || growing.isContents ? { zone: 'contents' } : {}),
    ...(growing.section ? { section: growing.section } : {}),
  }
}
