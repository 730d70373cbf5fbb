// Pages and passages that the file holds twice: the same lines in the same order. The first copy is kept.
import { alikeness, type SourceLine } from './lines.ts'
import type { Sheet } from './sheets.ts'

/** Half-open ranges of lines. */
export interface RepeatedLines {
  readonly kept: readonly [first: number, last: number]
  readonly copy: readonly [first: number, last: number]
}

/** Fewer letters and figures than this are a formula, not a copy. */
const shortest = 600
/** A whole page that stands twice is a copy, also when it is short. */
const shortestPage = 120
/** Lines with fewer say too little to begin with. */
const telling = 24

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** `furniture`: lines that are no text; they stand between the lines of a copy without parting it. */
export function findRepeatedLines(
  lines: readonly SourceLine[],
  sheets: readonly Sheet[],
  furniture: { has(line: number): boolean },
): RepeatedLines[] {
  // What stands beside another column is no passage of its own in the original.
  const own = lines.filter(({ index, row }) => !furniture.has(index) && row === undefined)
  const keys = own.map(({ text }) => letters(text))
  const pages = pageBorders(own, sheets)
  const places = new Map<string, number[]>()
  const found: RepeatedLines[] = []
  const lineAt = (at: number): number => own[at]?.index ?? lines.length
  let floor = 0
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? ''
    const earlier = key.length >= telling ? (places.get(key) ?? []) : []
    let best = { length: 0, size: 0, from: -1 }
    for (const from of earlier) {
      const [length, size] = runOf(keys, from, at)
      if (size > best.size) best = { length, size, from }
    }
    const back = best.from < 0 ? 0 : runBack(keys, best.from, at, floor)
    const [from, to] = [best.from - back, at - back]
    const end = at + best.length
    const isPage =
      best.size >= shortestPage && pages.has(to) && pages.has(end) && pages.has(from) && end - to >= 3
    if (best.size >= shortest || isPage) {
      found.push({
        kept: [lineAt(from), lineAt(best.from + best.length - 1) + 1],
        copy: [lineAt(to), lineAt(end - 1) + 1],
      })
      at = end - 1
      floor = end
      continue
    }
    if (key.length >= telling) places.set(key, [...earlier.slice(-7), at])
  }
  return found
}

/** Places among the lines of the text at which a page begins, and the end. */
function pageBorders(own: readonly SourceLine[], sheets: readonly Sheet[]): Set<number> {
  const borders = new Set<number>([own.length])
  if (sheets.length < 2) return borders
  let at = 0
  for (const { first } of sheets) {
    while (at < own.length && (own[at]?.index ?? 0) < first) at++
    borders.add(at)
  }
  return borders
}

/** How many lines from `from` and from `at` on say the same, and how many letters that is. A misread line is stepped over. */
function runOf(keys: readonly string[], from: number, at: number): [length: number, size: number] {
  let [length, size, sure] = [0, 0, 0]
  while (from + length < at && at + length < keys.length) {
    const [a, b] = [keys[from + length] ?? '', keys[at + length] ?? '']
    if (a !== b && !isMisread(a, b)) break
    length++
    size += Math.min(a.length, b.length)
    if (a === b) sure = length
  }
  while (length > sure) {
    length--
    size -= Math.min(keys[from + length]?.length ?? 0, keys[at + length]?.length ?? 0)
  }
  return [length, size]
}

/** The same line, read once well and once badly: its beginning or its end at least is the same. */
const isMisread = (a: string, b: string): boolean =>
  a.length >= telling &&
  (a.slice(0, 4) === b.slice(0, 4) || a.slice(-4) === b.slice(-4)) &&
  alikeness(a, b) >= 0.8

/** How many lines above were misread in one of the copies. */
function runBack(keys: readonly string[], from: number, at: number, floor: number): number {
  let back = 0
  while (back < 4 && from - back > 0 && at - back - 1 > from && at - back > floor) {
    const [a, b] = [keys[from - back - 1] ?? '', keys[at - back - 1] ?? '']
    if (a !== b && !isMisread(a, b)) break
    back++
  }
  return back
}
