// Where the words of a text stand on the pictures of its pages. A word is known by its place in the original; through the way
// back of the reading it is found in the text, also where it was divided, corrected, or read anew from a better file.
import { placeEdits } from '#lib/corrections/edit-places.ts'
import { stepsOf } from '#lib/corrections/difference.ts'
import type { Reading } from '#lib/reading/reading.ts'

/** A word, or a part of one that was divided, with its box in the units of the page. */
export interface WordBox {
  /** `[start, end)` in the text, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  readonly page: number
  readonly box: readonly [x: number, y: number, width: number, height: number]
  /** From 0 to 1, as the machine that read it says; null where it says nothing. */
  readonly confidence: number | null
}

type Boxed = Pick<Reading, 'text' | 'map' | 'edits' | 'blocks' | 'words'>

/** The words of the file that stand in the text, in the order of the text. What was left out (heads, page numbers) has no place. */
export function wordBoxes(reading: Boxed): WordBox[] {
  const { words = [] } = reading
  if (words.length === 0) return []
  const pieces = piecesByOriginal(reading)
  const ordered = [...words].sort((a, b) => a.raw[0] - b.raw[0])
  // Words under one correction: as many words there as before are shared out among them.
  const under = new Map<Piece, number[]>()
  const touched = ordered.map(({ raw }, i) => {
    const own = overlapping(pieces, raw[0], raw[1])
    for (const piece of own) if (!piece.isCopied) under.set(piece, [...(under.get(piece) ?? []), i])
    return own
  })
  const boxes = ordered.flatMap(({ raw, box, confidence, page }, i): WordBox[] => {
    let [start, end] = [Infinity, -1]
    const add = (from: number, to: number): void => {
      start = Math.min(start, from)
      end = Math.max(end, to)
    }
    for (const piece of touched[i] ?? []) {
      if (piece.isCopied) {
        const from = Math.max(raw[0], piece.raw)
        const to = Math.min(raw[1], piece.rawEnd)
        if (from < to) add(piece.start + from - piece.raw, piece.start + to - piece.raw)
      } else if (piece.end > piece.start) {
        const sharing = under.get(piece) ?? []
        add(...share(reading.text, piece.start, piece.end, sharing.indexOf(i), sharing.length))
      }
    }
    return end > start ? [{ start, end, page: page ?? 0, box, confidence }] : []
  })
  return boxes.sort((a, b) => a.start - b.start || a.end - b.end)
}

interface Piece {
  readonly raw: number
  readonly rawEnd: number
  readonly start: number
  readonly end: number
  readonly isCopied: boolean
}

/** Copied runs and the words of edits, in the order of the original. */
function piecesByOriginal(reading: Boxed): { list: readonly Piece[]; reach: readonly number[] } {
  const list: Piece[] = reading.map.map(([start, raw, length]) => ({
    ...{ raw, rawEnd: raw + length, start, end: start + length },
    isCopied: true,
  }))
  for (const { edit, start, end } of placeEdits(reading)) {
    const raw = reading.edits[edit]?.raw
    if (raw) list.push({ raw: raw[0], rawEnd: raw[1], start, end, isCopied: false })
  }
  list.sort((a, b) => a.raw - b.raw || a.rawEnd - b.rawEnd)
  // How far any piece up to here reaches: where to stop looking backwards.
  let most = 0
  const reach = list.map(({ rawEnd }) => (most = Math.max(most, rawEnd)))
  return { list, reach }
}

function overlapping(
  { list, reach }: ReturnType<typeof piecesByOriginal>,
  from: number,
  to: number,
): Piece[] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.raw ?? 0) < to) low = middle + 1
    else high = middle
  }
  const found: Piece[] = []
  for (let i = low - 1; i >= 0 && (reach[i] ?? 0) > from; i--) {
    const piece = list[i]
    if (piece && piece.rawEnd > from) found.push(piece)
  }
  return found.reverse()
}

/** The part of `[start, end)` that falls to one of `count` words: its word where there are as many, else all of it. */
function share(text: string, start: number, end: number, index: number, count: number): [number, number] {
  if (count < 2) return [start, end]
  const words = [...text.slice(start, end).matchAll(/\S+/g)]
  const word = words.length === count ? words[index] : undefined
  return word ? [start + word.index, start + word.index + word[0].length] : [start, end]
}

/**
 * The boxes in the text that `difference` leads to: a word that was kept keeps its box, and what was put in for words has the
 * boxes of the words it replaces, one each where there are as many. Words that were taken out have none any more.
 */
export function carryBoxes(
  boxes: readonly WordBox[],
  difference: readonly (number | string)[],
  text: string,
): WordBox[] {
  const steps = [...stepsOf(difference)]
  let first = 0
  const found = boxes.map(({ start, end }) => {
    while ((steps[first]?.old[1] ?? Infinity) <= start) first++
    let last = first
    while ((steps[last + 1]?.old[0] ?? Infinity) < end) last++
    return [first, last] as const
  })
  const sharing = new Map<number, number[]>()
  found.forEach(([from, to], i) => {
    for (let step = from; step <= to; step++)
      if (steps[step]?.kind === 'changed') sharing.set(step, [...(sharing.get(step) ?? []), i])
  })
  return boxes.flatMap((box, i): WordBox[] => {
    const [from, to] = found[i] ?? [0, -1]
    let [start, end] = [Infinity, -1]
    for (let at = from; at <= to; at++) {
      const step = steps[at]
      if (!step || step.old[1] <= step.old[0]) continue
      const [newStart, newEnd] = step.new
      const mine = sharing.get(at) ?? []
      const [a, b] =
        step.kind === 'kept'
          ? [
              newStart + Math.max(0, box.start - step.old[0]),
              newStart + Math.min(box.end, step.old[1]) - step.old[0],
            ]
          : share(text, newStart, newEnd, mine.indexOf(i), mine.length)
      if (b <= a) continue
      start = Math.min(start, a)
      end = Math.max(end, b)
    }
    return end > start ? [{ ...box, start, end }] : []
  })
}
