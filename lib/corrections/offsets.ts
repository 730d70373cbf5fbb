// Where the signs of notes, the beginnings of pages and the borders of sections stand after corrections.
import { diffTexts } from '#lib/text/diff.ts'
import type { Flow, PutIn } from './flow.ts'

/** Offsets of the old text in the new one; monotone. */
export interface Offsets {
  /** Before what is put in at that very point: where a range or a page begins. */
  before(offset: number): number
  /** Behind it: where a range ends. */
  behind(offset: number): number
  /** For the sign of a note: behind what became of the word that it follows. */
  behindWord(offset: number): number
}

export function offsetsThrough(oldText: string, { kept, putIn, text }: Flow): Offsets {
  /** In a kept run, or at the end of one. */
  const plain = (offset: number, isBehind: boolean): number => {
    const i = firstNot(kept, (run) => (isBehind ? run[0] <= offset : run[0] < offset))
    const [run, next] = [kept[i - 1], kept[i]]
    if (run && offset <= run[0] + run[2]) return run[1] + offset - run[0]
    if (next?.[0] === offset) return next[1]
    if (isBehind) return next?.[1] ?? text.length
    return run ? run[1] + run[2] : 0
  }
  /** Inside of a correction: by the difference of its words. */
  const within = (offset: number, isBehind: boolean): number | null => {
    const one = putIn[firstNot(putIn, ({ splice }) => splice.end <= offset)]
    if (!one || one.splice.start >= offset) return null
    const { splice, start } = one
    const at = offset - splice.start
    let [a, b] = [0, 0]
    for (const change of diffTexts(oldText.slice(splice.start, splice.end), one.text)) {
      if (at <= change.old[0]) break
      if (at < change.old[1]) return start + change.new[isBehind ? 1 : 0]
      a = change.old[1]
      b = change.new[1]
    }
    return start + Math.min(one.text.length, b + at - a)
  }
  const startingAt = new Map<number, PutIn>()
  // Of two, that of the point comes first.
  for (const one of putIn) if (!startingAt.has(one.splice.start)) startingAt.set(one.splice.start, one)
  /** The end of all that was put in for words before the offset: where nothing is kept beside it, it stands behind that. */
  const putInBefore = (offset: number): number => {
    const one = putIn[firstNot(putIn, ({ splice }) => splice.end <= offset) - 1]
    return one ? one.start + one.text.length : 0
  }
  const before = (offset: number): number =>
    startingAt.get(offset)?.start ??
    within(offset, false) ??
    Math.max(plain(offset, false), putInBefore(offset))
  const behind = (offset: number): number => within(offset, true) ?? plain(offset, true)
  const endingAt = new Map<number, PutIn>(putIn.map((one) => [one.splice.end, one]))
  return {
    before,
    behind,
    behindWord(offset) {
      const one = endingAt.get(offset)
      if (!one) return within(offset, true) ?? before(offset)
      if (one.splice.start < offset) return one.start + one.text.length
      // What is put in right behind a word, without a blank, belongs to the word.
      return one.start + (/^\S+/.exec(one.text)?.[0].length ?? 0)
    },
  }
}

/** Index of the first element for which `isBefore` does not hold; it holds for all before that. */
function firstNot<T>(list: readonly T[], isBefore: (one: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(list[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
