// A place that fits is not yet the place that is meant: in registers, depositions and charters the next entry fits as well.
// Trusted is only a place tied to words that occur once in the old and once in the new text: its witnesses. The passage
// must hold one, or reach one through text in which nothing but a misread letter has changed.
import type { Folded } from '#lib/text/normalize.ts'
import { sharedGrams } from '#lib/text/grams.ts'
import type { TextMap } from './blocks.ts'
import { borderStrength } from './slide.ts'

/** Letters in a row that make a witness when they occur once in each text. */
const WITNESS = 12
/** Longer stretches stand once where each word of them comes back: a name, a place and a number together. */
const LONGER = [24, 48] as const
/** The end of a sentence, or a line that ends in both texts: an entry of a register ends there too. */
const UNIT_BORDER = 3
/** Paragraphs, and lines that end with a sentence: what is replaced beyond them concerns another entry. */
const ENTRY_BORDER = 4
/** How far around a passage replaced names and numbers speak against its place, in letters. */
const AROUND = 150
/** How much heavier unique letters must weigh than replaced ones. */
const OUTWEIGHS = 4
/** The same in formulaic text, where a name or a number coincides easily. */
const FORMULA_OUTWEIGHS = 8
/** Text of which less is unique is formula. */
const PROSE_SHARE = 0.5
/** Longer replacements are new sentences, not the blanks of a formula filled in otherwise. */
const LONGEST_BLANK = 30
const MOVED_SHARE = 0.8

export interface Witnesses {
  /** Whether the place of the folded stretch `[p, q)` of the old text is beyond doubt; `unchanged`: it has no difference inside. */
  isTied(p: number, q: number, unchanged: boolean, moved: boolean): boolean
  /** Where the last witness that ends before `at` begins; 0 when the beginnings of the texts are one; null when there is none. */
  before(at: number): number | null
  /** Where the first witness that begins behind `at` ends; the end of the text when the texts end alike. */
  behind(at: number): number | null
}

/** Prepares the look-up; O(n). */
export function witnesses(map: TextMap, oldText: string, newText: string): Witnesses {
  const length = map.oldSymbols.length
  const starts = new Uint8Array(length + 1)
  const covered = new Uint8Array(length + 1)
  for (const at of placedGrams(map, WITNESS, 1)) {
    starts[at] = 1
    covered.fill(1, at, at + WITNESS)
  }
  for (const size of LONGER)
    for (const at of placedGrams(map, size, 1)) starts.fill(1, at, at + size - WITNESS + 1)
  const borders = unitBorders(map, oldText, newText)
  // What stands twice in both texts, as a page copied twice, is told apart by its order.
  for (const at of placedGrams(map, 2 * WITNESS, 2)) starts.fill(1, at, at + WITNESS + 1)
  const { after, before, replaced } = differences(map, oldText, newText)
  const startsBefore = sums(starts)
  const coveredBefore = sums(covered)
  const obstaclesEnding = sums(after)
  const obstaclesStarting = sums(before)
  const replacedBefore = sums(replaced)
  const bordersBefore = sums(borders)
  const lastStart = previousOnes(starts)
  const nextStart = nextOnes(starts)
  const foundBefore = sums(Uint8Array.from(map.toNew, (to) => (to >= 0 ? 1 : 0)))
  const entries = entryBorders(map, oldText)
  const entryStart = previousOnes(entries)
  const entryEnd = nextOnes(entries)
  const lastBorder = previousOnes(borders)
  const nextBorder = nextOnes(borders)
  const between = (totals: Int32Array, from: number, to: number): number =>
    to > from ? (totals[Math.min(to, totals.length - 1)] ?? 0) - (totals[from] ?? 0) : 0

  return {
    before(at) {
      const start = at < WITNESS ? -1 : (lastStart[at - WITNESS] ?? -1)
      return start >= 0 ? start : map.toNew[0] === 0 ? 0 : null
    },
    behind(at) {
      const start = nextStart[Math.max(0, at)] ?? length
      const isSameEnd = map.toNew[length - 1] === map.newSymbols.length - 1
      return start < length ? start + WITNESS : isSameEnd ? length : null
    },
    isTied(p, q, unchanged, moved) {
      const unitStart = Math.max(lastBorder[p] ?? 0, 0)
      const unitEnd = Math.min(nextBorder[q] ?? length, length)
      const unit = unitEnd - unitStart
      const unique = between(coveredBefore, unitStart, unitEnd)
      const isFormula = unique < PROSE_SHARE * unit
      // A clause may agree by chance; what moved, moved as a whole sentence or entry, and not as a formula.
      if (moved && (isFormula || between(foundBefore, unitStart, unitEnd) < MOVED_SHARE * unit)) return false
      // Where much was replaced and little is unique, the entry is rather another one than a corrected one.
      const from = Math.max(Math.min(unitStart, p - AROUND), entryStart[p] ?? 0, 0)
      const to = Math.min(Math.max(unitEnd, q + AROUND), entryEnd[q] ?? length, length)
      const changed = between(replacedBefore, from, to)
      if (
        isFormula
          ? unique < FORMULA_OUTWEIGHS * changed
          : between(coveredBefore, from, to) < OUTWEIGHS * changed
      ) {
        return false
      }
      const inside = between(startsBefore, Math.max(0, p - WITNESS + 1), q) > 0
      if (inside) return true
      const left = lastStart[Math.max(0, p - WITNESS)] ?? -1
      const right = nextStart[q] ?? length
      const leftEnd = left < 0 ? 0 : left + WITNESS
      const leftClean = between(obstaclesEnding, leftEnd, p + 1) === 0 && (left >= 0 || map.toNew[0] === 0)
      const rightClean = between(obstaclesStarting, q, right + 1) === 0
      const leftNear = leftClean && between(bordersBefore, leftEnd, p + 1) === 0
      const rightNear = rightClean && between(bordersBefore, q, Math.min(right, length)) === 0
      return leftNear || rightNear || (unchanged && leftClean && rightClean)
    },
  }
}

