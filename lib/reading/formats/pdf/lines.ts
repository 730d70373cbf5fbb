// The fifth pass: columns to lines. Pieces on one baseline are a line; rows of a table are lines with cells.
import type { LineHint } from '../../layout/hints.ts'
import { isListMark, type Column } from './columns.ts'
import type { Piece } from './pieces.ts'
import type { Table } from './tables.ts'
import type { PieceWord } from './words.ts'

/** What the place on the page tells; nothing for a line of the text. */
export type LineZone = Exclude<LineHint['zone'], 'body'>

export interface Line {
  /** One cell, or those of a table's row. */
  readonly cells: readonly (readonly PieceWord[])[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  readonly size: number
  readonly isBold: boolean
  readonly length: number
  /** Number of the column on its page, and the column's edges. */
  readonly column: number
  readonly columnLeft: number
  readonly columnRight: number
  zone: LineZone
  level?: number
  /** Length of a note's number that stands right before its first word, without a blank. */
  label?: number
}

/** The lines of a page, column after column. */
export function findLines(columns: readonly Column[]): Line[] {
  return columns.flatMap((column, index) => {
    const lines = column.items
      .reduce<(Piece[] | Table)[]>((runs, item) => {
        const last = runs.at(-1)
        if ('rows' in item) runs.push(item)
        else if (Array.isArray(last)) last.push(item)
        else runs.push([item])
        return runs
      }, [])
      .flatMap((run) => (Array.isArray(run) ? readRows(run) : readTable(run)))
    const left = usualLeft(lines)
    return lines.map((line) => ({
      ...line,
      column: index,
      columnLeft: left,
      columnRight: column.right,
    }))
  })
}

/** The left edge that most lines have; a single line that hangs out does not move it. */
function usualLeft(lines: readonly { left: number; size: number }[]): number {
  const edges = lines.map(({ left }) => left).sort((a, b) => a - b)
  return edges.find((edge, i) => (edges[i + 1] ?? Infinity) - edge < 1.5 && edges.length > 3) ?? edges[0] ?? 0
}

type Bare = Omit<Line, 'column' | 'columnLeft' | 'columnRight'>

/** Pieces as one line; `cells` holds pieces that follow each other without a gap together. */
export function makeLine(cells: readonly (readonly Piece[])[], zone: LineZone): Bare {
  const pieces = cells.flat()
  const largest = pieces.reduce((a, b) => (b.length > a.length ? b : a))
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return {
    cells: cells.map((cell) => cell.flatMap(({ words }) => words)),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    top: Math.min(...pieces.map(({ top }) => top)),
    bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
    baseline: largest.baseline,
    size: largest.size,
    isBold: pieces.every(({ isBold }) => isBold),
    length,
    zone,
  }
}

function readRows(pieces: readonly Piece[]): Bare[] {
  const rows = rowsOf(pieces)
  const inTable = alignedRows(rows)
  partNarrowCells(rows, inTable)
  const lines: Bare[] = []
  const open: Piece[][] = []
  const close = (): void => {
    if (open.length > 0) lines.push(makeLine(open, 'table'))
    open.length = 0
  }
  rows.forEach((row, i) => {
    if (!inTable.has(i)) {
      const [only] = row
      const cell = only && row.length === 1 ? open.findIndex((one, c) => c > 0 && continues(one, only)) : -1
      if (only && cell > 0) {
        open[cell]?.push(only)
        return
      }
      close()
      lines.push(makeLine([row], undefined))
      return
    }
    close()
    for (const piece of row) open.push([piece])
  })
  close()
  return lines
}

/** Where two cells of a row stand so near that they look like words of one, the rows around tell where they part. */
function partNarrowCells(rows: Piece[][], inTable: ReadonlySet<number>): void {
  const most = Math.max(0, ...[...inTable].map((i) => rows[i]?.length ?? 0))
  for (const i of inTable) {
    const row = rows[i]
    if (!row || row.length >= most) continue
    const full = [i - 1, i + 1, i + 2].flatMap((j) =>
      inTable.has(j) && rows[j]?.length === most ? [rows[j]] : [],
    )[0]
    if (!full) continue
    const strips = full.slice(1).map((cell, k): [number, number] => [full[k]?.right ?? 0, cell.left])
    rows[i] = row.flatMap((piece) => strips.reduce((parts, strip) => parts.flatMap((part) => parted(part, strip)), [piece])) // prettier-ignore
  }
}

/** A piece in two where a blank between its words lies in the strip. */
function parted(piece: Piece, [from, to]: readonly [number, number]): Piece[] {
  const at = piece.words.findIndex((word, i) => {
    const before = piece.words[i - 1]
    return before !== undefined && before.right <= to && word.left >= from
  })
  if (at < 0) return [piece]
  const part = (words: Piece['words']): Piece => ({
    ...piece,
    words,
    left: words[0]?.left ?? piece.left,
    right: words.at(-1)?.right ?? piece.right,
    length: words.reduce((sum, { text }) => sum + text.length, 0),
  })
  return [part(piece.words.slice(0, at)), part(piece.words.slice(at))]
}

/** A line below a cell, at its left edge and near: the cell goes on. */
function continues(cell: readonly Piece[], piece: Piece): boolean {
  const last = cell.at(-1)
  if (!last) return false
  return (
    Math.abs(last.left - piece.left) < 0.6 * piece.size &&
    piece.baseline - last.baseline < 1.45 * piece.size &&
    Math.abs(last.size - piece.size) < 0.1 * piece.size
  )
}

function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const first = rows.at(-1)?.[0]
    if (first && piece.baseline - first.baseline < 0.35 * Math.max(first.size, piece.size))
      rows.at(-1)?.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

/** A gap that no loose line of prose has, in type sizes. */
const cellGap = 1.3

/** Rows whose gaps stand above each other. */
function alignedRows(rows: readonly (readonly Piece[])[]): ReadonlySet<number> {
  const gaps = rows.map((row) =>
    row.flatMap((piece, i) => {
      const next = row[i + 1]
      // After a bullet or a number stands an item of a list.
      return next && !(i === 0 && isListMark(piece)) ? [[piece.right, next.left] as const] : []
    }),
  )
  const isAligned = (i: number, j: number, size: number): boolean => {
    const [fewer, more] = [gaps[i] ?? [], gaps[j] ?? []].sort((a, b) => a.length - b.length)
    const widest = Math.max(0, ...[...(fewer ?? []), ...(more ?? [])].map(([from, to]) => to - from))
    const meets = (a: readonly [number, number]): boolean =>
      more?.some((b) => Math.min(a[1], b[1]) - Math.max(a[0], b[0]) > 0.45 * size) ?? false
    return (fewer?.length ?? 0) > 0 && widest > cellGap * size && (fewer?.every(meets) ?? false)
  }
  const found = new Set<number>()
  rows.forEach((row, i) => {
    for (const j of [i + 1, i + 2]) {
      const [first, second] = [row[0], rows[j]?.[0]]
      if (!first || !second || second.baseline - first.baseline > 3.2 * first.size) continue
      // A wrapped cell may stand between two rows.
      if (j === i + 2 && rows[i + 1]?.length !== 1) continue
      if (isAligned(i, j, first.size)) for (const k of [i, j]) found.add(k)
    }
  })
  return found
}

function readTable(table: Table): Bare[] {
  return table.rows.filter((row) => row.length > 0).map((row) => makeLine(row, 'table'))
}

/** Whether the first word of a line would have fitted at the end of the line before: that one was ended on purpose. */
export function isEarly(before: Line, line: Line): boolean {
  const word = line.cells[0]?.[0]
  // A blank, and a hair, since no two programs measure alike.
  return word !== undefined && before.right + word.right - word.left + 0.4 * line.size <= before.columnRight
}

/** Margins and edges of a page: each piece is a line of its own. */
export function lineOf(pieces: readonly Piece[], zone: LineZone, column: number): Line {
  const bare = makeLine([pieces], zone)
  return { ...bare, column, columnLeft: bare.left, columnRight: bare.right }
}
