// Where the difference of two texts puts one span of the old text.
import type { Run } from '#lib/text/align.ts'
import { GAP_NONE } from '#lib/text/normalize.ts'
import type { Span } from '#lib/text/span.ts'
import type { TextMap } from './blocks.ts'
import { strongestChain } from './evidence.ts'
import { partedAt } from './parted.ts'

/** What placing needs of a `TextMap`. */
export type PlaceMap = Omit<TextMap, 'uncertain'>

export interface Place {
  readonly span: Span
  /** The span, or its parts where so much was put in between that one range would hold more of that than of the passage. */
  readonly parts: readonly Span[]
  /** Folded stretch of the old text that the span covers. */
  readonly old: Span
  /** Folded stretch of the new text. */
  readonly new: Span
  /** Part of the old letters found again, 0 to 1. */
  readonly found: number
  readonly moved: boolean
  /** Part of the letters found again somewhere else than here. */
  readonly elsewhere: number
}

/** The folded letters of a span; empty when it holds only whitespace and hyphens. */
export function foldedSpan(folded: TextMap['old'], [start, end]: Span): Span {
  return [countBelow(folded.ends, start + 1), countBelow(folded.starts, end)]
}

/** What a letter tells on the average: enough to tell a stretch found again from chance agreements. */
const LETTER = 2
/** Letters around a passage that tell where it goes on. */
const BESIDE = 32
/** How far beyond its edge the next found letter is looked for. */
const FAR = 96

/**
 * The place of `[p, q)`, or null when less than `least` of it is found in one place. A sentence put in parts no passage; a stretch
 * that went elsewhere, and letters that agree by chance with others far off, are no part of the place.
 */
export function placeOf(map: PlaceMap, span: Span, least: number): Place | null {
  const [p, q] = span
  const runs = runsWithin(map.toNew, Math.max(0, p - BESIDE), Math.min(map.toNew.length, q + BESIDE))
  // A word after a sentence that was put in belongs to the place when the text goes on there; a passage that left its
  // surroundings behind is found without them.
  const inside = clipped(runs, p, q)
  const chains = [strongest(runs), strongest(inside)].map((one) => drawnIn(map, clipped(one, p, q)))
  const chain = chains.find((one) => lettersOf(one) >= least * (q - p))
  const first = chain?.[0]
  const last = chain?.at(-1)
  if (!chain || !first || !last) return null
  const letters = lettersOf(chain)
  let moved = 0
  for (const run of chain) if (map.blocks[map.blockOf[run.a] ?? -1]?.moved) moved += run.length
  const from = openEdge(map, p, first.a, -1)
  const to = openEdge(map, q - 1, last.a + last.length - 1, 1) + 1
  const whole: Span = [map.new.starts[from] ?? 0, map.new.ends[to - 1] ?? 0]
  return {
    span: whole,
    parts: partedAt(map.new, chain, whole, q - p),
    old: [p, q],
    new: [from, to],
    found: letters / (q - p),
    moved: 2 * moved > letters,
    elsewhere: (lettersOf(inside) - letters) / (q - p),
  }
}

const lettersOf = (runs: readonly Run[]): number => runs.reduce((sum, { length }) => sum + length, 0)

function strongest(runs: readonly Run[]): readonly Run[] {
  const first = runs[0]
  const last = runs.at(-1)
  if (!first || !last) return []
  const relative = runs.map((run) => ({ ...run, a: run.a - first.a }))
  const { runs: chain } = strongestChain(
    relative,
    last.a + last.length - first.a,
    ({ length }) => LETTER * length,
  )
  return chain.map((run) => ({ ...run, a: run.a + first.a }))
}

/** So few letters beyond something put in may be any. */
const FEW = 2
const PUT_IN = 12

/**
 * The full stop of the passage and that of a sentence put in after it are alike: at an edge, letters on the far side of something
 * put in are taken to be those on the near side, where the same stand there; and very few are not believed at all.
 */
