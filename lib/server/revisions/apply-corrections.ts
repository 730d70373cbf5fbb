// Collected corrections become a new revision: one operation writes the revision, each correction with its author, and takes the
// drafts away.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { checkCorrections, correct } from '#lib/corrections/apply.ts'
import type { CorrectionType } from '#lib/sources/vocabulary.ts'
import { notFound, type Grant } from '../access.ts'
import { database, type Transaction } from '../database/client.ts'
import { createRows } from '../records/rows.ts'
import { demandNewest, findNewest, loadWholeReading, type Revision } from './chain.ts'
import { refusalOf, toCorrection } from './drafts.ts'
import { placeDrafts, type DraftRow } from './place-drafts.ts'
import { assertSound, findMade, makeRevision, storeRevision, type Wanted } from './store-revision.ts'

/**
 * Makes a revision with the drafts `ids` (one's own, and those that are proposed), all or none. Throws `precondition_failed`
 * (`newer_revision`), `not_found` (a draft that is not there), `conflict` (`has_changed`: a draft was changed meanwhile),
 * `unprocessable`: `corrected_there` (the text under a draft was changed) and what stands against the corrections.
 */
export async function applyCorrections(
  grant: Grant,
  wanted: Wanted,
  ids: readonly string[],
): Promise<Revision> {
  const { sourceId, ifNumber } = wanted
  const made = await findMade(database(), grant, wanted)
  if (made) return made
  const newest = await findNewest(database(), grant, sourceId)
  demandNewest(newest, ifNumber)
  const rows = await findChosen(database(), grant, sourceId, ids)
  const { placed } = await placeDrafts(database(), grant, sourceId, newest.id, rows)
  const corrections = placed.map(({ row, place }) => {
    if (place) return { ...toCorrection(row), start: place[0], end: place[1] }
    throw new AppError(
      'unprocessable',
      `The text was changed where “${row.reading.slice(0, 80)}” stood. Give this correction up, or collect it anew.`,
      { reason: 'corrected_there' },
    )
  })
  const reading = await loadWholeReading(database(), grant, newest.id)
  const [finding] = checkCorrections(reading, corrections)
  if (finding) throw refusalOf(finding)
  const { reading: now, difference, applied } = correct(reading, corrections)
  assertSound(now, await loadBytes(grant, newest.originalSha256), reading.text, difference)
  const byType: Partial<Record<CorrectionType, number>> = {}
  for (const { type } of corrections) byType[type] = (byType[type] ?? 0) + 1
  const { originalSha256, fileName, format, encoding } = newest

  return makeRevision(grant, wanted, { corrections: [...ids].sort() }, async (door, current) => {
    // What was computed before the lock holds for this revision and these drafts only.
    demandNewest(current, newest.number)
    await takeAway(door.tx, grant, rows)
    await storeRevision(door, current, wanted, {
      reading: now,
      difference,
      origin: 'corrections',
      file: { originalSha256, fileName, format, encoding },
      report: { ...newest.report, counts: now.counts },
      corrections: byType,
    })
    await createRows(
      door,
      'correction',
      applied.map(({ index, ...one }) => {
        const row = rows[index] as DraftRow
        return {
          id: row.id,
          fields: {
            sourceId,
            revisionId: wanted.revisionId,
            ...one,
            type: row.type,
            reason: row.reason.trim(),
          },
          createdById: row.createdById,
          createdAt: row.createdAt.toISOString(),
        }
      }),
    )
  })
}

/** In the order asked for. */
async function findChosen(
  tx: Transaction,
  grant: Grant,
  sourceId: string,
  ids: readonly string[],
): Promise<DraftRow[]> {
  const found = await tx.correctionDraft.findMany({
    where: {
      projectId: grant.projectId,
      sourceId,
      id: { in: [...ids] },
      OR: [{ createdById: grant.actor.userId }, { isProposed: true }],
    },
  })
  const byId = new Map(found.map((row) => [row.id, row]))
  return [...new Set(ids)].map((id) => {
    const row = byId.get(id)
    if (!row) throw notFound()
    return row
  })
}

async function takeAway(tx: Transaction, grant: Grant, rows: readonly DraftRow[]): Promise<void> {
  const { count } = await tx.correctionDraft.deleteMany({
    where: {
      projectId: grant.projectId,
      OR: rows.map(({ id, version }) => ({ id, version })),
    },
  })
  if (count === rows.length) return
  throw new AppError('conflict', 'One of these corrections was changed or applied meanwhile.', {
    reason: 'has_changed',
  })
}

async function loadBytes(grant: Grant, sha256: string): Promise<Uint8Array> {
  const { projectId } = grant
  const row = await database().original.findUniqueOrThrow({
    where: { projectId_sha256: { projectId, sha256 } },
    select: { bytes: true },
  })
  return row.bytes
}
