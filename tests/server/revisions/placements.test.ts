// What persons decide about places, on a real database: recorded with its author, undone, carried on to later revisions, kept
// in the archive, and refused where it would speak of something nobody looked at.
import { freshDatabase } from '#tests/support/database.ts'
import { beforeEach, expect, test } from 'vitest'
import { importArchive } from '#lib/server/archives/commands.ts'
import { loadArchive } from '#lib/server/archives/queries.ts'
import { database } from '#lib/server/database/client.ts'
import { checkProject } from '#lib/server/invariants.ts'
import { revertOperation } from '#lib/server/records/commands.ts'
import { listPlaces } from '#lib/server/revisions/places.ts'
import { restoreRevision } from '#lib/server/revisions/restore-revision.ts'
import { personActor } from '#lib/server/access.ts'
import type { RecordFields, RecordOf } from '#lib/live/records.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import { correctText } from '#tests/support/corrected.ts'
import {
  creation,
  load,
  make,
  makePassage,
  makePersonRow,
  makeSource,
  newId,
  retirement,
  revision as changed,
  write,
  type TestSource,
} from '#tests/support/factories.ts'

const file = 'Der Sagnor ging zum Fluss, und die Mülhe brannte.\n\nAm Tag danach kam der Vogt.\n'

let cast: Cast
let source: TestSource
let passage: RecordOf<'passage'>
/** The second revision, in which the words of the passage were corrected. */
let second: { id: string; text: string }
beforeEach(async () => {
  cast = await makeCast()
  source = await makeSource(cast.grants.owner, file)
  passage = await makePassage(cast.grants.owner, source, [spanOf(source.text, 'die Mülhe brannte')])
  second = await correctText(cast.grants.editor, source.sourceId, 'Mülhe', 'alte Mühle')
})

const spanOf = (text: string, words: string): [number, number] => [
  text.indexOf(words),
  text.indexOf(words) + words.length,
]
const accepted = (more: Partial<RecordFields<'placement'>> = {}): Partial<RecordFields<'placement'>> => ({
  ...{ passageId: passage.id, revisionId: second.id, passageSpans: passage.spans },
  ...{ decision: 'accepted', verdict: 'changed', spans: [spanOf(second.text, 'die alte Mühle brannte')] },
  quote: 'die alte Mühle brannte',
  ...more,
})
const placeIn = async (revisionId: string) =>
  (await listPlaces(cast.grants.viewer, revisionId)).places.find((one) => one.passageId === passage.id)
const wordsIn = async (revision: { id: string; text: string }) => {
  const place = await placeIn(revision.id)
  return place && [place.verdict, ...place.spans.map((span) => revision.text.slice(...span))]
}

test('a decision wins over what is computed, is undone as one, and comes back', async () => {
  expect(await wordsIn(second)).toEqual(['changed'])
  const operation = newId()
  const { annotator } = cast.grants
  const placement = await make(annotator, 'placement', accepted({ reason: 'The same mill.' }))
  expect(placement).toMatchObject({
    ...{ createdById: cast.people.annotator.id, reason: 'The same mill.', verdict: 'changed' },
    prefix: 'Der Sagnor ging zum Fluss, und ',
  })
  expect(await wordsIn(second)).toEqual(['exact', 'die alte Mühle brannte'])
  expect((await placeIn(second.id))?.decidedBy).toBe(placement.id)
  await write(annotator, retirement('placement', placement))
  expect(await wordsIn(second)).toEqual(['changed'])
  const detach = accepted({ decision: 'detached', spans: null, quote: 'x' })
  const [event] = await write(annotator, creation('placement', detach))
  expect(event?.after).toMatchObject({ spans: null, quote: '', prefix: '', suffix: '' })
  expect(await placeIn(second.id)).toMatchObject({ verdict: 'lost', spans: [], decidedBy: event?.id })
  await revertOperation(annotator, operation, event?.operationId ?? '')
  expect(await wordsIn(second)).toEqual(['changed'])
  expect(await checkProject(annotator.projectId)).toEqual([])
})

