// What can be done where a line ends, and what is decided.
import type { Lexicon } from './lexicon.ts'
import type { LayoutReason } from './reasons.ts'

/**
 * `join`: one word, a hyphen at the end was only the break's; `keep`: the hyphen stays; `keep-space`: it stays and a blank
 * follows; `close`: nothing stands between them; `ck`: "k-k" is "ck"; `drop-letter`: a third consonant falls away.
 */
export type LineEndChoice = 'space' | 'join' | 'keep' | 'keep-space' | 'close' | 'ck' | 'drop-letter'

export interface LineEnd {
  readonly choice: LineEndChoice
  readonly options: readonly LineEndChoice[]
  readonly certain: boolean
  readonly reason: LayoutReason
}

/** How often this file loses the hyphen of a broken word: from 0, where all are there, to 1. */
export interface HyphenHabit {
  readonly lost: number
}

/** What is known of the words of the document. */
export interface Words {
  readonly lexicon: Lexicon
  readonly habit: HyphenHabit
  /** BCP 47, or empty. */
  readonly language: string
}

export const sure = (choice: LineEndChoice, reason: LayoutReason): LineEnd => ({
  choice,
  options: [choice],
  certain: true,
  reason,
})
