// How a passage is remembered: where it stood and what it said, stored redundantly so that each can check the other.
import type { Span } from '#lib/text/span.ts'

/** Length of `prefix` and `suffix` in UTF-16 code units; shorter at the ends of the text. */
export const CONTEXT_LENGTH = 32

/**
 * A passage of a text. `spans` in order, not overlapping, UTF-16 code units into the revision it was made on; several where a
 * note or a page end cuts the sentence. `quote` is their text, joined by `QUOTE_JOINT`. `prefix` and `suffix` stand
 * before the first and after the last span. W3C Web Annotation Data Model 4.2.4 (TextQuote) and 4.2.5 (TextPosition).
 */
export interface Selector {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly spans: readonly Span[]
}

/**
 * What stands in `quote` between two spans: a space if neither side has whitespace there, else nothing. A reader sees
 * one running quotation; the spans, not the quote, say where the cuts are.
 */
export const QUOTE_JOINT = ' '

/** A place that may be meant; `score` from 0 (nothing in common) to 1 (same words, same surroundings). */
export interface Candidate {
  readonly start: number
  readonly end: number
  readonly score: number
}

export type Verdict = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'lost'