test('later revisions carry on from the decided place, and an older text brings the passage home', async () => {
  const { editor } = cast.grants
  const placement = await make(editor, 'placement', accepted())
  const third = await correctText(editor, source.sourceId, 'Vogt', 'Vogel')
  expect(await wordsIn(third)).toEqual(['exact', 'die alte Mühle brannte'])
  expect((await placeIn(third.id))?.decidedBy).toBe(placement.id)
  const fourth = await correctText(editor, source.sourceId, 'brannte', 'brannte nicht')
  expect(await placeIn(fourth.id)).toMatchObject({ verdict: 'changed', spans: [], decidedBy: placement.id })
  const home = await restoreRevision(
    editor,
    { sourceId: source.sourceId, revisionId: newId(), reason: '', ifNumber: 4 },
    source.revisionId,
  )
  expect(await wordsIn({ id: home.id, text: source.text })).toEqual(['exact', 'die Mülhe brannte'])
  // Another decision in the same text takes the place of this one and of what rests on it.
  await write(editor, changed('placement', placement, { decision: 'detached', spans: null }))
  expect(await wordsIn(third)).toEqual(['lost'])
})

test('two people decide once, in the version they have seen; a viewer does not, and others only their own', async () => {
  const { annotator, editor, viewer } = cast.grants
  const placement = await make(editor, 'placement', accepted())
  expect(await refusalOf(make(annotator, 'placement', accepted()))).toBe('conflict place_decided')
  expect(await refusalOf(write(annotator, changed('placement', placement, { reason: 'x' })))).toBe(
    'forbidden',
  )
  await write(editor, changed('placement', placement, { reason: 'Seen.' }))
  expect(await refusalOf(write(editor, changed('placement', placement, { reason: 'x' })))).toBe(
    'precondition_failed has_changed',
  )
  expect(await refusalOf(make(viewer, 'placement', accepted()))).toBe('forbidden')
})

test('a decision about other words, another text or the very text it was marked in is refused', async () => {
  const { editor } = cast.grants
  const refused = (more: Partial<RecordFields<'placement'>>) =>
    refusalOf(make(editor, 'placement', accepted(more)))
  expect(await refused({ quote: 'die Mülhe brannte' })).toBe('unprocessable quote_mismatch')
  expect(await refused({ passageSpans: [[0, 3]] })).toBe('unprocessable passage_changed')
  expect(await refused({ revisionId: source.revisionId })).toBe('unprocessable made_here')
  expect(await refused({ decision: 'detached' })).toMatch(/^invalid/)
  const other = await makeSource(editor, 'Etwas anderes.\n')
  expect(await refused({ revisionId: other.revisionId })).toBe('unprocessable other_source')
  const placement = await make(editor, 'placement', accepted())
  expect(await refusalOf(write(editor, changed('placement', placement, { spans: null })))).toBe(
    'unprocessable half_placed',
  )
})

test('a passage is put away with its places by its author alone, and the archive keeps what was decided', async () => {
  const { annotator, editor } = cast.grants
  const own = await makePassage(annotator, source, [spanOf(source.text, 'die Mülhe')])
  const placed = await make(editor, 'placement', {
    ...accepted({ passageId: own.id, passageSpans: own.spans }),
    ...{ spans: [spanOf(second.text, 'die alte Mühle')], quote: 'die alte Mühle' },
  })
  await write(annotator, retirement('passage', own))
  expect((await load(editor, 'placement', placed.id)).retiredAt).not.toBeNull()
  const kept = await make(editor, 'placement', accepted())
  const { bytes } = await loadArchive(editor)
  await freshDatabase()
  const restorer = await makePersonRow()
  await database().user.update({ where: { id: restorer.id }, data: { isAdmin: true } })
  await importArchive(personActor(restorer), bytes)
  expect(await checkProject(editor.projectId)).toEqual([])
  expect(await load(editor, 'placement', kept.id)).toEqual(kept)
  await database().$executeRaw`UPDATE "Placement" SET quote = 'die neue Mühle' WHERE id = ${kept.id}::uuid`
  expect((await checkProject(editor.projectId)).map(({ code }) => code)).toEqual([
    'rows_differ',
    'quote_differs',
  ])
})
