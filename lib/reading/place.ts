// Between a reading and its original: where a place of the one stands in the other, also where something was changed or left
// out between them.
import type { Span } from '#lib/text/span.ts'
import type { MapRun, Reading } from './reading.ts'

export interface Places {
  /** The place in the original of an offset of the text: the character that was copied there, or the nearest before it. */
  toRaw(offset: number): number
  /** The place in the text of an offset of the original; what was left out stands where its neighbours stand. */
  toText(raw: number): number
  /** What became of a range of the original: from its first to its last copied character; empty at its place when none was. */
  textOf(raw: Span): Span
  /** Where a range of the text comes from: the ranges of the original copied there, in the order of the text. */
  rawOf(text: Span): Span[]
}

/** Reads the map of `reading` once; every question is then a search in it. */
export function placesOf(reading: Pick<Reading, 'map' | 'text'>): Places {
  const byText = reading.map
  // Notes stand after the text, so in the original the runs have another order.
  const byRaw = [...byText].sort((a, b) => a[1] - b[1])
  const starts =
    (runs: readonly MapRun[], place: 0 | 1) =>
    (at: number): number => {
      let low = 0
      let high = runs.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((runs[middle]?.[place] ?? 0) <= at) low = middle + 1
        else high = middle
      }
      return low - 1
    }
  const runAtText = starts(byText, 0)
  const runAtRaw = starts(byRaw, 1)

  function toRaw(offset: number): number {
    const run = byText[Math.max(0, runAtText(offset))]
    if (!run) return 0
    const [textStart, rawStart, length] = run
    return rawStart + Math.min(length, Math.max(0, offset - textStart))
  }
  function toText(raw: number): number {
    const at = runAtRaw(raw)
    const before = byRaw[at]
    const after = byRaw[at + 1]
    if (before && raw <= before[1] + before[2]) return before[0] + Math.max(0, raw - before[1])
    if (!before) return after?.[0] ?? 0
    const end = before[0] + before[2]
    if (!after) return end
    // Between neighbours of the text it is the end of the first; where the text goes on elsewhere (after the notes of a page,
    // say), the nearer one in the original knows better.
    if (after[0] >= end && after[0] - end < 8) return end
    return raw - (before[1] + before[2]) <= after[1] - raw ? end : after[0]
  }
  function textOf(raw: Span): Span {
    let [from, to] = [Infinity, -1]
    for (let i = Math.max(0, runAtRaw(raw[0])); i < byRaw.length; i++) {
      const [textStart, rawStart, length] = byRaw[i] as MapRun
      if (rawStart >= raw[1]) break
      const start = Math.max(raw[0], rawStart)
      const end = Math.min(raw[1], rawStart + length)
      if (end <= start) continue
      from = Math.min(from, textStart + start - rawStart)
      to = Math.max(to, textStart + end - rawStart)
    }
    if (to >= 0) return [from, to]
    const at = toText(raw[0])
    return [at, at]
  }
  return {
    toRaw,
    toText,
    textOf,
    rawOf(text) {
      const out: Span[] = []
      for (let i = Math.max(0, runAtText(text[0])); i < byText.length; i++) {
        const [textStart, rawStart, length] = byText[i] as MapRun
        if (textStart >= text[1]) break
        const start = Math.max(text[0], textStart)
        const end = Math.min(text[1], textStart + length)
        if (end > start) out.push([rawStart + start - textStart, rawStart + end - textStart])
      }
      return out
    },
  }
}
