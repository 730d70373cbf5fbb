// A file on the desk becomes a source: original, source, first revision and what was decided about its references are one
// operation, and the file leaves the desk in the same breath.
import 'server-only'
import { v5, v7 } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import type { ProposedReference } from '#lib/api/proposal.ts'
import { createSchema } from '#lib/live/record-schemas.ts'
import type { Grant } from '../access.ts'
import { notFound } from '../access.ts'
import { database } from '../database/client.ts'
import { coolDown } from '../reading/warm-readers.ts'
import { record } from '../record.ts'
import { demand } from '../records/conditions.ts'
import { openDesk, type Desk } from '../records/desk.ts'
import { findRecord } from '../records/rows.ts'
import { checkRecord } from '../records/rules.ts'
import { findPresent, toReport, type ImportReport } from './incoming.ts'
import { findProposal, loadBytes, loadStoredReading, toProposal } from './proposal-rows.ts'
import { storeSource } from './store-source.ts'

const namespace = '2f4f1b0e-1d0b-5f5e-8a6e-6f0d2a9b7c31'

export interface Acceptance {
  readonly sourceId: string
  readonly revisionId: string
  /** The reading that the person has looked at. */
  readonly readingSha256: string
}

/**
 * Makes the file `id` on my desk a source. Asked again with the same ids it gives the same report. Throws `not_found`,
 * `conflict` (`not_read`, `reading_changed`, ids in use), `unprocessable` (`siglum_taken` and the rules of records).
 */
export async function acceptProposal(grant: Grant, id: string, accepted: Acceptance): Promise<ImportReport> {
  const { sourceId, revisionId, readingSha256 } = accepted
  const { projectId } = grant
  const own = await findRecord(database(), projectId, 'revision', revisionId)
  if (own?.sourceId === sourceId && own.createdById === grant.actor.userId)
    return toReport(database(), projectId, own, false)
  const row = await findProposal(grant, id)
  const reading = await loadStoredReading(grant, id)
  if (!reading || row.state !== 'read')
    throw new AppError('conflict', 'This file was not read yet.', { reason: 'not_read' })
  if (row.readingSha256 !== readingSha256)
    throw new AppError('conflict', 'The file was read anew meanwhile. Look at the new reading first.', {
      reason: 'reading_changed',
    })
  const { choices, references, siglum } = toProposal(row)
  const bytes = await loadBytes(grant, id)
  const { fileName, sha256: hash } = row
  let report: ImportReport | null = null
  const operation = {
    id: v5(`${projectId} accept ${id} ${revisionId}`, namespace),
    request: { accept: id, sourceId, revisionId, readingSha256 },
  }
  await record(grant, operation, async (door) => {
    demand(grant, door, 'source.import', true)
    const gone = await door.tx.importProposal.deleteMany({
      where: { projectId, id, userId: grant.actor.userId },
    })
    if (gone.count === 0) throw notFound()
    // Somebody else may have brought the same file in while this one lay on the desk.
    report = await findPresent(door.tx, grant, { sourceId, revisionId, hash })
    if (report) return
    const desk = openDesk(grant, door)
    if (siglum !== '') await checkSiglum(desk, sourceId, siglum)
    report = await storeSource(door, {
      ...{ sourceId, revisionId, fileName, bytes, hash, reading, choices },
      ...(siglum === '' ? {} : { siglum }),
      ...(row.title === '' ? {} : { title: row.title }),
    })
    for (const reference of references) await writeReference(desk, { sourceId, revisionId }, reference)
    await desk.flush()
  })
  coolDown(`${projectId} ${id}`)
  report ??= await findPresent(database(), grant, { sourceId, revisionId, hash })
  if (!report)
    throw new AppError('conflict', 'This source was brought in and put away again.', { reason: 'exists' })
  return report
}

async function checkSiglum(desk: Desk, sourceId: string, siglum: string): Promise<void> {
  const fields = createSchema('source').parse({ siglum, title: siglum })
  await checkRecord(desk, { kind: 'source', id: sourceId, after: fields, before: null })
}

async function writeReference(
  desk: Desk,
  into: { sourceId: string; revisionId: string },
  { relation, ...said }: ProposedReference,
): Promise<void> {
  const target = said.targetSourceId === null ? null : await desk.find('source', said.targetSourceId)
  // What it pointed at was put away while the file lay here: the decision about the words stays.
  const targetSourceId = target?.retiredAt === null && target.id !== into.sourceId ? target.id : null
  let relationId: string | null = null
  if (relation !== null && targetSourceId !== null && said.status === 'confirmed') {
    relationId = v7()
    const fields = createSchema('sourceRelation').parse({
      fromSourceId: into.sourceId,
      toSourceId: targetSourceId,
      relation,
      scope: 'passage',
      reasoning: said.quote.slice(0, 8000).toWellFormed(),
    })
    await desk.create('sourceRelation', {
      id: relationId,
      fields: {
        ...(await checkRecord(desk, { kind: 'sourceRelation', id: relationId, after: fields, before: null })),
      },
    })
  }
  const id = v7()
  const fields = createSchema('sourceReference').parse({ ...said, ...into, targetSourceId, relationId })
  await desk.create('sourceReference', {
    id,
    fields: { ...(await checkRecord(desk, { kind: 'sourceReference', id, after: fields, before: null })) },
  })
}