/** Where grams begin that occur `times` in both texts and stand, in order, where the map puts them. */
function placedGrams(map: TextMap, size: number, times: number): number[] {
  const a = { symbols: map.oldSymbols, from: 0, to: map.oldSymbols.length }
  const b = { symbols: map.newSymbols, from: 0, to: map.newSymbols.length }
  const pairs = sharedGrams(a, b, size, times)
  const placed: number[] = []
  for (let k = 0; k < pairs.length; k += 2) {
    const [at, bt] = [pairs[k] ?? 0, pairs[k + 1] ?? 0]
    if (map.toNew[at] === bt && map.toNew[at + size - 1] === bt + size - 1) placed.push(at)
  }
  return placed
}

interface Differences {
  /** 1 at the first old letter after an obstacle, a difference that is more than a misread letter. */
  readonly after: Uint8Array
  /** 1 at the old letter where an obstacle begins. */
  readonly before: Uint8Array
  /** At the same place, how many letters were replaced by others. */
  readonly replaced: Int32Array
}

function differences(map: TextMap, oldText: string, newText: string): Differences {
  const { toNew } = map
  const length = toNew.length
  const after = new Uint8Array(length + 1)
  const before = new Uint8Array(length + 1)
  const replaced = new Int32Array(length + 1)
  let last = -1
  for (let i = 0; i <= length; i++) {
    if (i < length && toNew[i] === -1) continue
    const from = last + 1
    const fromNew = last < 0 ? 0 : (toNew[last] ?? 0) + 1
    const here = i < length ? (toNew[i] ?? 0) : map.newSymbols.length
    const gap = i - from
    const gapNew = here - fromNew
    last = i
    if (gap === 0 && gapNew === 0) continue
    if (!isObstacle(map, [from, i], [fromNew, here], oldText, newText)) continue
    after[i] = 1
    before[from] = 1
    if (gap > 0 && gapNew > 0 && gap <= LONGEST_BLANK)
      replaced[from] = Math.min(Math.max(gap, gapNew), 3 * Math.min(gap, gapNew))
  }
  return { after, before, replaced }
}

function isObstacle(
  map: TextMap,
  [a0, a1]: readonly [number, number],
  [b0, b1]: readonly [number, number],
  oldText: string,
  newText: string,
): boolean {
  const most = Math.max(a1 - a0, b1 - b0)
  // Going back in the new text: a stretch that was moved.
  if (b1 < b0 || most > 3) return true
  if (/\d/.test(map.old.text.slice(a0, a1) + map.new.text.slice(b0, b1))) return true
  if (most === 1) return false
  const [word, letters] = wordAround(map.old, oldText, a0, a1)
  const [wordNew, lettersNew] = wordAround(map.new, newText, b0, b1)
  const capital = /^\p{Lu}/u
  return capital.test(word) || capital.test(wordNew) || most * 5 >= 2 * Math.max(letters, lettersNew)
}

function wordAround(
  { text, gaps, starts, ends }: Folded,
  original: string,
  from: number,
  to: number,
): [string, number] {
  const isLetter = (i: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(i))
  let start = from
  let end = Math.max(to, from)
  while (start > 0 && gaps[start] === 0 && isLetter(start - 1)) start--
  while (end < text.length && gaps[end] === 0 && isLetter(end)) end++
  return [original.slice(starts[start] ?? original.length, ends[end - 1] ?? 0), end - start]
}

function unitBorders(map: TextMap, oldText: string, newText: string): Uint8Array {
  const borders = new Uint8Array(map.toNew.length + 1)
  const old = { text: oldText, folded: map.old }
  const now = { text: newText, folded: map.new }
  borders[0] = 1
  borders[map.toNew.length] = 1
  for (let i = 1; i < map.toNew.length; i++) {
    if (map.old.gaps[i] === 0) continue
    const strength = borderStrength(old, i)
    const there = map.toNew[i] ?? -1
    const lineInBoth = strength >= 2 && there > 0 && borderStrength(now, there) >= 2
    if (strength >= UNIT_BORDER || lineInBoth) borders[i] = 1
  }
  return borders
}

function entryBorders(map: TextMap, oldText: string): Uint8Array {
  const borders = new Uint8Array(map.toNew.length + 1)
  const old = { text: oldText, folded: map.old }
  for (let i = 1; i < map.toNew.length; i++) {
    if (map.old.gaps[i] !== 0 && borderStrength(old, i) >= ENTRY_BORDER) borders[i] = 1
  }
  return borders
}

function sums(values: Uint8Array | Int32Array): Int32Array {
  const out = new Int32Array(values.length + 1)
  for (let i = 0; i < values.length; i++) out[i + 1] = (out[i] ?? 0) + (values[i] ?? 0)
  return out
}

/** For each place the nearest 1 at or before it; -1 if none. */
function previousOnes(values: Uint8Array): Int32Array {
  const out = new Int32Array(values.length)
  let last = -1
  for (let i = 0; i < values.length; i++) out[i] = last = values[i] ? i : last
  return out
}

/** For each place the nearest 1 at or after it; the length if none. */
function nextOnes(values: Uint8Array): Int32Array {
  const out = new Int32Array(values.length)
  let next = values.length
  for (let i = values.length - 1; i >= 0; i--) out[i] = next = values[i] ? i : next
  return out
}
