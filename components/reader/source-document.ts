import type { Ref } from 'react'
import type { Attestation } from '#lib/claims/recorded.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { ReadingView } from '#lib/reading/reading-view.ts'
import type { Argument } from './use-argument.ts'
import type { LayerChoosing } from './use-layer-choice.ts'

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

/** A text, what is around it, and what it tells the page. */
export interface SourceViewProps {
  document: SourceDocument
  source: RecordOf<'source'>
  argument: Argument
  layerChoosing: LayerChoosing
  idPrefix: string
  /** The first of the texts. */
  isMain: boolean
  /** The text one is in: its name is the title of the page. */
  isFront: boolean
  lockedClaimId: string | null
  /** The passage to open at once. */
  passageId: string | null
  announce(message: string): void
  /** For what the caret passes over. */
  say(words: string): void
  onOpenBeside(sourceId: string, claimId: string): void
  /** Asks for the choice of a claim and a second source. */
  onBeside(): void
  onStepBeside(direction: 1 | -1): void
  onSwitch(): void
  ref: Ref<PaneHandle>
}
