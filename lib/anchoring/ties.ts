// A place that fits is not yet the place that is meant: in registers, depositions and charters the next entry fits as well. A place
// is trusted when it is tied to what the two texts have in common and have but once.
import type { Run } from '#lib/text/align.ts'
import type { Span } from '#lib/text/span.ts'
import { blanksBetween } from './blanks.ts'
import type { Block, TextMap } from './blocks.ts'
import { AROUND, entriesOf, LONGEST_ENTRY } from './entries.ts'
import { strongestChain } from './evidence.ts'
import { fillingBits, formulaShare } from './formula.ts'
import { clipped, runsWithin, type Place } from './place.ts'
import { rivalsBetween } from './rivals.ts'
import { borderStrength } from './slide.ts'
import { tells, type WeighedText } from './weighed-text.ts'
import { witnesses } from './witness.ts'

/** Bits beyond chance that a place in prose needs, and more for each word that was replaced. */
const SURE = 32
/** Where more than this was to be expected, the text is formula; a short text has fewer entries to expect anything by. */
const FORMULA = 0.45
const FORMULA_IN_SHORT = 0.3
/** Text of which more than this was to be expected may hold sisters. */
const SOME_FORMULA = 0.2
const SHORT = 10.5
const RATHER_SHORT = 12
/** Where there may be sisters, so much of the sentence must have stayed. */
const LEAST_OF_SENTENCE = 0.4
/** Bits of fillings that tie an entry, and for each filling that was replaced. */
const FILLED = 12
const OUTWEIGHS = 25
/** Two or more words replaced, and one in so many letters: a sister rather than a correction. */
const LETTERS_PER_BLANK = 40
/** So much of a passage must be found where half of it may be formula. */
const FOUND = 0.75
/** More letters than one blank holds: something was put in or taken out. */
const CUT = 40
/** So far from the end of a sentence a stretch may end whose last letters were misread. */
const MISREAD_EDGE = 6
/** How far beyond an entry the next letters found are looked for. */
const FAR = 200
/** So far beyond a passage its neighbours begin at the least. */
const BESIDE = 150
/** How far unchanged neighbours speak for an entry. */
const NEIGHBOURS = 8000

export interface Ties {
  /** Whether a place is beyond doubt; `unchanged`: it has no difference inside. */
  isTied(place: Place, unchanged: boolean): boolean
  /** Whether the text here and around is no formula, in which the next entry fits as well. */
  isProse(place: Place): boolean
}

