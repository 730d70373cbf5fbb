// What a stretch of the text stands for in the original: through copied runs, through the words of edits, and across what left
// nothing in the text (a line end, a hyphen, blanks between paragraphs).
import type { Reading } from '#lib/reading/reading.ts'
import type { Span } from '#lib/text/span.ts'
import { lowerBound, type EditPlace } from './edit-places.ts'

export interface OriginalUnder {
  /**
   * The stretches of the original that `[start, end)` of the text stands for, in the order of the text, and the edits that left
   * nothing and lie inside them. Empty when nothing of it has a known place.
   */
  under(start: number, end: number): { raws: Span[]; absorbed: number[] }
  /** The place in the original at which something stands that is put in at `offset`. */
  pointAt(offset: number): Span
}

/** A stretch of the text with its place in the original: copied letter by letter, or the words of an edit as a whole. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly raw: Span
  readonly isCopied: boolean
}

export function originalUnder(
  { map, edits, text }: Pick<Reading, 'map' | 'edits' | 'text'>,
  places: readonly EditPlace[],
): OriginalUnder {
  const pieces: Piece[] = [
    ...map.map(([start, raw, length]): Piece => ({
      start,
      end: start + length,
      raw: [raw, raw + length],
      isCopied: true,
    })),
    ...places.map(({ edit, start, end }): Piece => ({
      start,
      end,
      raw: edits[edit]?.raw ?? [0, 0],
      isCopied: false,
    })),
  ].sort((a, b) => a.start - b.start)
  const ends = pieces.map(({ end }) => end)
  const bridge = bridgeOver(edits)

  /** The pieces before and behind `offset`; the same one twice when it lies inside. */
  const around = (offset: number): [Piece | undefined, Piece | undefined] => {
    const i = lowerBound(ends, offset)
    const at = pieces[i]
    if (at && at.start < offset && offset < at.end) return [at, at]
    return at?.end === offset && at.start < offset ? [at, pieces[i + 1]] : [pieces[i - 1], at]
  }

  return {
    under(start, end) {
      const absorbed: number[] = []
      const raws: [number, number][] = []
      const add = ([from, to]: Span): void => {
        const last = raws.at(-1)
        const between = last ? (from === last[1] ? [] : from > last[1] ? bridge(last[1], from) : null) : null
        if (last && between) {
          absorbed.push(...between)
          last[1] = to
        } else if (!last || from !== last[0] || to !== last[1]) raws.push([from, to])
      }
      /** A line feed between paragraphs is in no piece: it stands for what left nothing between its neighbours. */
      const addGap = (from: number, to: number): void => {
        const [before] = around(from)
        const [, after] = around(to)
        if (before?.end !== from || after?.start !== to || text.slice(from, to).trim() !== '') return
        const [a, b] = [before.raw[1], after.raw[0]]
        const between = a < b ? bridge(a, b) : null
        if (!between) return
        absorbed.push(...between)
        add([a, b])
      }
      let reached = start
      for (let i = lowerBound(ends, start + 1); (pieces[i]?.start ?? Infinity) < end; i++) {
        const piece = pieces[i]
        if (!piece) break
        if (piece.start > reached) addGap(reached, piece.start)
        add(part(piece, start, end))
        reached = piece.end
      }
      if (reached < end) addGap(reached, end)
      return { raws, absorbed }
    },
    pointAt(offset) {
      const [before, after] = around(offset)
      // Inside the words of an edit: somewhere in what they stand for.
      if (before && before === after && !before.isCopied) return before.raw
      const at = before ? part(before, before.start, offset)[1] : (after?.raw[0] ?? 0)
      return [at, at]
    },
  }
}

/** What `[from, to)` of a piece stands for. */
function part({ start, end, raw, isCopied }: Piece, from: number, to: number): Span {
  if (!isCopied) return raw
  return [raw[0] + Math.max(from, start) - start, raw[0] + Math.min(to, end) - start]
}

/** The edits that left nothing and fill `[from, to)` of the original without a gap; null when something else is there. */
function bridgeOver(edits: Reading['edits']): (from: number, to: number) => number[] | null {
  const silent = edits
    .map(({ raw, replacement }, index) => ({ raw, replacement, index }))
    .filter(({ raw, replacement }) => replacement === '' && raw[0] < raw[1])
    .sort((a, b) => a.raw[0] - b.raw[0] || a.raw[1] - b.raw[1])
  const starts = silent.map(({ raw }) => raw[0])
  return (from, to) => {
    const found: number[] = []
    let at = from
    for (let i = lowerBound(starts, from); at < to; i++) {
      const one = silent[i]
      if (one?.raw[0] !== at || one.raw[1] > to) return null
      at = one.raw[1]
      found.push(one.index)
    }
    return found
  }
}
