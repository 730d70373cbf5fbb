// How much speaks for it that one stretch is a damaged copy of another, in bits: what the letters found again tell
// (`surprises`), less what the differences cost. A text in the same style, written anew, would have to hit on those letters by
// chance, so that n bits are one chance in 2^n for each place of the text. A misread letter costs little, a sentence put in or
// struck out costs no more than a few misread ones, and a formula, however long, tells nearly nothing.
import type { Run } from '#lib/text/align.ts'

/** A letter misread, dropped or doubled. */
const EDIT = 7
/** Something put in, struck out or replaced, of whatever length; a little more for longer ones. */
const CUT = 12
const PER_DOUBLING = 1.5
/** The surroundings end here: what stood beyond was cut off. */
const END = 8

const logs = Float64Array.from({ length: 4096 }, (_, i) => Math.log2(1 + i))
const logOf = (letters: number): number => logs[Math.min(letters, 4095)] ?? 12

/** What a difference costs: `a` letters of the one text stand where the other has `b`. */
export function costOf(a: number, b: number): number {
  const most = Math.max(a, b)
  if (most === 0) return 0
  return Math.min(EDIT * most, CUT + PER_DOUBLING * (logOf(a) + logOf(b)))
}

/** What it costs that `letters` at an end were not found. */
export const endCost = (letters: number): number => Math.min(EDIT * letters, END)

export interface Chain {
  readonly runs: readonly Run[]
  readonly bits: number
}

const LOOK_BACK = 24

/** What stands twice tells nothing, yet it is found: between two chains that tell as much the longer is taken. */
export const FOUND = 0.5

/**
 * The part of an alignment that speaks most for it: chance agreements cost more than they tell and are dropped, as is what
 * goes back in the second sequence. `runs` rise in the first; `tells(run)` are the bits of its letters.
 */
export function strongestChain(runs: readonly Run[], length: number, tells: (run: Run) => number): Chain {
  const totals = new Float64Array(runs.length)
  const before = new Int32Array(runs.length).fill(-1)
  let best = -1
  let most = -Infinity
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as Run
    let top = -endCost(run.a)
    for (let k = i - 1; k >= 0 && i - k <= LOOK_BACK; k--) {
      const left = runs[k] as Run
      // What stands before in the other text has moved.
      if (run.b < left.b + left.length) continue
      const total = (totals[k] ?? 0) - costOf(run.a - left.a - left.length, run.b - left.b - left.length)
      if (total > top) {
        top = total
        before[i] = k
      }
    }
    totals[i] = top + tells(run) + FOUND * run.length
    const ended = (totals[i] ?? 0) - endCost(length - run.a - run.length)
    if (ended > most) {
      most = ended
      best = i
    }
  }
  const chain: Run[] = []
  for (let i = best; i >= 0; i = before[i] ?? -1) chain.push(runs[i] as Run)
  const letters = chain.reduce((sum, run) => sum + run.length, 0)
  return { runs: chain.reverse(), bits: best < 0 ? 0 : most - FOUND * letters }
}