function drawnIn({ oldSymbols, newSymbols }: PlaceMap, runs: Run[]): Run[] {
  const stands = ({ a, length }: Run, b: number): boolean => {
    for (let i = 0; i < length; i++) if (oldSymbols[a + i] !== newSymbols[b + i]) return false
    return true
  }
  const isFar = (run: Run, left: Run, right: Run): boolean =>
    run.length <= FEW && right.b - left.b - left.length > PUT_IN + right.a - left.a - left.length
  const [first, second] = runs
  if (first && second) {
    const b = second.b - first.length
    if (first.a + first.length === second.a && b > first.b && stands(first, b))
      runs = [{ ...first, b }, ...runs.slice(1)]
    else if (isFar(first, first, second)) runs = runs.slice(1)
  }
  const [left, last] = runs.slice(-2)
  if (left && last) {
    const b = left.b + left.length
    if (left.a + left.length === last.a && b < last.b && stands(last, b))
      runs = [...runs.slice(0, -1), { ...last, b }]
    else if (isFar(last, left, last)) runs = runs.slice(0, -1)
  }
  return runs
}

/** The parts of runs within `[p, q)`. */
export function clipped(runs: readonly Run[], p: number, q: number): Run[] {
  return runs.flatMap(({ a, b, length }) => {
    const from = Math.max(a, p)
    const to = Math.min(a + length, q)
    return to > from ? [{ a: from, b: b + from - a, length: to - from }] : []
  })
}

/** Runs of `[p, q)` by old letters. */
export function runsWithin(toNew: Int32Array, p: number, q: number): Run[] {
  const runs: Run[] = []
  for (let i = p; i < q;) {
    const to = toNew[i] ?? -1
    let length = 1
    if (to >= 0) {
      while (i + length < q && toNew[i + length] === to + length) length++
      runs.push({ a: i, b: to, length })
    }
    i += length
  }
  return runs
}

/**
 * The new letter at the edge of a span whose own edge letter `edge` was not found; `inner` is the nearest that was. A misread
 * or rewritten edge has its counterpart in the letters that stand in its stead; a lost one has none.
 */
function openEdge(map: PlaceMap, edge: number, inner: number, step: 1 | -1): number {
  const { toNew, oldSymbols: a, newSymbols: b } = map
  let i = inner
  let j = toNew[inner] ?? 0
  if (i === edge) return withDoubled(map, edge, j, step)
  const isHere = (k: number): boolean => {
    const ahead = ((toNew[k] ?? -1) - j) * step
    return toNew[k] !== -1 && ahead > 0 && ahead <= 3 * (k - i) * step + FAR
  }
  // Letters that a neighbouring block took by chance.
  while (i !== edge && !isHere(i + step) && a[i + step] === b[j + step]) {
    i += step
    j += step
  }
  if (i === edge) return j
  const wanted = (edge - i) * step
  const misread = misreadEdge(map, [edge, i], j, step)
  if (misread !== null) return toWordBorder(map, edge, j, misread, step)
  // The gap in both texts, up to the next letters found on the far side.
  let outer = edge
  const end = edge + step * FAR
  while (outer !== end && outer >= 0 && outer < a.length && !isHere(outer)) outer += step
  const isOpen = outer === end
  const limit = outer >= 0 && outer < a.length ? (toNew[outer] ?? -1) : outer < 0 ? -1 : b.length
  const room = (limit - j) * step - 1
  const gap = (outer - i) * step - 1
  const hasCounterpart = !isOpen && room >= 0 && room <= 2 * gap + 4 && room * 3 >= gap
  if (hasCounterpart) return toWordBorder(map, edge, j, wanted === gap ? room : Math.min(room, wanted), step)
  return wholeWords(map, i, j, wanted, step)
}

/** The longest edge that is compared letter by letter. */
const LONGEST_EDGE = 48

/** Whether a word begins (`step` -1) or ends (1) with letter `i`. */
function isBorder(gaps: Uint8Array, i: number, step: 1 | -1): boolean {
  const before = step < 0 ? i : i + 1
  return before <= 0 || before >= gaps.length || gaps[before] !== GAP_NONE
}

const isStop = (text: string, i: number): boolean => /[.,;:!?…]/.test(text.charAt(i))

/** Whether a word of the new text begins or ends with letter `at`; the stop behind it is no part of a passage that had none. */
function isEdge(map: PlaceMap, edge: number, at: number, step: 1 | -1): boolean {
  const { gaps, text } = map.new
  if (isStop(map.old.text, edge)) return isBorder(gaps, at, step)
  return !isStop(text, at) && (isBorder(gaps, at, step) || isStop(text, at + step))
}

