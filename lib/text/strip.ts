// A whole text drawn small: a strip of rows, each standing for an equal stretch of it, and what lies in each row.

export interface Strip<Kind extends string> {
  readonly rows: number
  /** The kinds that begin in a row, in the order of `kinds`; empty where nothing does. */
  kindsIn(row: number): readonly Kind[]
  countIn(row: number): number
}

/** The row of an offset; a text without length has one row. */
export function rowOf(offset: number, length: number, rows: number): number {
  const row = length > 0 ? Math.floor((offset * rows) / length) : 0
  return Math.max(0, Math.min(rows - 1, row))
}

/** Sorts `items` into rows: O(n). What is at the same place is counted, never lost; `kinds` is the order of importance. */
export function layStrip<Kind extends string>(
  items: Iterable<{ readonly at: number; readonly kind: Kind }>,
  kinds: readonly Kind[],
  length: number,
  rows: number,
): Strip<Kind> {
  const rank = new Map(kinds.map((kind, i) => [kind, i]))
  const counts = new Uint32Array(rows * kinds.length)
  const totals = new Uint32Array(rows)
  for (const { at, kind } of items) {
    const row = rowOf(at, length, rows)
    const cell = row * kinds.length + (rank.get(kind) ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
    totals[row] = (totals[row] ?? 0) + 1
  }
  return {
    rows,
    kindsIn: (row) =>
      (totals[row] ?? 0) === 0 ? [] : kinds.filter((_, i) => (counts[row * kinds.length + i] ?? 0) > 0),
    countIn: (row) => totals[row] ?? 0,
  }
}
