// Annotations of another program are taken over onto a text that is there, as one operation.
import 'server-only'
import type { BorrowedAcceptance, BorrowedReport } from '#lib/api/borrowed.ts'
import { AppError } from '#lib/api/problem.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import type { RecordFields, RecordKind } from '#lib/live/records.ts'
import { notFound, type Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database } from '../database/client.ts'
import { record, type Door } from '../record.ts'
import { demand } from '../records/conditions.ts'
import { openDesk } from '../records/desk.ts'
import { findNewest, loadTexts } from '../revisions/chain.ts'
import { readFile, type BorrowedUpload, type ReadFile } from './read-file.ts'
import { takeOver } from './take-over.ts'

/**
 * The same operation sent again gives the same report. Throws `not_found`, `precondition_failed` (`newer_revision`), `forbidden`,
 * `unprocessable` with the reader's code, or for a decision that the preview did not offer.
 */
export async function acceptBorrowed(
  grant: Grant,
  sourceId: string,
  upload: BorrowedUpload,
  { operationId, document, revisionId, decisions }: BorrowedAcceptance,
): Promise<BorrowedReport> {
  const revision = await database().revision.findFirst({
    where: { projectId: grant.projectId, sourceId, id: revisionId, retiredAt: null },
    select: { id: true },
  })
  if (!revision) throw notFound()
  const text = (await loadTexts(database(), grant, [revisionId])).get(revisionId) ?? ''
  const file = await readFile(grant, { ...upload, document }, text)
  const request = { borrowed: sha256(upload.bytes), sourceId, document, revisionId, decisions }
  const events = await record(grant, { id: operationId, request }, async (door) => {
    demandToAnnotate(grant, door)
    const newest = await findNewest(door.tx, grant, sourceId)
    if (newest.id !== revisionId)
      throw new AppError('precondition_failed', 'There is a newer revision of this text.', {
        reason: 'newer_revision',
        current: newest,
      })
    await takeOver(openDesk(grant, door), { sourceId, revisionId, text }, file, decisions)
  })
  return reportOf(events, { operationId, sourceId, file, skipped: skippedIn(file, decisions) })
}

/** Passages, notes and tags are made. */
export function demandToAnnotate(grant: Grant, door: Door): void {
  demand(grant, door, 'argument.write', true)
  demand(grant, door, 'tag.write', true)
}

/** How many annotations of the file were passed over by decision. */
export function skippedIn({ reading }: ReadFile, decisions: BorrowedAcceptance['decisions']): number {
  const skipped = new Set(decisions.filter((one) => one.do === 'skip').map(({ index }) => index))
  return reading.items.filter(({ index }) => skipped.has(index)).length
}

/** What came of it, from what was written: so a retry reports the same. */
export function reportOf(
  events: readonly ProjectEvent[],
  said: { operationId: string; sourceId: string; file: ReadFile; skipped: number },
): BorrowedReport {
  const { operationId, sourceId, file, skipped } = said
  const made = (kind: RecordKind): ProjectEvent[] =>
    events.filter((event) => event.kind === kind && event.action === 'created')
  const borrowings = events.filter((event) => event.kind === 'borrowing')
  const isPlaced = ({ after }: ProjectEvent): boolean =>
    (after as RecordFields<'borrowing'> | null)?.passageId != null
  const placed = borrowings.filter(isPlaced).length
  const kept = borrowings.length - placed
  const { items, problems } = file.reading
  return {
    ...{ operationId, sourceId, placed, kept, skipped, problems },
    present: Math.max(0, items.length - borrowings.length - skipped),
    passages: made('passage').length,
    notes: made('note').length,
    tags: made('tagging').length,
    newTags: made('tag').map(({ after }) => (after as RecordFields<'tag'> | null)?.label ?? ''),
  }
}
