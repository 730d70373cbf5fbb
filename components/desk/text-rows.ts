// A text as rows that can be drawn one by one: the lines of an original, the blocks of a reading. Long ones are divided, so that a
// file that is one single line stays fluent too. Offsets are UTF-16 code units of the text, half-open.
import type { Block, Note } from '#lib/reading/reading.ts'

export interface TextRow {
  readonly start: number
  readonly end: number
  /** The line of the original, from 1; the first row of a line carries it. */
  readonly line?: number
  /** The kind of the block, in a reading. */
  readonly kind?: Block['kind']
  readonly level?: number
  /** The label of the note whose body begins here. */
  readonly label?: string
  /** The row goes on with what the row before began. */
  readonly isRest: boolean
}

/** Letters of one row at most. */
const longest = 1600

/** The lines of `raw`, whatever ends them, each without its end. */
export function rowsOfOriginal(raw: string): TextRow[] {
  const rows: TextRow[] = []
  let line = 0
  let at = 0
  const ends = /\r\n?|\n/g
  for (;;) {
    const hit = ends.exec(raw)
    const end = hit ? hit.index : raw.length
    line++
    divide(raw, at, end, (start, stop, isRest) =>
      rows.push({ start, end: stop, isRest, ...(isRest ? {} : { line }) }),
    )
    if (!hit) return rows
    at = ends.lastIndex
  }
}

/** The blocks of a reading. */
export function rowsOfReading(text: string, blocks: readonly Block[], notes: readonly Note[]): TextRow[] {
  const labels = new Map(notes.flatMap(({ body, label }) => (body ? [[body[0], label] as const] : [])))
  const rows: TextRow[] = []
  for (const { kind, start, end, level } of blocks) {
    const label = labels.get(start)
    divide(text, start, end, (from, to, isRest) =>
      rows.push({
        start: from,
        end: to,
        kind,
        isRest,
        ...(level === undefined ? {} : { level }),
        ...(label === undefined || isRest ? {} : { label }),
      }),
    )
  }
  return rows
}

/** Cuts at spaces where there are some, and never inside a character. */
function divide(
  text: string,
  start: number,
  end: number,
  add: (start: number, end: number, isRest: boolean) => void,
): void {
  let from = start
  while (end - from > longest) {
    const space = text.lastIndexOf(' ', from + longest)
    let to = space > from + longest / 2 ? space + 1 : from + longest
    if (/[\udc00-\udfff]/.test(text.charAt(to))) to--
    add(from, to, from > start)
    from = to
  }
  add(from, end, from > start)
}

/** The row that holds `offset`, or the last before it. */
export function rowAt(rows: readonly TextRow[], offset: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** The line of the original on which `offset` stands. */
export function lineAt(rows: readonly TextRow[], offset: number): number {
  for (let i = rowAt(rows, offset); i >= 0; i--) {
    const line = rows[i]?.line
    if (line !== undefined) return line
  }
  return 1
}
