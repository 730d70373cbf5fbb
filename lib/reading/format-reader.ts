// What every reader of a format takes and gives.
import type { Read } from './assemble.ts'
import type { EncodingCandidate } from './encoding-candidates.ts'
import type { Choices, Reading } from './reading.ts'
import type { WordLists } from './word-list.ts'

export interface SourceFile {
  readonly fileName: string
  /** SHA-256 of the bytes, in hex; the caller computes it. */
  readonly sha256: string
  /** Read in this encoding and no other (WHATWG label). */
  readonly encoding?: string | undefined
  /** What a person chose where the reader had a choice. */
  readonly choices?: Choices | undefined
}

/** `unsure`: the encoding must be chosen; the best candidate stands first. `refused`: `code` is stable, `message` plain. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'unsure'; readonly candidates: readonly EncodingCandidate[] }
  | Refused

export interface Refused {
  readonly kind: 'refused'
  readonly code: string
  readonly message: string
}

/** What a format's reader gives: its decoded or made original and what it read there. */
export interface FormatRead {
  readonly kind: 'format-read'
  readonly raw: string
  readonly encoding: string
  /** The reader made `raw` itself (PDF, DOCX and other containers). */
  readonly isMade: boolean
  readonly read: Read
}

export type FormatReader = (
  bytes: Uint8Array,
  file: SourceFile,
  words: WordLists,
) => Promise<FormatRead | Exclude<ReadOutcome, { kind: 'read' }>>
