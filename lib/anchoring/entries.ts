// The entry of a register, and the sentence, that hold a passage: what a sister would replace as a whole.
import type { Run } from '#lib/text/align.ts'
import type { Span } from '#lib/text/span.ts'
import type { TextMap } from './blocks.ts'
import type { Place } from './place.ts'
import { borderStrength } from './slide.ts'
import type { WeighedText } from './weighed-text.ts'

/** How far around a passage its surroundings speak for it, in letters. */
export const AROUND = 100
export const LONGEST_ENTRY = 400
/** Paragraphs, and lines that end with a sentence: an entry ends there. */
const ENTRY_BORDER = 4
/** So far from the letters found an entry may begin or end. */
const LONGEST_HEAD = 48
const SENTENCE_BORDER = 3
const LONGEST_SENTENCE = 200

interface Entry {
  readonly from: number
  readonly to: number
  /** No borders near: these are the surroundings. */
  readonly isOpen: boolean
}

export interface Entries {
  /** The entry that holds a folded stretch of the old text, by its borders; where there are none near, the surroundings. */
  entryAround(passage: Span): Entry
  /** The same entry in the new text, as far as its borders stand near the letters found. */
  entryInNew(runs: readonly Run[]): Span | null
  /** Part of the sentence around a passage that stands near its place: another sentence may begin with the same words. */
  sentenceFound(place: Place): number
}

export function entriesOf(map: TextMap, old: WeighedText, now: WeighedText): Entries {
  const isBorder = (side: WeighedText, i: number, least: number): boolean =>
    side.folded.gaps[i] !== 0 && borderStrength(side, i) >= least
  const { length } = map.toNew
  return {
    entryAround([p, q]) {
      let from = p
      let to = q
      while (from > 0 && p - from < LONGEST_ENTRY && !isBorder(old, from, ENTRY_BORDER)) from--
      while (to < length && to - q < LONGEST_ENTRY && !isBorder(old, to, ENTRY_BORDER)) to++
      // The ends of the text end an entry only when they are near.
      const openLeft = p - from >= (from === 0 ? AROUND : LONGEST_ENTRY)
      const openRight = to - q >= (to === length ? AROUND : LONGEST_ENTRY)
      return {
        from: openLeft ? Math.max(0, p - AROUND) : from,
        to: openRight ? Math.min(length, q + AROUND) : to,
        isOpen: openLeft || openRight,
      }
    },
    entryInNew(runs) {
      const first = runs[0]
      const last = runs.at(-1)
      if (!first || !last) return null
      const end = last.b + last.length
      let from = first.b
      let to = end
      while (from > 0 && first.b - from < LONGEST_HEAD && !isBorder(now, from, ENTRY_BORDER)) from--
      while (to < now.symbols.length && to - end < LONGEST_HEAD && !isBorder(now, to, ENTRY_BORDER)) to++
      return [from, to]
    },
    sentenceFound({ old: [p, q], new: [from, to] }) {
      let start = p
      let end = q
      while (start > 0 && p - start < LONGEST_SENTENCE && !isBorder(old, start, SENTENCE_BORDER)) start--
      while (end < length && end - q < LONGEST_SENTENCE && !isBorder(old, end, SENTENCE_BORDER)) end++
      let found = 0
      for (let i = start; i < end; i++) {
        const there = map.toNew[i] ?? -1
        if (there >= Math.max(0, from - LONGEST_SENTENCE) && there < to + LONGEST_SENTENCE) found++
      }
      return found / (end - start)
    },
  }
}
