// Formula: text that other places of the same text let one expect, but for what is filled in.
import type { Run } from '#lib/text/align.ts'
import type { Folded } from '#lib/text/normalize.ts'

/** A letter that tells less was to be expected. */
const EXPECTED = 0.3
/** What one filling tells at most: names and numbers come back, however rare their letters are. */
const FILLING = 5

/** Part of the letters `[from, to)` that were to be expected. */
export function formulaShare(sums: Float64Array, from: number, to: number): number {
  const start = Math.max(0, from)
  const end = Math.min(sums.length - 1, to)
  let expected = 0
  for (let i = start; i < end; i++) if ((sums[i + 1] ?? 0) - (sums[i] ?? 0) < EXPECTED) expected++
  return expected / Math.max(1, end - start)
}

/**
 * What the words of the runs tell (at `b`, into `folded`) when none tells more than a filling. After a misread letter the words of a
 * formula are unexpected, but not to who comes from the other side: of both sums the smaller counts.
 */
export function fillingBits(
  folded: Folded,
  forwards: Float64Array,
  backwards: Float64Array,
  runs: readonly Run[],
): number {
  let bits = 0
  for (const { b, length } of runs) {
    for (let from = b; from < b + length;) {
      let to = from + 1
      while (to < b + length && folded.gaps[to] === 0) to++
      const ahead = (forwards[to] ?? 0) - (forwards[from] ?? 0)
      const back = (backwards[to] ?? 0) - (backwards[from] ?? 0)
      bits += Math.min(FILLING, ahead, back)
      from = to
    }
  }
  return bits
}
