import '#tests/support/database.ts'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#components/live/new-id.ts'
import { createWrite } from '#components/live/optimistic.ts'
import { toLists, type ColumnSnapshot } from '#lib/live/record-columns.ts'
import { operatorGrant, type Grant } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { loadDemonstration } from '#lib/server/demonstration/load.ts'
import { storedKinds } from '#lib/server/records/as-json.ts'
import { writeRecords } from '#lib/server/records/commands.ts'
import { loadColumnSnapshot, loadSnapshot, loadSnapshotText } from '#lib/server/records/queries.ts'

let grant: Grant
beforeAll(async () => {
  expect(await loadDemonstration()).toBe(true)
  const project = await database().project.findFirstOrThrow({ include: { members: true } })
  grant = operatorGrant(project.members[0]?.userId ?? '', project.id, project.slug)
  await writeWhatTheDossierLacks()
})

async function writeWhatTheDossierLacks(): Promise<void> {
  const { records } = await loadSnapshot(grant)
  const passage = records.passage?.[0]
  if (!passage) throw new Error('the dossier has no passage')
  const { sourceId, revisionId, quote } = passage
  await writeRecords(grant, newId(), [
    createWrite('unit', newId(), { sourceId, label: 'Letter of 3 March', spans: [[0, 10]], revisionId }),
    createWrite('unit', newId(), { sourceId, label: 'The rest' }),
    createWrite('sourceReference', newId(), {
      ...{ sourceId, revisionId, kind: 'archival', quote, status: 'confirmed', signal: 'compare' },
    }),
  ])
  // Laid down past the door, which asks for a second revision.
  const placed = { revisionId, passageId: passage.id, passageSpans: [[0, 1]], spans: [[2, 3]], quote: 'x' }
  const words = { decision: 'chosen', verdict: 'moved', prefix: '', suffix: '', reason: 'A test' }
  const base = { projectId: grant.projectId, id: newId(), createdById: passage.createdById }
  await database().placement.create({ data: { ...base, ...placed, ...words } })
}

test('the snapshot as it travels says what the snapshot says', async () => {
  const { projectId, version, role, records } = await loadSnapshot(grant)
  // Of each kind that PostgreSQL writes by itself there must be something to compare.
  expect(storedKinds.filter((kind) => (records[kind]?.length ?? 0) === 0)).toEqual([])
  const { text } = await loadSnapshotText(grant)
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ projectId, version, role, records })))
})

test('so do its columns', async () => {
  const { projectId, version, role, records } = await loadSnapshot(grant)
  const travelled = JSON.parse((await loadColumnSnapshot(grant)).text) as ColumnSnapshot
  const lists = { ...Object.fromEntries(storedKinds.map((kind) => [kind, []])), ...toLists(travelled) }
  expect({ ...travelled, lists, columns: {} }).toEqual({
    ...{ projectId, version, role, columns: {} },
    lists: JSON.parse(JSON.stringify(records)) as unknown,
  })
})
