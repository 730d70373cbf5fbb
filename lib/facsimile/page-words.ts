// The words of one page as they travel, and what a reader asks of them: which word is at a point, which boxes a passage has.
import type { Span } from '#lib/text/span.ts'
import type { WordBox } from './word-boxes.ts'

/** Numbers of one word: start, end, x, y, width, height, confidence in percent (-1: none). */
const stride = 7

export interface PageWord {
  readonly start: number
  readonly end: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Percent; null where the machine says nothing. */
  readonly confidence: number | null
}

export function packWords(boxes: readonly WordBox[]): number[] {
  return boxes.flatMap(({ start, end, box, confidence }) => [
    ...[start, end, ...box.map((value) => Math.round(value * 10) / 10)],
    confidence === null ? -1 : Math.floor(confidence * 100),
  ])
}

/** What `packWords` wrote; an incomplete end is left out. */
export function unpackWords(packed: readonly number[]): PageWord[] {
  const words: PageWord[] = []
  for (let i = 0; i + stride <= packed.length; i += stride) {
    const [start = 0, end = 0, x = 0, y = 0, width = 0, height = 0, percent = -1] = packed.slice(
      i,
      i + stride,
    )
    words.push({ start, end, x, y, width, height, confidence: percent < 0 ? null : percent })
  }
  return words
}

/** The word at a point of the page: of several boxes the smallest, else the nearest one within `reach`; null where there is none. */
export function wordAtPoint(words: readonly PageWord[], x: number, y: number, reach = 0): PageWord | null {
  let best: PageWord | null = null
  let least = Infinity
  for (const word of words) {
    const dx = Math.max(word.x - x, 0, x - word.x - word.width)
    const dy = Math.max(word.y - y, 0, y - word.y - word.height)
    const distance = Math.hypot(dx, dy)
    if (distance > reach) continue
    // What lies under the point comes before what lies near it.
    const rank = distance > 0 ? 1e12 + distance : word.width * word.height
    if (rank < least) [best, least] = [word, rank]
  }
  return best
}

/** The words that an offset of the text stands in, or ends: the caret behind a word's last letter is still at that word. */
export function wordsAtOffset(words: readonly PageWord[], offset: number): PageWord[] {
  const inside = words.filter(({ start, end }) => start <= offset && offset < end)
  return inside.length > 0 ? inside : words.filter(({ end }) => end === offset)
}

/** The words of which any letter is in one of the spans. */
export function wordsInSpans(words: readonly PageWord[], spans: readonly Span[]): PageWord[] {
  return words.filter(({ start, end }) => spans.some(([from, to]) => start < to && end > from))
}

/** A box on the page. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One box for each line of words: neighbours in the text whose boxes stand side by side are one. */
export function linesOf(words: readonly PageWord[]): Area[] {
  const lines: Area[] = []
  let last: PageWord | undefined
  for (const word of words) {
    const line = lines.at(-1)
    if (line && last && isBeside(last, word)) lines[lines.length - 1] = around(line, word)
    else lines.push({ x: word.x, y: word.y, width: word.width, height: word.height })
    last = word
  }
  return lines
}

/** Whether two words stand in one line: they overlap in height by half of the lower one, and are not far apart. */
function isBeside(a: PageWord, b: PageWord): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const low = Math.min(a.height, b.height)
  const gap = Math.max(b.x - a.x - a.width, a.x - b.x - b.width)
  return low > 0 && shared >= low / 2 && gap < 4 * Math.max(a.height, b.height)
}

/** The box around two. */
export function around(a: Area, b: Area): Area {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
