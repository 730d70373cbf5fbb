// A text made ready once for many passages: its letters, and what each of them tells.
import { foldText, type Folded } from '#lib/text/normalize.ts'
import { symbolsOf } from './blocks.ts'
import { backwardSurprises, surprises } from './surprise.ts'

export interface WeighedText {
  readonly text: string
  readonly folded: Folded
  readonly symbols: Int32Array
  /** Running sums of bits to who reads forwards, and to who reads backwards. */
  readonly forwards: Float64Array
  readonly backwards: () => Float64Array
  /** Bits that a place needs so that chance would not find as good a one in the whole text. */
  readonly chance: number
}

/** Weighs a text: O(n). `folded` is `foldText(text)` when at hand. */
export function weigh(text: string, folded: Folded = foldText(text)): WeighedText {
  const symbols = symbolsOf(folded)
  let backwards: Float64Array | null = null
  return {
    text,
    folded,
    symbols,
    forwards: surprises(symbols),
    // Only formula is read backwards.
    backwards: () => (backwards ??= backwardSurprises(symbols)),
    chance: Math.log2(symbols.length + 1),
  }
}

/** What `length` letters from `from` on tell. */
export const tells = ({ forwards }: WeighedText, from: number, length: number): number =>
  (forwards[from + length] ?? 0) - (forwards[from] ?? 0)