/** Prepares the look-up; O(n). */
export function ties(map: TextMap, old: WeighedText, now: WeighedText): Ties {
  const { isTied, before, behind } = witnesses(map, old.text, now.text)
  const { entryAround, entryInNew, sentenceFound } = entriesOf(map, old, now)
  const rivals = rivalsBetween(old, now)
  const { chance } = now
  const tellsInBoth = ({ a, b, length }: Run): number =>
    Math.min(tells(old, a, length), tells(now, b, length))

  const chainWithin = (from: number, to: number): { readonly runs: Run[]; readonly bits: number } => {
    const runs = runsWithin(map.toNew, from, to).map((run) => ({ ...run, a: run.a - from }))
    const { runs: chain, bits } = strongestChain(runs, to - from, (run) =>
      tellsInBoth({ ...run, a: run.a + from }),
    )
    return { runs: chain.map((run) => ({ ...run, a: run.a + from })), bits }
  }

  const most = chance < SHORT ? FORMULA_IN_SHORT : FORMULA
  /** Prose: what is found here and around it could not be found here by chance, nor be a sister with other names. */
  const speaks = (place: Place): { readonly forItself: boolean; readonly against: boolean } => {
    const [p, q] = place.old
    const from = Math.max(0, p - AROUND)
    const to = Math.min(map.toNew.length, q + AROUND)
    const { runs, bits } = chainWithin(from, to)
    const { replaced } = blanksBetween(old, now, runs, [from, to])
    const inside = replacedInside(runs, place)
    return {
      forItself: bits >= chance + SURE * (1 + 2 * replaced),
      against:
        (replaced > 1 && (chance < SHORT || bits < chance + 2 * SURE * replaced)) ||
        (inside > 1 && inside * LETTERS_PER_BLANK > q - p) ||
        (chance < RATHER_SHORT && replaced > 2 && replaced * 2 * LETTERS_PER_BLANK > to - from),
    }
  }

  const replacedInside = (runs: readonly Run[], { old: [p, q], new: there }: Place): number => {
    const first = runs.findIndex((run) => endOf(run) > p)
    const last = runs.findLastIndex(({ a }) => a < q)
    // With the runs on either side, so that a replaced edge is seen; and an edge at which nothing was found by what stands there.
    const beside = runs.slice(Math.max(0, first - 1), last + 2)
    return Math.max(
      blanksBetween(old, now, beside, [p, q]).replaced,
      blanksBetween(old, now, clipped(runs, p, q), [p, q], there).replaced,
    )
  }

  const filled = (runs: readonly Run[]): number =>
    Math.min(
      fillingBits(map.new, now.forwards, now.backwards(), runs),
      fillingBits(
        map.old,
        old.forwards,
        old.backwards(),
        runs.map(({ a, length }) => ({ a, b: a, length })),
      ),
    )

  /** Formula: the fillings of this entry are the same, or nothing at all has changed for far around. */
  const isFilledAlike = (place: Place, other: number): boolean => {
    const span = place.old
    const [p, q] = span
    const { from, to, isOpen } = entryAround(span)
    const { runs } = chainWithin(from, to)
    if (replacedInside(runs, place) > 0) return false
    const part = unbroken(runs, span)
    const { replaced } = blanksBetween(old, now, part, [from, to], isOpen ? null : entryInNew(part))
    const isWhole = (part[0]?.a ?? to) - from < CUT && to - endOf(part.at(-1)) < CUT
    // Without borders the fillings of a neighbour are counted too: then both sides must have their own.
    const own = isOpen
      ? 2 * Math.min(filled(clipped(part, 0, q)), filled(clipped(part, p, to)))
      : filled(part)
    const doubts = Math.max(replaced, other)
    if (doubts > 0) return own >= FILLED + OUTWEIGHS * doubts
    return own >= FILLED || (isWhole && filled(cleanAround(map, part)) >= FILLED)
  }

  /**
   * Whether a passage stands between neighbours that are beyond doubt, and nothing was put in or taken out on the way from the one
   * to the other: then no sister can stand in its stead. One word may have been corrected.
   */
  const isEnclosed = ({ old: span, moved }: Place, beside: number): boolean => {
    if (moved) return false
    const { from, to } = entryAround(span)
    const start = before(Math.max(0, Math.min(from, span[0] - beside)))
    const end = behind(Math.min(map.toNew.length, Math.max(to, span[1] + beside)))
    if (start === null || end === null || end - start > NEIGHBOURS) return false
    const runs = runsWithin(map.toNew, start, end)
    if (runs.some(({ b }, k) => k > 0 && b < endInNew(runs[k - 1]))) return false
    if (runs[0]?.a !== start || endOf(runs.at(-1)) !== end) return false
    const { doubtful, other } = blanksBetween(old, now, runs, [start, end])
    return doubtful <= 1 && other === 0
  }

  /** The entry around a place as the map has it, and what speaks against it. */
  const isAlone = ({ old: span, new: there }: Place): boolean => {
    const { from, to } = entryAround(span)
    const before = Math.min(AROUND, span[0] - from)
    const after = Math.min(AROUND, to - span[1])
    return rivals.areNone(span, there, before, after)
  }

  const blockOf = ([p, q]: Span): Block | null => {
    for (let i = p; i < q; i++) {
      const block = map.blocks[map.blockOf[i] ?? -1]
      if (block?.moved) return block
    }
    return null
  }

  /** Entries and sentences move as wholes: what begins or ends within one agrees with a sister as far as the formula goes. */
  const isWholeSentence = ({ a0, a1, b0, b1 }: Block): boolean => {
    const isAtBorder = (side: WeighedText, at: number): boolean => {
      for (let away = 0; away <= MISREAD_EDGE; away++)
        if (borderStrength(side, at - away) >= 3 || borderStrength(side, at + away) >= 3) return true
      return false
    }
    return isAtBorder(old, a0) && isAtBorder(old, a1) && isAtBorder(now, b0) && isAtBorder(now, b1)
  }

  /** What differs in the entry around a passage, up to the next letters found on either side. */
  const doubtsInEntry = ({
    old: span,
    moved,
  }: Place): { readonly doubtful: number; readonly other: number } => {
    const entry = entryAround(span)
    const block = moved ? blockOf(span) : null
    // What stood beside it did not come along.
    let from = Math.max(entry.from, span[0] - BESIDE, block?.a0 ?? 0)
    let to = Math.min(entry.to, span[1] + BESIDE, block?.a1 ?? map.toNew.length)
    if (block) {
      const { doubtful, other } = blanksBetween(old, now, runsWithin(map.toNew, from, to), [from, to])
      return { doubtful, other: other + Number(!isWholeSentence(block)) }
    }
    for (let far = from - FAR; from > far && from > 0 && (map.toNew[from] ?? -1) < 0;) from--
    for (let far = to + FAR; to < far && to < map.toNew.length && (map.toNew[to - 1] ?? -1) < 0;) to++
    // What stood among it and went elsewhere is taken out.
    const runs = runsWithin(map.toNew, from, to).filter(({ a }) => !map.blocks[map.blockOf[a] ?? -1]?.moved)
    const isWhole = !entry.isOpen && from === entry.from && to === entry.to
    return blanksBetween(old, now, runs, [from, to], isWhole ? entryInNew(runs) : null)
  }

  const shareOf = ({ old: [p, q], new: [from, to] }: Place): number =>
    Math.max(
      formulaShare(old.forwards, p - AROUND, q + AROUND),
      formulaShare(now.forwards, from - AROUND, to + AROUND),
    )

  return {
    isProse: (place) => shareOf(place) <= SOME_FORMULA,
    isTied: (place, unchanged) => {
      const isWitnessed = isTied(...place.old, unchanged, place.moved)
      // Asked only where the rest leaves it open: it looks through both texts.
      let alone: boolean | null = null
      const isOnly = (): boolean => (alone ??= isAlone(place))
      const share = shareOf(place)
      if ((chance < RATHER_SHORT || share > SOME_FORMULA) && sentenceFound(place) < LEAST_OF_SENTENCE)
        return false
      if (share > most) {
        if (place.found < FOUND) return false
        if (isEnclosed(place, LONGEST_ENTRY)) return true
        const { doubtful, other } = doubtsInEntry(place)
        if (!(place.moved && other > 0)) {
          if (isWitnessed && isFilledAlike(place, other)) return doubtful === 0 || isOnly()
          if (doubtful === 0) return isOnly()
        }
        return isEnclosed(place, BESIDE) && isOnly()
      }
      const { forItself, against } = speaks(place)
      if (against || !(forItself || isWitnessed)) return false
      const isPlain = share < SOME_FORMULA
      // A short text has few sisters to know a formula by.
      const isSure = forItself && place.found >= FOUND && chance >= RATHER_SHORT
      if (isPlain && (!place.moved || isSure)) return true
      return doubtsInEntry(place).other === 0 || (!isPlain && isOnly())
    },
  }
}

