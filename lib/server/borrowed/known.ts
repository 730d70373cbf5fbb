// What was brought in before: the same annotation at the same place is never brought twice.
import 'server-only'
import type { CheckedItem } from '#lib/borrowed/schema.ts'
import { canonicalJson } from '#lib/live/canonical.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { BorrowedFormat } from '#lib/borrowed/annotation.ts'
import type { Grant } from '../access.ts'
import type { Transaction } from '../database/client.ts'
import { findRecords } from '../records/rows.ts'

export type Borrowing = RecordOf<'borrowing'>
export interface Known {
  find(format: BorrowedFormat, item: CheckedItem): Borrowing | null
}

interface Identity {
  readonly format: string
  readonly originalId: string
  readonly start: number | null
  readonly end: number | null
  readonly quote: string
}
const keyOf = ({ format, originalId, start, end, quote }: Identity): string =>
  canonicalJson([format, originalId, start, end, quote])

/** The living borrowings of a source. */
export async function loadKnown(tx: Transaction, grant: Grant, sourceId: string): Promise<Known> {
  const all = await findRecords(tx, grant.projectId, 'borrowing', { sourceId, retiredAt: null })
  const byKey = new Map(all.map((one) => [keyOf(one), one]))
  return {
    find: (format, { annotation: { id, start, end, quote } }) =>
      byKey.get(keyOf({ format, originalId: id, start: start ?? null, end: end ?? null, quote })) ?? null,
  }
}

/** Whether the other program says something else about it now. */
export function hasChanged(known: Borrowing, { annotation }: CheckedItem): boolean {
  const said = (notes: readonly { text: string }[], tags: readonly (readonly string[])[]): string =>
    canonicalJson([notes.map(({ text }) => text), tags])
  return said(known.notes, known.tags) !== said(annotation.notes, annotation.tags)
}
