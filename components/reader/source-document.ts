import type { Attestation } from '#lib/claims/recorded.ts'
import type { ReadingView } from '#lib/reading/reading-view.ts'

/** A revision as the page hands it to the browser. */
export interface SourceDocument {
  readonly sourceId: string
  readonly revisionId: string
  readonly text: string
  readonly reading: ReadingView
  /** Where the page opens; the words around it come first, or all of them at once. */
  readonly openAt?: number | 'all'
  /** An older revision, for reading only. */
  readonly isOlder?: boolean
}

/** A passage on the claim to which texts are locked, as it stands in the window: edges of its text, height of its first line. */
export interface ClaimMark {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly polarity: Attestation['polarity']
}

/** What the page around can ask of one text. */
export interface PaneHandle {
  focus(): void
  find(): void
  /** Opens the next or previous passage; of the locked claim, where there is one. */
  step(direction: 1 | -1): void
  /** The passages on the locked claim that are in view. */
  claimMarks(): readonly ClaimMark[]
}
