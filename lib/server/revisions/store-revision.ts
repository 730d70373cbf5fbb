// Writes a new revision after the newest one, inside of an operation of the write door. Nothing is stored that breaks its
// contract with the original, and what led to the text is stored beside it.
import 'server-only'
import { v5 } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import { applyDifference, measure, type Difference } from '#lib/corrections/difference.ts'
import type { RecordFields } from '#lib/live/records.ts'
import { checkReading } from '#lib/reading/check-reading.ts'
import { decode } from '#lib/reading/decode.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { RevisionChanges } from '#lib/sources/schema.ts'
import type { Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database, type Transaction } from '../database/client.ts'
import { record, type Door } from '../record.ts'
import { demand } from '../records/conditions.ts'
import { createRow, findRecord } from '../records/rows.ts'
import { demandNewest, findNewest, type Revision } from './chain.ts'

/** What every way of making a revision is asked with. */
export interface Wanted {
  readonly sourceId: string
  /** Made by the client: the same id again is a retry. */
  readonly revisionId: string
  readonly reason: string
  /** Number of the newest revision that the writer has seen. */
  readonly ifNumber: number
}

type Fields = RecordFields<'revision'>

/** What the way of making it says about the revision. */
export interface NewRevision {
  readonly reading: Reading
  readonly difference: Difference
  readonly origin: Exclude<Fields['origin'], 'import'>
  readonly file: Pick<Fields, 'originalSha256' | 'fileName' | 'format' | 'encoding'>
  readonly report: Fields['report']
  readonly restoredFromId?: string
  readonly corrections?: RevisionChanges['corrections']
}

const namespace = '6f0cb9b2-8f0e-5d0b-9c3c-0b6f6b7a1e55'

/**
 * Runs `write` as the operation that makes revision `revisionId`, under the project's lock, with the newest revision as it is
 * then. The same request again gives the same revision. Throws `precondition_failed` (`newer_revision`, with the newest one),
 * `conflict` (`exists`), `forbidden`, `not_found`.
 */
export async function makeRevision(
  grant: Grant,
  wanted: Wanted,
  request: object,
  write: (door: Door, newest: Revision) => Promise<void>,
): Promise<Revision> {
  const { sourceId, revisionId, reason, ifNumber } = wanted
  const operation = {
    id: v5(`${grant.projectId} revision ${revisionId}`, namespace),
    request: { sourceId, revisionId, reason, ...request },
  }
  await record(grant, operation, async (door) => {
    demand(grant, door, 'revision.write', true)
    const newest = await findNewest(door.tx, grant, sourceId)
    demandNewest(newest, ifNumber)
    await write(door, newest)
  })
  const made = await findMade(database(), grant, wanted)
  if (!made)
    throw new AppError('conflict', 'This revision was made and taken back again.', { reason: 'exists' })
  return made
}

/** The revision that this request has made before; null when it is new. Throws `conflict` when the id is another's. */
export async function findMade(
  tx: Transaction,
  grant: Grant,
  { sourceId, revisionId }: Wanted,
): Promise<Revision | null> {
  const made = await findRecord(tx, grant.projectId, 'revision', revisionId)
  if (!made) return null
  const isOwn =
    made.sourceId === sourceId && made.createdById === grant.actor.userId && made.retiredAt === null
  if (isOwn) return made
  throw new AppError('conflict', 'There is another revision with this id.', { reason: 'exists' })
}

/** Writes the row of a revision after `newest`. */
export async function storeRevision(
  door: Door,
  newest: Revision,
  { revisionId, reason }: Wanted,
  one: NewRevision,
): Promise<void> {
  const { text, ...rest } = one.reading
  const fields: Fields = {
    sourceId: newest.sourceId,
    number: (await lastNumber(door, newest.sourceId)) + 1,
    ...one.file,
    textSha256: sha256(text),
    length: text.length,
    report: one.report,
    previousId: newest.id,
    origin: one.origin,
    restoredFromId: one.restoredFromId ?? null,
    reason: reason.trim(),
    changes: { ...measure(one.difference), corrections: one.corrections ?? {} },
  }
  const columns = { text, reading: rest, difference: one.difference }
  await createRow(door, 'revision', revisionId, fields, { columns })
}

/** A revision that was taken back keeps its number. */
async function lastNumber(door: Door, sourceId: string): Promise<number> {
  const { _max } = await door.tx.revision.aggregate({
    where: { projectId: door.projectId, sourceId },
    _max: { number: true },
  })
  return _max.number ?? 0
}

/** A reading that breaks its contract with the original, or a difference that does not lead to it, is never stored. */
export function assertSound(
  reading: Reading,
  bytes: Uint8Array,
  before: string,
  difference: Difference,
): void {
  const raw = reading.original ?? rawOf(bytes, reading.source.encoding)
  const [finding] = checkReading(reading, raw)
  if (finding) throw new RangeError(`the corrected reading breaks its contract: ${finding.message}`)
  if (applyDifference(before, difference) !== reading.text)
    throw new RangeError('the difference does not lead to the new text')
}

function rawOf(bytes: Uint8Array, encoding: string): string {
  const decoded = decode(bytes, encoding)
  if (decoded.kind !== 'decoded') throw new RangeError(`the file is not ${encoding}`)
  return decoded.raw
}
