import '#tests/support/database.ts'
import { inflateRawSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#components/live/new-id.ts'
import { createWrite, retireWrite, reviseWrite } from '#components/live/optimistic.ts'
import { toLists, type ColumnSnapshot } from '#lib/live/record-columns.ts'
import type { RecordLists } from '#lib/live/state.ts'
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
  const { bytes } = await loadSnapshotText(grant)
  expect(JSON.parse(String(bytes))).toEqual(JSON.parse(JSON.stringify({ projectId, version, role, records })))
})

/** What comes later stands behind the others. */
const byId = (lists: RecordLists): unknown =>
  Object.fromEntries(
    Object.entries(lists).map(([kind, records]) => [
      kind,
      (records as readonly { readonly id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  )

test('so do its columns, and what has changed since they were written', async () => {
  const seen = async (): Promise<ColumnSnapshot> => {
    const { projectId, version, role, records } = await loadSnapshot(grant)
    const { bytes } = await loadColumnSnapshot(grant)
    const travelled = JSON.parse(String(inflateRawSync(bytes))) as ColumnSnapshot
    const none = Object.fromEntries(storedKinds.map((kind) => [kind, []]))
    const lists = byId({ ...none, ...toLists(travelled) })
    expect({ ...travelled, columns: {}, changes: [], lists }).toEqual({
      ...{ projectId, version, role, columns: {}, changes: [] },
      lists: byId(JSON.parse(JSON.stringify(records)) as RecordLists),
    })
    return travelled
  }
  const first = await seen()
  expect(first.changes).toEqual([])

  const { records } = await loadSnapshot(grant)
  const [claim, note] = [records.claim?.[0], records.note?.[0]]
  if (!claim || !note) throw new Error('there is one of each')
  const id = newId()
  await writeRecords(grant, newId(), [
    createWrite('claim', id, { statement: 'A claim that comes later.' }),
    reviseWrite('claim', claim, { statement: 'It was said otherwise.' }),
    retireWrite('note', note),
  ])
  await writeRecords(grant, newId(), [
    reviseWrite('claim', { id, version: 1 }, { statement: 'And changed.' }),
  ])
  const second = await seen()
  // The same columns, and each record once.
  expect(second.columns).toEqual(first.columns)
  expect(new Set(second.changes.map((change) => change.id)).size).toBe(second.changes.length)
  expect(second.changes.find((change) => change.id === note.id)?.after).toBeNull()

  // So many that the columns are written anew.
  const claims = Array.from({ length: 600 }, (_, i) =>
    createWrite('claim', newId(), { statement: `Claim ${i}.` }),
  )
  await writeRecords(grant, newId(), claims)
  expect((await seen()).changes).toEqual([])
})
