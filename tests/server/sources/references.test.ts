// What a person decides about a reference is a record like any other: once for each place, undone as one, gone with its source.
import { beforeAll, expect, it } from 'vitest'
import type { RecordFields } from '#lib/live/records.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { revertOperation, writeRecords } from '#lib/server/records/commands.ts'
import { listRecords } from '#lib/server/records/queries.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import {
  creation,
  load,
  make,
  makeSource,
  newId,
  retirement,
  revision,
  write,
  type TestSource,
} from '#tests/support/factories.ts'

let cast: Cast
let source: TestSource
let other: TestSource
beforeAll(async () => {
  cast = await makeCast()
  source = await makeSource(cast.project.grant, 'See the toll roll, f. 3, of 1301.')
  other = await makeSource(cast.project.grant, 'The toll roll of Saltmere.')
})

const fields = (more: Partial<RecordFields<'sourceReference'>> = {}) => ({
  ...{ sourceId: source.sourceId, revisionId: source.revisionId, kind: 'archival' as const, before: 'see' },
  ...{
    quote: 'the toll roll, f. 3',
    normalized: 'Toll roll, fol. 3',
    after: 'of1301',
    spans: [[4, 23]] as [number, number][],
  },
  status: 'rejected' as const,
  ...more,
})

it('is decided once: the same words at the same place are the same reference', async () => {
  const { grant } = cast.project
  const rejected = await make(grant, 'sourceReference', fields())
  expect(await refusalOf(write(grant, creation('sourceReference', fields({ status: 'confirmed' }))))).toBe(
    'conflict reference_decided',
  )
  // Elsewhere in the text they are another.
  await make(grant, 'sourceReference', fields({ before: 'cf', spans: null }))
  // Decided anew.
  await write(
    grant,
    revision('sourceReference', rejected, { status: 'confirmed', meaning: 'Toll roll of 1299' }),
  )
  expect(await load(grant, 'sourceReference', rejected.id)).toMatchObject({ status: 'confirmed', version: 2 })
  // What it is known by does not change.
  expect(
    await refusalOf(
      write(grant, revision('sourceReference', { id: rejected.id, version: 2 }, { quote: 'x' })),
    ),
  ).toBe('invalid')
})

it('shows a relation to another source, written and taken back with it', async () => {
  const { grant } = cast.project
  const [relationId, id, operationId] = [newId(), newId(), newId()]
  await writeRecords(grant, operationId, [
    creation(
      'sourceRelation',
      { fromSourceId: source.sourceId, toSourceId: other.sourceId, relation: 'citesForDetail' },
      relationId,
    ),
    creation(
      'sourceReference',
      fields({ quote: 'cited', status: 'confirmed', targetSourceId: other.sourceId, relationId }),
      id,
    ),
  ])
  await revertOperation(grant, newId(), operationId)
  const { records } = await listRecords(grant, 'sourceReference')
  expect(records.map((one) => one.id)).not.toContain(id)
  expect((await load(grant, 'sourceRelation', relationId)).retiredAt).not.toBeNull()
})

it('points neither out of the text, nor at its own source, nor at another project', async () => {
  const { grant } = cast.project
  const refused = (more: Partial<RecordFields<'sourceReference'>>) =>
    refusalOf(write(grant, creation('sourceReference', fields({ quote: 'q', ...more }))))
  expect(await refused({ spans: [[4, 400]] })).toBe('unprocessable outside_text')
  expect(await refused({ targetSourceId: source.sourceId })).toBe('invalid')
  expect(await refused({ revisionId: other.revisionId })).toBe('unprocessable other_source')
  const far = await makeSource(cast.elsewhere.grant, 'Elsewhere.')
  expect(await refused({ targetSourceId: far.sourceId })).toBe('unprocessable link_missing')
})

it('is decided by those who describe sources, and goes with its source', async () => {
  const { grants, project } = cast
  for (const role of ['viewer', 'commenter'] as const)
    expect(
      await refusalOf(write(grants[role], creation('sourceReference', fields({ quote: role })))),
    ).toMatch(/^forbidden/)
  const own = await make(grants.annotator, 'sourceReference', fields({ quote: 'own' }))
  const theirs = await make(project.grant, 'sourceReference', fields({ quote: 'theirs' }))
  await write(grants.annotator, revision('sourceReference', own, { comment: 'seen' }))
  expect(
    await refusalOf(write(grants.annotator, revision('sourceReference', theirs, { comment: 'x' }))),
  ).toMatch(/^forbidden/)
  const target = await make(
    project.grant,
    'sourceReference',
    fields({ quote: 't', targetSourceId: other.sourceId }),
  )
  // The source it was thought to mean may go; the decision stays.
  await write(project.grant, retirement('source', await load(project.grant, 'source', other.sourceId)))
  expect((await load(project.grant, 'sourceReference', target.id)).retiredAt).toBeNull()
  await write(project.grant, retirement('source', await load(project.grant, 'source', source.sourceId)))
  expect((await load(project.grant, 'sourceReference', target.id)).retiredAt).not.toBeNull()
  expect(await checkProject(project.id)).toEqual([])
})
