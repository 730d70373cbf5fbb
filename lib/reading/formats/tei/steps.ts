// What reading a TEI document means, as a flat row of steps: first the tree is turned into steps (what is text, what is left out,
// where blocks and notes begin), then the steps are set one after the other (blanks, divided words, places).
import type { Span } from '#lib/text/span.ts'
import type { BlockKind, Note } from '../../reading.ts'

interface Placed {
  readonly start: number
  readonly end: number
}

/** Characters of the file, or `text` in their place. Blanks in them are the white space of XML. */
export interface TextStep extends Placed {
  readonly op: 'text'
  readonly text?: string
}

/** A line, column or page of the source ends here; the word goes on, does not, or the file does not say (`null`). */
export interface BreakStep extends Placed {
  readonly op: 'break'
  readonly goesOn: boolean | null
}

export type Step =
  | TextStep
  | BreakStep
  | { readonly op: 'open'; readonly kind: BlockKind; readonly level?: number }
  | { readonly op: 'close' }
  /** Left out of the text. */
  | (Placed & { readonly op: 'drop'; readonly kind: string })
  /** `shown` stands in the place of a tag. */
  | (Placed & { readonly op: 'put'; readonly kind: string; readonly shown: string })
  /** What parts lines of verse, cells of a table, readings of an apparatus, where something stands on both sides. */
  | { readonly op: 'part'; readonly at: number; readonly with: string }
  | { readonly op: 'page'; readonly at: number; readonly label: string | null }
  | { readonly op: 'call'; readonly note: TeiNote; readonly marker: Span }
  | { readonly op: 'section'; readonly section: SectionHead | null }

export interface SectionHead {
  readonly title: string
  readonly creator?: string
  readonly date?: string
}

/** A note on its way: found in the tree, marked while the text is set, its body set behind the text. */
export interface TeiNote {
  readonly kind: Note['kind']
  /** Empty where the file gives none; then it is counted among those of its kind. */
  readonly label: string
  readonly bodyMarker: Span | null
  /** Where the words of its body stand in the file. */
  readonly rawBody: readonly Span[]
  readonly body: readonly Step[]
}

/** What a person may choose for the whole file: which side of a `choice` is the text. */
export const sides = {
  sic: ['sic', 'corr'],
  orig: ['orig', 'reg'],
  abbr: ['expan', 'abbr'],
} as const