const endOf = (run: Run | undefined): number => (run ? run.a + run.length : 0)

const endInNew = (run: Run | undefined): number => (run ? run.b + run.length : 0)

/** The runs around a passage up to where something was put in or taken out. */
function unbroken(runs: readonly Run[], [p, q]: Span): Run[] {
  const isJoined = (k: number): boolean => {
    const [left, right] = [runs[k - 1], runs[k]]
    return !!left && !!right && right.a - endOf(left) < CUT && right.b - left.b - left.length < CUT
  }
  let first = runs.findIndex((run) => endOf(run) > p)
  let last = runs.findLastIndex(({ a }) => a < q)
  if (first < 0 || last < first) return []
  while (isJoined(first)) first--
  while (isJoined(last + 1)) last++
  return runs.slice(first, last + 1)
}

/** So near follows the next letter found when no more than a letter or two was misread. */
const SLIP = 4

/** The runs and what follows and precedes them in both texts with no more than misread letters between. */
function cleanAround({ toNew }: TextMap, runs: readonly Run[]): Run[] {
  const first = runs[0]
  const last = runs.at(-1)
  if (!first || !last) return []
  let from = first.a
  let to = last.a + last.length
  for (
    let k = from - 1, here = toNew[from] ?? 0;
    k >= 0 && first.a - k < NEIGHBOURS && from - k <= SLIP;
    k--
  ) {
    const there = toNew[k] ?? -1
    if (there < 0) continue
    if (there >= here || here - there > SLIP) break
    ;[from, here] = [k, there]
  }
  for (
    let k = to, here = toNew[to - 1] ?? 0;
    k < toNew.length && k - first.a < NEIGHBOURS && k - to < SLIP;
    k++
  ) {
    const there = toNew[k] ?? -1
    if (there < 0) continue
    if (there <= here || there - here > SLIP) break
    ;[to, here] = [k + 1, there]
  }
  return runsWithin(toNew, from, to)
}
