// What a format that knows the sheet tells the layout reader beyond the characters. Plain text tells nothing of it.
import type { Span } from '#lib/text/span.ts'

export interface SheetHint {
  /** Where the page begins in the original. */
  readonly raw: number
  readonly label: string
  readonly labelSource: 'printed' | 'counted'
}

export interface LineHint {
  /** Known from the place on the page; the layout reader then does not guess. */
  readonly zone?:
    | 'body'
    | 'note'
    | 'running-head'
    | 'page-number'
    | 'line-number'
    | 'margin'
    | 'caption'
    | 'heading'
    | 'table'
  /** Of a heading, 1 the highest. */
  readonly level?: number
  /** Type size where the body has 1. */
  readonly size?: number
  /** Left edge against the column's, in widths of an em. */
  readonly indent?: number
  /** The distance above is greater than between lines of one paragraph. */
  readonly gap?: boolean
  /** The first word of this line would have fitted on the line before it in the text: that one was ended on purpose. */
  readonly early?: boolean
  /** Raised characters (note markers), in the original. */
  readonly raised?: readonly Span[]
  /** The format says that the word at the line's end goes on (a soft hyphen, HYP in ALTO). */
  readonly divided?: boolean
}

/** `lines`: by the offset in the original at which the line's first visible character stands. */
export interface LayoutHints {
  readonly sheets: readonly SheetHint[]
  readonly lines: ReadonlyMap<number, LineHint>
  /** The format shows every raised sign: figures that are not raised, nor in brackets, call no note. */
  readonly isRaisedKnown?: boolean
}
