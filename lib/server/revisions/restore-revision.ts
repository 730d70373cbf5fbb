// An older text once more: a new revision that is equal to the older one. Nothing in between is lost.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { compareInChild } from './compare-in-child.ts'
import { demandNewest, findNewest, findRevisions, loadWholeReading, type Revision } from './chain.ts'
import { findMade, makeRevision, storeRevision, type Wanted } from './store-revision.ts'

/** Throws `precondition_failed` (`newer_revision`), `not_found` and `unprocessable` (`same_text`: it is the newest text already). */
export async function restoreRevision(grant: Grant, wanted: Wanted, olderId: string): Promise<Revision> {
  const { sourceId, ifNumber } = wanted
  const made = await findMade(database(), grant, wanted)
  if (made) return made
  const newest = await findNewest(database(), grant, sourceId)
  const older = (await findRevisions(database(), grant, sourceId)).find(({ id }) => id === olderId)
  if (!older) throw notFound()
  demandNewest(newest, ifNumber)
  if (older.textSha256 === newest.textSha256)
    throw new AppError('unprocessable', 'The newest text is this text already.', { reason: 'same_text' })
  const reading = await loadWholeReading(database(), grant, older.id)
  const before = await loadWholeReading(database(), grant, newest.id)
  const { difference } = await compareInChild(
    { before: before.text, after: reading.text, passages: [] },
    { userId: grant.actor.userId },
  )
  const { originalSha256, fileName, format, encoding, report } = older
  return makeRevision(grant, wanted, { restored: olderId }, async (door, current) => {
    demandNewest(current, newest.number)
    await storeRevision(door, current, wanted, {
      reading,
      difference,
      origin: 'restored',
      restoredFromId: older.id,
      file: { originalSha256, fileName, format, encoding },
      report,
    })
  })
}
