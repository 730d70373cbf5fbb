// Words of which the machine that read them was not sure.
import type { WordBox } from './word-boxes.ts'

/** Below which confidence words are marked; a person chooses one. */
export const thresholds = [50, 60, 70, 80, 90] as const
const most = Math.max(...thresholds)

/** Words that may be doubted at any threshold, as triples: start, length, confidence in percent; in the order of the text. */
export function doubtfulWords(boxes: readonly WordBox[]): number[] {
  const found: number[] = []
  let reached = -1
  for (const { start, end, confidence } of boxes) {
    if (confidence === null || confidence * 100 >= most) continue
    // The two parts of a corrected word share its place: once is enough.
    if (start === reached) continue
    reached = start
    found.push(start, end - start, Math.floor(confidence * 100))
  }
  return found
}

export interface Doubt {
  readonly start: number
  readonly end: number
  readonly percent: number
}

/** The words below `threshold` percent. */
export function doubtsBelow(triples: readonly number[], threshold: number): Doubt[] {
  const found: Doubt[] = []
  for (let i = 0; i + 2 < triples.length; i += 3) {
    const [start = 0, length = 0, percent = 0] = triples.slice(i, i + 3)
    if (percent < threshold) found.push({ start, end: start + length, percent })
  }
  return found
}

/** The next word after `at` (or the last before it) and its number; null when there is none in that direction. */
export function stepDoubt(doubts: readonly Doubt[], at: number | null, direction: 1 | -1): number | null {
  const index =
    direction === 1
      ? doubts.findIndex(({ start }) => start > (at ?? -1))
      : doubts.findLastIndex(({ start }) => start < (at ?? Infinity))
  return index === -1 ? null : index
}
