// The table that the client of Hypothesis exports. It knows the quotes, but neither their surroundings nor their places.
import { remark, type Gathering } from './annotation.ts'
import type { CsvTable } from './csv.ts'

/** The columns by the names that the client gives them, and those of other exports of the same annotations. */
const COLUMNS = {
  id: ['id'],
  created: ['creation date', 'created', 'updated'],
  source: ['url', 'uri'],
  kind: ['annotation/reply type', 'type'],
  quote: ['quote', 'exact'],
  author: ['user', 'username'],
  body: ['body', 'text', 'comment'],
  tags: ['tags'],
} as const
type Column = keyof typeof COLUMNS

/** Where each column stands; null when this is no such table. */
export function hypothesisColumns({ rows }: CsvTable): ReadonlyMap<Column, number> | null {
  const names = (rows[0] ?? []).map((name) => name.trim().toLowerCase())
  const places = new Map<Column, number>()
  for (const [column, known] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const at = names.findIndex((name) => known.includes(name))
    if (at >= 0) places.set(column, at)
  }
  return places.has('quote') && places.has('body') && places.has('author') ? places : null
}

export function gatherHypothesisTable(
  { rows, isOpen }: CsvTable,
  columns: ReadonlyMap<Column, number>,
  into: Gathering,
): void {
  const width = rows[0]?.length ?? 0
  rows.forEach((row, index) => {
    if (index === 0) return
    const at = `row ${index + 1}`
    if (row.length !== width) {
      into.complain('malformed', at, `This row has ${row.length} fields instead of ${width}.`)
      return
    }
    const field = (column: Column): string => row[columns.get(column) ?? -1]?.trim() ?? ''
    if (field('quote') === '') {
      const what = /reply/i.test(field('kind'))
        ? 'An answer; the table does not say to what.'
        : 'A note to the page as a whole.'
      into.complain('no_passage', at, what)
      return
    }
    into.annotations.push({
      id: field('id') || `${index}`,
      quote: field('quote'),
      prefix: '',
      suffix: '',
      notes: remark(field('body')),
      tags: field('tags')
        .split(',')
        .map((tag) => tag.trim())
        .flatMap((tag) => (tag === '' ? [] : [[tag]])),
      author: field('author') || null,
      created: field('created') || null,
      source: field('source') || null,
      replyTo: null,
    })
  })
  if (isOpen)
    into.complain(
      'damaged',
      `row ${rows.length}`,
      'A quotation mark is never closed: the table may be cut off.',
    )
}
