// The revisions of a source as they hang together, and the newest of them, on which every new one is built.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import type { RevisionLink } from '#lib/corrections/revisions.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { readingSchema } from '#lib/reading/schema.ts'
import { notFound, type Grant } from '../access.ts'
import type { Transaction } from '../database/client.ts'
import { findRecord, findRecords } from '../records/rows.ts'

export type Revision = RecordOf<'revision'>

/** The living source, or `not_found`. */
export async function findSource(
  tx: Transaction,
  grant: Grant,
  sourceId: string,
): Promise<RecordOf<'source'>> {
  const source = await findRecord(tx, grant.projectId, 'source', sourceId)
  if (!source || source.retiredAt !== null) throw notFound()
  return source
}

/** The living revisions of a source, the newest first; never none for a source that has a text. */
export async function findRevisions(tx: Transaction, grant: Grant, sourceId: string): Promise<Revision[]> {
  const all = await findRecords(tx, grant.projectId, 'revision', { sourceId, retiredAt: null })
  return all.sort((a, b) => b.number - a.number)
}

/** The newest revision of a living source; `not_found` when there is no such source, or it has no text. */
export async function findNewest(tx: Transaction, grant: Grant, sourceId: string): Promise<Revision> {
  await findSource(tx, grant, sourceId)
  const [newest] = await findRevisions(tx, grant, sourceId)
  if (!newest) throw notFound()
  return newest
}

/** Throws 412 with the newest revision unless its number is the one the writer has seen. */
export function demandNewest(newest: Revision, ifNumber: number): void {
  if (newest.number === ifNumber) return
  throw new AppError('precondition_failed', 'There is a newer revision of this text.', {
    reason: 'newer_revision',
    current: newest,
  })
}

/** What tells how revisions hang together, without their texts. */
export const linkColumns = {
  id: true,
  origin: true,
  previousId: true,
  restoredFromId: true,
  textSha256: true,
  difference: true,
} as const

/** How the revisions of a source hang together; retired ones too, since places may have been noted in them. */
export async function loadLinks(
  tx: Transaction,
  grant: Grant,
  sourceId: string,
): Promise<Map<string, RevisionLink>> {
  const rows = await tx.revision.findMany({
    where: { projectId: grant.projectId, sourceId },
    select: linkColumns,
  })
  return new Map(rows.map((row) => [row.id, row as RevisionLink]))
}

/** Texts by revision. */
export async function loadTexts(
  tx: Transaction,
  grant: Grant,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const rows = await tx.revision.findMany({
    where: { projectId: grant.projectId, id: { in: [...ids] } },
    select: { id: true, text: true },
  })
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** A revision's whole reading; `not_found` when there is none. */
export async function loadWholeReading(tx: Transaction, grant: Grant, revisionId: string): Promise<Reading> {
  const row = await tx.revision.findFirst({
    where: { projectId: grant.projectId, id: revisionId },
    select: { text: true, reading: true },
  })
  if (!row) throw notFound()
  return readingSchema.parse({ ...(row.reading as object), text: row.text }) as unknown as Reading
}