/**
 * How many new letters beyond `j` stand for the old ones from `i` to the edge, when they are the same but for misread letters; else
 * null. What follows does not matter: it may have been cut off.
 */
function misreadEdge(map: PlaceMap, [edge, i]: Span, j: number, step: 1 | -1): number | null {
  const { oldSymbols: a, newSymbols: b } = map
  const wanted = (edge - i) * step
  if (wanted > LONGEST_EDGE) return null
  const most = Math.floor(wanted / 3) + 1
  const width = Math.min(wanted + most, step > 0 ? b.length - 1 - j : j)
  let row = Array.from({ length: width + 1 }, (_, n) => n)
  for (let k = 1; k <= wanted; k++) {
    const next = [k]
    for (let n = 1; n <= width; n++) {
      const same = a[i + step * k] === b[j + step * n] ? 0 : 1
      next[n] = Math.min((row[n - 1] ?? 0) + same, (row[n] ?? 0) + 1, (next[n - 1] ?? 0) + 1)
    }
    row = next
  }
  // Of as many differences those that end with a word, when the passage does, and of these the nearest in length.
  const isWhole = isBorder(map.old.gaps, edge, step)
  const isOpen = (n: number): boolean => isWhole && !isEdge(map, edge, j + step * n, step)
  const rank = (n: number): number =>
    (row[n] ?? 0) + (isOpen(n) ? 0.5 : 0) + Math.abs(n - wanted) / (100 * (width + 1))
  let best = 0
  for (let n = 1; n <= width; n++) if (rank(n) < rank(best)) best = n
  // A third of the letters may be wrong; of a short word that ends where it should, one.
  const least = isWhole && !isOpen(best) ? 1 : Math.min(1, (wanted - 1) / 2)
  return (row[best] ?? 0) <= Math.max(wanted / 3, least) ? best : null
}

/** A letter or two that were read into the word before its first or after its last letter belong to it. */
function withDoubled(map: PlaceMap, edge: number, j: number, step: 1 | -1): number {
  const claimed = map.toNew[edge + step] ?? -1
  if (!isBorder(map.old.gaps, edge, step)) return j
  for (let more = 0; more <= 2; more++) {
    const at = j + step * more
    if (at < 0 || at >= map.newSymbols.length || (more > 0 && at === claimed)) return j
    if (isBorder(map.new.gaps, at, step)) return at
  }
  return j
}

/** An edge that was cut off: no half words. */
function wholeWords(map: PlaceMap, i: number, j: number, wanted: number, step: 1 | -1): number {
  const letters = /[\p{L}\p{N}]/u
  const joins = (gaps: Uint8Array, text: string, at: number): boolean => {
    const [before, after] = step < 0 ? [at - 1, at] : [at, at + 1]
    return gaps[after] === GAP_NONE && letters.test(text.charAt(before)) && letters.test(text.charAt(after))
  }
  if (joins(map.new.gaps, map.new.text, j)) {
    let missing = 0
    while (missing <= 3 && joins(map.new.gaps, map.new.text, j + step * missing)) missing++
    let kept = 1
    while (joins(map.new.gaps, map.new.text, j - step * kept)) kept++
    // A misread first letter is part of the word; a chance agreement of two endings is not.
    if (missing <= Math.min(3, wanted) && kept >= 2 * missing) return j + step * missing
    const inward = j - step * kept
    if (kept <= 4 && map.toNew[i - step * kept] === inward) return inward
    return j
  }
  // Where the beginning was cut off, the full stop of the sentence before is not the beginning.
  let at = j
  while (step < 0 && at - j < 3 && /[.,;:!?…)\]]/.test(map.new.text.charAt(at))) at++
  return at
}

/** Goes `reach` letters on, and to the word border nearest to there when the old edge was at one. */
function toWordBorder(map: PlaceMap, edge: number, j: number, reach: number, step: 1 | -1): number {
  const target = j + step * reach
  if (!isBorder(map.old.gaps, edge, step)) return Math.max(0, Math.min(map.newSymbols.length - 1, target))
  for (let away = 0; away <= 3; away++) {
    for (const at of [target - step * away, target + step * away]) {
      if ((at - j) * step >= 0 && at >= 0 && at < map.newSymbols.length && isEdge(map, edge, at, step))
        return at
    }
  }
  return Math.max(0, Math.min(map.newSymbols.length - 1, target))
}

function countBelow(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
