// A correction as a value, and what may be wrong with it.
import type { CorrectionType } from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'

/**
 * What a person wants to stand in the place of `[start, end)` (UTF-16 code units into the text of the reading); an empty
 * range puts something in. A line feed in `correction` begins a new paragraph.
 */
export interface TextCorrection {
  readonly start: number
  readonly end: number
  readonly correction: string
  readonly type: CorrectionType
}

export type CorrectionProblem =
  | 'outside_text'
  | 'no_change'
  | 'corrections_overlap'
  | 'across_note'
  | 'other_kinds'
  | 'note_emptied'
  | 'nothing_left'
  | 'bad_characters'

/** Why a correction cannot be made. `index` is its place in the list, `other` that of the one it collides with. */
export interface CorrectionFinding {
  readonly code: CorrectionProblem
  readonly index: number
  readonly other?: number
  readonly message: string
}

/** What became of a correction: where it stood, where it stands, and the words as they were and are. */
export interface AppliedCorrection {
  readonly index: number
  readonly spanBefore: Span
  readonly spanAfter: Span
  readonly reading: string
  readonly correction: string
}

/** The kind of an edit that a correction leaves in a reading. */
export const editKind = (type: CorrectionType): string => `correct-${type}`
