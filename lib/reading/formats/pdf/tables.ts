// Tables that the page draws with rules: their place, their rows, their cells. Tables without rules are seen from their
// aligned cells when lines are made (lines.ts).
import type { Piece } from './pieces.ts'
import type { Rule } from './sheet.ts'

/** A table as one thing on the page; `rows` hold cells, cells hold pieces from top to bottom. */
export interface Table {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly rows: readonly (readonly (readonly Piece[])[])[]
}

const touch = 3

/** Finds tables with ruled cells, and those between three rules of one width. Pieces in none of them are `rest`. */
export function findTables(
  pieces: readonly Piece[],
  rules: readonly Rule[],
): { tables: Table[]; rest: Piece[] } {
  const tables: Table[] = []
  let rest = [...pieces]
  for (const frame of frames(rules)) {
    const inside = rest.filter((piece) => isInside(piece, frame))
    const rows = frame.columns.length > 2 ? gridRows(inside, frame) : openRows(inside)
    const isTable = rows.length >= 2 && rows.filter((row) => row.length >= 2).length >= 0.6 * rows.length
    if (!isTable) continue
    tables.push({ ...frame, rows })
    const taken = new Set(inside)
    rest = rest.filter((piece) => !taken.has(piece))
  }
  return { tables, rest }
}

interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Where upright rules stand, and level ones. */
  readonly columns: readonly number[]
  readonly lines: readonly number[]
}

function isInside(piece: Piece, frame: Frame): boolean {
  const [x, y] = [(piece.left + piece.right) / 2, piece.baseline - 0.3 * piece.size]
  return x > frame.left - 1 && x < frame.right + 1 && y > frame.top - 1 && y < frame.bottom + 1
}

/** Rules that touch each other make one frame; level rules of the same width above each other do so too. */
function frames(rules: readonly Rule[]): Frame[] {
  const used = rules.slice(0, 2000)
  const parent = used.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] ?? at
    return at
  }
  used.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = used[j]
      if (b && (touches(a, b) || areStacked(a, b))) parent[root(i)] = root(j)
    }
  })
  const groups = Map.groupBy(used, (_, i) => root(i))
  return [...groups.values()]
    .map((group) => ({
      left: Math.min(...group.map(({ left }) => left)),
      right: Math.max(...group.map(({ right }) => right)),
      top: Math.min(...group.map(({ top }) => top)),
      bottom: Math.max(...group.map(({ bottom }) => bottom)),
      columns: distinct(group.filter(isUpright).map(({ left, right }) => (left + right) / 2)),
      lines: distinct(group.filter((rule) => !isUpright(rule)).map(({ top, bottom }) => (top + bottom) / 2)),
    }))
    .filter(({ columns, lines }) => (columns.length > 2 && lines.length >= 2) || lines.length >= 3)
    .sort((a, b) => a.top - b.top)
}

const isUpright = (rule: Rule): boolean => rule.bottom - rule.top > rule.right - rule.left

function touches(a: Rule, b: Rule): boolean {
  return (
    a.left <= b.right + touch &&
    b.left <= a.right + touch &&
    a.top <= b.bottom + touch &&
    b.top <= a.bottom + touch
  )
}

function areStacked(a: Rule, b: Rule): boolean {
  const isSame = Math.abs(a.left - b.left) < 1.5 && Math.abs(a.right - b.right) < 1.5
  return isSame && !isUpright(a) && !isUpright(b) && Math.abs(a.top - b.top) < 0.8 * (a.right - a.left)
}

/** Sorted, with those nearer than a hair counted once. */
function distinct(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.filter((value, i) => i === 0 || value - (sorted[i - 1] ?? 0) > 2 * touch)
}

/** Cells between upright rules, rows between level ones; where there are no rules inside, rows by their first lines. */
function gridRows(inside: readonly Piece[], { columns, lines }: Frame): Piece[][][] {
  const slot = (value: number, edges: readonly number[]): number =>
    edges.findLastIndex((edge) => value >= edge - 0.5)
  const byRow = Map.groupBy(inside, ({ baseline, size }) => slot(baseline - 0.3 * size, lines))
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .flatMap(([, row]) => {
      const cells = [...Map.groupBy(row, ({ left, right }) => slot((left + right) / 2, columns))].sort(
        ([a], [b]) => a - b,
      )
      // Only a frame and a head line: each line of the first column that is filled begins a row.
      if (lines.length <= 3 && cells.length > 1 && row.length > 2 * cells.length) return openRows(row)
      return [cells.map(([, cell]) => cell)]
    })
}

/** Rows by baseline: each piece is a cell. */
export function openRows(inside: readonly Piece[]): Piece[][][] {
  const rows: Piece[][] = []
  for (const piece of [...inside].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const first = rows.at(-1)?.[0]
    if (first && piece.baseline - first.baseline < 0.4 * first.size) rows.at(-1)?.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left).map((piece) => [piece]))
}
