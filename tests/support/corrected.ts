// A text corrected in one place, through the commands that the interface uses.
import type { Grant } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { applyCorrections } from '#lib/server/revisions/apply-corrections.ts'
import { findNewest } from '#lib/server/revisions/chain.ts'
import { draftCorrection } from '#lib/server/revisions/drafts.ts'
import { loadReading } from '#lib/server/sources/queries.ts'
import { newId } from './factories.ts'

/** Makes the next revision of a source, with `now` in place of the first `old`; gives it with its text. */
export async function correctText(
  grant: Grant,
  sourceId: string,
  old: string,
  now: string,
): Promise<{ id: string; text: string }> {
  const newest = await findNewest(database(), grant, sourceId)
  const { text } = await loadReading(grant, newest.id)
  const start = text.indexOf(old)
  const id = newId()
  await draftCorrection(grant, sourceId, id, {
    ...{ revisionId: newest.id, start, end: start + old.length, reading: old, correction: now },
    ...{ type: 'transcription', reason: '' },
  })
  const wanted = { sourceId, revisionId: newId(), reason: '', ifNumber: newest.number }
  const made = await applyCorrections(grant, wanted, [id])
  return { id: made.id, text: (await loadReading(grant, made.id)).text }
}
