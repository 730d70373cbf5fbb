// The fourth pass, page by page: margins, columns and their order. Columns are parted by white strips that no piece crosses and
// that have prose on both sides; what spans them stands before or after them. Tables keep their rows together.
import { mostCommon, type Piece } from './pieces.ts'
import type { Table } from './tables.ts'

/** Pieces that are read one below the other. */
export interface Column {
  readonly left: number
  readonly right: number
  readonly items: readonly (Piece | Table)[]
}

export interface Arranged {
  readonly columns: readonly Column[]
  /** Beside the text, from top to bottom. */
  readonly margins: readonly Piece[]
}

type Item = Piece | Table

/** A white strip with text on both sides. */
interface Gutter {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Narrower strips are blanks between words, in type sizes. */
const leastGutter = 0.7
const leastRows = 4
/** A page of more pieces is a map or a heap of letters; it has no columns. */
const mostPieces = 3000

/** Puts what stands on a page into its order of reading. `pieces` without heads and feet. */
export function arrange(pieces: readonly Piece[], tables: readonly Table[]): Arranged {
  const { margins, text } = partMargins(pieces, tables)
  const size = mostCommon(text.map((piece) => Math.round(piece.size * 2) / 2)) || 10
  const gutters = text.length > mostPieces ? [] : findGutters(text, tables, size)
  const columns = order([...text, ...tables], gutters)
  return {
    columns: columns.map((items) => ({
      left: Math.min(...items.map(({ left }) => left)),
      right: Math.max(...items.map(({ right }) => right)),
      items,
    })),
    margins,
  }
}

/** What stands wholly outside of the long lines is beside the text; hung numbers and bullets belong to their lines. */
function partMargins(
  pieces: readonly Piece[],
  tables: readonly Table[],
): { margins: Piece[]; text: readonly Piece[] } {
  const widest = Math.max(0, ...pieces.map(({ left, right }) => right - left))
  const long = pieces.filter(({ left, right, length }) => right - left > 0.5 * widest && length > 20)
  if (long.length < 4) return { margins: [], text: pieces }
  const frame = [...long, ...tables]
  const left = Math.min(...frame.map((one) => one.left))
  const right = Math.max(...frame.map((one) => one.right))
  const isBeside = (piece: Piece): boolean =>
    (piece.right < left - 0.5 * piece.size || piece.left > right + 0.5 * piece.size) && !isHung(piece, long)
  const margins = pieces.filter(isBeside)
  const beside = new Set(margins)
  return { margins, text: pieces.filter((piece) => !beside.has(piece)) }
}

/** A bullet or an item's number alone. */
export function isListMark({ words }: Piece): boolean {
  return (
    words.length === 1 &&
    /^(?:\d{1,3}[.)]|[a-zA-Z][.)]|[ivxIVX]+[.)]|[•·–—*+§▪◦‣-]|\(\w{1,3}\))$/.test(words[0]?.text ?? '')
  )
}

function isHung(piece: Piece, long: readonly Piece[]): boolean {
  if (!isListMark(piece)) return false
  return long.some(
    (line) =>
      Math.abs(line.baseline - piece.baseline) < 0.3 * line.size &&
      line.left > piece.right &&
      line.left - piece.right < 2.5 * line.size,
  )
}

function findGutters(pieces: readonly Piece[], tables: readonly Table[], size: number): Gutter[] {
  const sorted = [...pieces].sort((a, b) => a.baseline - b.baseline)
  const gutters: Gutter[] = []
  for (const piece of sorted) {
    const next = rightNeighbour(piece, sorted)
    if (!next || next.left - piece.right < leastGutter * size) continue
    const isKnown = gutters.some(
      (one) =>
        piece.baseline >= one.top &&
        piece.baseline <= one.bottom &&
        piece.right <= one.left + 0.5 &&
        next.left >= one.right - 0.5,
    )
    if (isKnown) continue
    const gutter = grow(piece, next, sorted, tables, size)
    if (gutter && partsProse(gutter, sorted, size)) gutters.push(gutter)
  }
  return gutters
}

const overlaps = (a: Piece, b: Piece): boolean => a.top < b.bottom && b.top < a.bottom

function rightNeighbour(piece: Piece, sorted: readonly Piece[]): Piece | null {
  let best: Piece | null = null
  for (const other of sorted)
    if (other.left >= piece.right && overlaps(piece, other) && (!best || other.left < best.left)) best = other
  return best
}

