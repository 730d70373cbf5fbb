import '#tests/support/database.ts'
import { expect, test } from 'vitest'
import { createRows, type NewRow } from '#lib/server/records/rows.ts'
import {
  listChanges,
  listHistory,
  loadSnapshot,
  listRecords,
  getRecord,
  isLarge,
} from '#lib/server/records/queries.ts'
import { record } from '#lib/server/record.ts'
import { listProjects } from '#lib/server/projects/queries.ts'
import { personActor } from '#lib/server/access.ts'
import { refusalOf } from '#tests/support/actors.ts'
import {
  creation,
  makeClaim,
  makeProject,
  makeSource,
  newId,
  passageFields,
  retirement,
  write,
} from '#tests/support/factories.ts'

test('ten thousand passages are written as one operation and read at one moment', async () => {
  const { grant, owner } = await makeProject()
  const source = await makeSource(grant, 'Im Jahre 1630 brannte die Mühle ab. '.repeat(3000))
  const rows: NewRow[] = Array.from({ length: 10_000 }, (_, i) => ({
    id: newId(),
    fields: passageFields(source, [[i * 10, i * 10 + 12]]),
  }))
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    console.info(`${name}: ${Math.round(performance.now() - began)} ms`)
    return result
  }
  await timed('write 10,000 passages', () =>
    record(grant, { id: newId(), request: 'many' }, async (door) => {
      await createRows(door, 'passage', rows)
    }),
  )
  await timed('first snapshot', () => loadSnapshot(grant))
  const snapshot = await timed('snapshot', () => loadSnapshot(grant))
  await timed('snapshot again', () => loadSnapshot(grant))
  expect(snapshot.records.passage).toHaveLength(10_000)
  expect(await isLarge(grant)).toBe(true)
  await timed('1,000 changes', () => listChanges(grant, 100))
  await timed('projects', () => listProjects(personActor(owner)))
  const found = (snapshot.records.source ?? [])[0]
  if (!found) throw new Error('no source')
  const events = await timed('retire a source with 10,000 passages', () =>
    write(grant, retirement('source', found)),
  )
  expect(events).toHaveLength(10_002)
  await timed('bring it back', () => write(grant, { op: 'restore', kind: 'source', id: found.id }))
  expect((await loadSnapshot(grant)).records.passage).toHaveLength(10_000)
}, 120_000)

test('a page of the reader begins with what a text is drawn from, and a small project is not large', async () => {
  const { grant } = await makeProject()
  await makeClaim(grant)
  const source = await makeSource(grant, 'Im Jahre 1630 brannte die Mühle ab.')
  const { isWhole, records } = await loadSnapshot(grant, 'opening')
  expect(isWhole).toBe(false)
  expect(records.source?.map(({ id }) => id)).toEqual([source.sourceId])
  expect(records.revision?.map(({ id }) => id)).toEqual([source.revisionId])
  expect(records.claim).toBeUndefined()
  expect(await isLarge(grant)).toBe(false)
})

test('a snapshot and its number belong together while others write', async () => {
  const { grant } = await makeProject()
  const writing = (async () => {
    for (let i = 0; i < 60; i++)
      await write(grant, creation('claim', { statement: `${i}` }), creation('tag', { label: `${i}` }))
  })()
  let isWriting = true
  void writing.then(() => (isWriting = false))
  while (isWriting) {
    const { version, records } = await loadSnapshot(grant)
    // Two events for the project and its owner, then a claim and a tag at a time.
    expect((records.claim ?? []).length + (records.tag ?? []).length).toBe(version - 2)
    const listed = await listRecords(grant, 'claim')
    expect(listed.records).toHaveLength((listed.version - 2) / 2)
  }
  await writing
})

test('queries give what lives in the project of the grant, and nothing else', async () => {
  const [here, elsewhere] = [await makeProject(), await makeProject()]
  const claim = await makeClaim(here.grant)
  expect(await getRecord(here.grant, 'claim', claim.id)).toEqual(claim)
  expect(await refusalOf(getRecord(elsewhere.grant, 'claim', claim.id))).toBe('not_found')
  expect((await listRecords(elsewhere.grant, 'claim')).records).toEqual([])
  expect(await listHistory(elsewhere.grant, { id: claim.id })).toEqual([])
  await write(here.grant, retirement('claim', claim))
  expect(await refusalOf(getRecord(here.grant, 'claim', claim.id))).toBe('not_found')
  const history = await listHistory(here.grant, { id: claim.id })
  expect(history.map((event) => event.action)).toEqual(['retired', 'created'])
  const rest = await listHistory(here.grant, { before: history[1]?.version ?? 0, limit: 1 })
  expect(rest.map((event) => event.kind)).toEqual(['member'])
})
