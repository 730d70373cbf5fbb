// Where the difference of two texts puts one span of the old text.
import { GAP_NONE } from '#lib/text/normalize.ts'
import type { Span } from '#lib/text/span.ts'
import type { TextMap } from './blocks.ts'

/** What placing needs of a `TextMap`. */
export type PlaceMap = Omit<TextMap, 'uncertain'>

export interface Place {
  readonly span: Span
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

/** The place of `[p, q)`, or null when the difference does not hold enough of it. */
export function placeOf(map: PlaceMap, [p, q]: Span, least: number): Place | null {
  let flow = 0
  const movedLetters = new Map<number, number>()
  for (let i = p; i < q; i++) {
    const id = map.blockOf[i] ?? -1
    if (id < 0) continue
    if (map.blocks[id]?.moved) movedLetters.set(id, (movedLetters.get(id) ?? 0) + 1)
    else flow++
  }
  let home = -1
  let best = flow
  for (const [id, letters] of movedLetters) if (letters > best) [home, best] = [id, letters]
  const all = flow + [...movedLetters.values()].reduce((sum, letters) => sum + letters, 0)
  if (best === 0 || best < least * (q - p)) return null
  const isHere = (i: number): boolean => {
    const id = map.blockOf[i] ?? -1
    return id >= 0 && (home >= 0 ? id === home : map.blocks[id]?.moved === false)
  }
  let first = p
  while (!isHere(first)) first++
  let last = q - 1
  while (!isHere(last)) last--
  const from = openEdge(map, p, first, -1)
  const to = openEdge(map, q - 1, last, 1) + 1
  return {
    span: [map.new.starts[from] ?? 0, map.new.ends[to - 1] ?? 0],
    old: [p, q],
    new: [from, to],
    found: best / (q - p),
    moved: home >= 0,
    elsewhere: (all - best) / (q - p),
  }
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
  // Letters that a neighbouring block took by chance.
  while (i !== edge && toNew[i + step] !== -1 && a[i + step] === b[j + step]) {
    i += step
    j += step
  }
  if (i === edge) return j
  // The gap in both texts, up to the next letters found on the far side.
  let outer = edge
  while (outer >= 0 && outer < a.length && toNew[outer] === -1) outer += step
  const limit = outer >= 0 && outer < a.length ? (toNew[outer] ?? -1) : outer < 0 ? -1 : b.length
  const room = (limit - j) * step - 1
  const gap = (outer - i) * step - 1
  const wanted = (edge - i) * step
  const hasCounterpart = room >= 0 && room <= 2 * gap + 4 && room * 3 >= gap
  if (hasCounterpart) return toWordBorder(map, edge, j, wanted === gap ? room : Math.min(room, wanted), step)
  return wholeWords(map, i, j, wanted, step)
}

/** A letter or two that were read into the word before its first or after its last letter belong to it. */
function withDoubled(map: PlaceMap, edge: number, j: number, step: 1 | -1): number {
  const isBorder = (gaps: Uint8Array, i: number): boolean => gaps[step < 0 ? i : i + 1] !== GAP_NONE
  const claimed = map.toNew[edge + step] ?? -1
  if (!isBorder(map.old.gaps, edge)) return j
  for (let more = 0; more <= 2; more++) {
    const at = j + step * more
    if (at < 0 || at >= map.newSymbols.length || (more > 0 && at === claimed)) return j
    if (isBorder(map.new.gaps, at)) return at
  }
  return j
}

/** An edge that was cut off: no half words, no signs left over. */
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
  let at = j
  for (let k = 0; k < 3 && !letters.test(map.new.text.charAt(at)); k++) at -= step
  return letters.test(map.new.text.charAt(at)) ? at : j
}

/** Goes `reach` letters on, and to the word border nearest to there when the old edge was at one. */
function toWordBorder(map: PlaceMap, edge: number, j: number, reach: number, step: 1 | -1): number {
  const atBorder = (gaps: Uint8Array, i: number): boolean => {
    const before = step < 0 ? i : i + 1
    return before <= 0 || before >= gaps.length || gaps[before] !== GAP_NONE
  }
  const target = j + step * reach
  if (!atBorder(map.old.gaps, edge)) return Math.max(0, Math.min(map.newSymbols.length - 1, target))
  for (let away = 0; away <= 3; away++) {
    for (const at of [target - step * away, target + step * away]) {
      if ((at - j) * step >= 0 && at >= 0 && at < map.newSymbols.length && atBorder(map.new.gaps, at))
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