/** Grows the gap between two pieces upwards and downwards, as far as it stays wide enough. */
function grow(
  piece: Piece,
  next: Piece,
  sorted: readonly Piece[],
  tables: readonly Table[],
  size: number,
): Gutter | null {
  let [left, right] = [piece.right, next.left]
  let [top, bottom] = [Math.min(piece.top, next.top), Math.max(piece.bottom, next.bottom)]
  const start = sorted.indexOf(piece)
  // A table that stands across the strip ends it.
  const isBarred = (from: Piece, to: Piece): boolean =>
    tables.some((table) => {
      const isAcross = table.left < left - 0.5 && table.right > right + 0.5
      const middle = (table.top + table.bottom) / 2
      return isAcross && (middle - from.baseline) * (middle - to.baseline) < 0
    })
  const walk = (step: 1 | -1): void => {
    for (let i = start + step; i >= 0 && i < sorted.length; i += step) {
      const other = sorted[i]
      if (!other) return
      if (isBarred(piece, other)) return
      const isLeft = other.left + other.right < left + right
      const [newLeft, newRight] = isLeft
        ? [Math.max(left, other.right), right]
        : [left, Math.min(right, other.left)]
      if (newRight - newLeft < leastGutter * size) return
      left = newLeft
      right = newRight
      top = Math.min(top, other.top)
      bottom = Math.max(bottom, other.bottom)
    }
  }
  walk(-1)
  walk(1)
  return right - left >= leastGutter * size ? { left, right, top, bottom } : null
}

/** Pieces of one side of a gutter, those next to it, line by line; loose words of a line count together. */
function runsBeside(
  gutter: Gutter,
  pieces: readonly Piece[],
  side: 'left' | 'right',
  size: number,
): { left: number; right: number; length: number }[] {
  const within = pieces.filter(
    (piece) =>
      piece.baseline > gutter.top &&
      piece.baseline <= gutter.bottom + 0.1 &&
      (side === 'left' ? piece.right <= gutter.left + 0.5 : piece.left >= gutter.right - 0.5),
  )
  const rows: Piece[][] = []
  for (const piece of within) {
    const first = rows.at(-1)?.[0]
    if (first && piece.baseline - first.baseline < 0.4 * size) rows.at(-1)?.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const near = [...row].sort((a, b) => (side === 'left' ? b.right - a.right : a.left - b.left))
    let run = { left: near[0]?.left ?? 0, right: near[0]?.right ?? 0, length: near[0]?.length ?? 0 }
    for (const piece of near.slice(1)) {
      const gap = side === 'left' ? run.left - piece.right : piece.left - run.right
      if (gap > 1.3 * size) break
      run = {
        left: Math.min(run.left, piece.left),
        right: Math.max(run.right, piece.right),
        length: run.length + piece.length,
      }
    }
    return run
  })
}

/** Text in columns fills its lines; the cells of a table do not. */
function partsProse(gutter: Gutter, pieces: readonly Piece[], size: number): boolean {
  const [left, right] = [runsBeside(gutter, pieces, 'left', size), runsBeside(gutter, pieces, 'right', size)]
  if (left.length < leastRows || right.length < leastRows) return false
  const isProse = (runs: readonly { length: number }[]): boolean =>
    runs.filter(({ length }) => length >= 12).length >= 0.55 * runs.length &&
    runs.reduce((sum, { length }) => sum + length, 0) >= 15 * runs.length
  if (!isProse(left) || !isProse(right)) return false
  const begin = Math.min(...left.map((run) => run.left))
  const full = left.filter((run) => run.right - begin > 0.7 * (gutter.left - begin)).length
  const aligned = right.filter((run) => run.left - gutter.right < 1.8 * size).length
  return full >= 0.5 * left.length && aligned >= 0.6 * right.length
}

/** Above, left, right, below: the tallest gutter first. */
function order(items: readonly Item[], gutters: readonly Gutter[]): Item[][] {
  if (items.length === 0) return []
  const tallest = [...gutters].sort((a, b) => b.bottom - b.top - (a.bottom - a.top) || a.left - b.left)
  for (const gutter of tallest) {
    const middle = (item: Item): number => (item.top + item.bottom) / 2
    const within = items.filter((item) => middle(item) > gutter.top - 0.1 && middle(item) < gutter.bottom + 0.1)
    const centre = (item: Item): number => (item.left + item.right) / 2
    // The border of a table may stand in the strip.
    const left = within.filter((item) => item.right <= gutter.right && centre(item) < gutter.left)
    const right = within.filter((item) => item.left >= gutter.left && centre(item) > gutter.right)
    if (left.length === 0 || right.length === 0) continue
    // Text that stands alone above both columns is not of one of them.
    const top = Math.max(Math.min(...left.map((item) => item.top)), Math.min(...right.map((item) => item.top)))
    const isColumnar = (item: Item): boolean => item.bottom > top
    const inColumns = new Set([...left, ...right].filter(isColumnar))
    const others = items.filter((item) => !inColumns.has(item))
    const rest = gutters.filter((one) => one !== gutter)
    const above = others.filter((item) => middle(item) < (top + gutter.bottom) / 2)
    const below = others.filter((item) => middle(item) >= (top + gutter.bottom) / 2)
    return [
      ...order(above, rest),
      ...order(left.filter(isColumnar), rest),
      ...order(right.filter(isColumnar), rest),
      ...order(below, rest),
    ]
  }
  return [[...items].sort((a, b) => a.top - b.top)]
} // prettier-ignore
