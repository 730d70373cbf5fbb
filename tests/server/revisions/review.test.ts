// Which passages have to be looked at after a text was changed, on a real database, and one of them beside the new text.
import { beforeEach, expect, test } from 'vitest'
import type { RecordOf } from '#lib/live/records.ts'
import { listReview, loadPlace } from '#lib/server/revisions/review.ts'
import { makeCast, refusalOf, type Cast } from '#tests/support/actors.ts'
import { correctText } from '#tests/support/corrected.ts'
import {
  make,
  makePassage,
  makeSource,
  write,
  retirement,
  type TestSource,
} from '#tests/support/factories.ts'

const file =
  'Der Sagnor ging im Jahre 1630 zum Fluss, und die Mülhe brannte.\n\nAm Tag danach kam der wieder-gewählte Vogt.\n'

let cast: Cast
let source: TestSource
const passages: Record<string, RecordOf<'passage'>> = {}
let newest: { id: string; text: string }
const spanOf = (text: string, words: string): [number, number] => [
  text.indexOf(words),
  text.indexOf(words) + words.length,
]

beforeEach(async () => {
  cast = await makeCast()
  const { owner, editor } = cast.grants
  source = await makeSource(owner, file)
  for (const words of ['im Jahre 1630', 'die Mülhe brannte', 'zum Fluss', 'wieder-gewählte', 'Der Sagnor'])
    passages[words] = await makePassage(owner, source, [spanOf(source.text, words)])
  await correctText(editor, source.sourceId, '1630', '1631')
  await correctText(editor, source.sourceId, 'Mülhe', 'Mühle')
  await correctText(editor, source.sourceId, 'wieder-gewählte', 'wiedergewählte')
  newest = await correctText(editor, source.sourceId, 'Der Sagnor', '')
})

const found = async () => {
  const { items } = await listReview(cast.grants.viewer)
  const wordsOf = new Map(Object.entries(passages).map(([words, { id }]) => [id, words]))
  const said = items.map((one) => [wordsOf.get(one.passageId) ?? '', one] as const)
  return new Map(said)
}

test('what changed is found in the newest text, what may turn the sense is told from what is safe', async () => {
  const items = await found()
  expect([...items.keys()].sort()).toEqual([
    'Der Sagnor',
    'die Mülhe brannte',
    'im Jahre 1630',
    'wieder-gewählte',
  ])
  expect(items.get('im Jahre 1630')).toMatchObject({
    ...{ verdict: 'changed', mayTurnSense: true, isSafe: false, words: 'im Jahre 1631' },
    ...{ sourceId: source.sourceId, revisionId: newest.id },
  })
  expect(items.get('wieder-gewählte')).toMatchObject({ isSafe: true, words: 'wiedergewählte' })
  expect(items.get('Der Sagnor')).toMatchObject({ verdict: 'lost', isSafe: false, proposal: [], words: '' })
  expect((await listReview(cast.elsewhere.grant)).items).toEqual([])
})

test('a decision settles a passage for later texts; what is detached is not asked about again', async () => {
  const { editor } = cast.grants
  const [year, gone] = [passages['im Jahre 1630']!, passages['Der Sagnor']!]
  const about = (one: RecordOf<'passage'>) => ({
    ...{ passageId: one.id, passageSpans: one.spans, revisionId: newest.id },
  })
  await make(editor, 'placement', {
    ...{ ...about(year), decision: 'accepted', verdict: 'changed', quote: 'im Jahre 1631' },
    spans: [spanOf(newest.text, 'im Jahre 1631')],
  })
  await make(editor, 'placement', { ...about(gone), decision: 'detached', verdict: 'lost', spans: null })
  // In the text that it was decided in, the list leaves decisions out of account: whoever asks knows them.
  expect((await found()).has('im Jahre 1630')).toBe(true)
  await correctText(editor, source.sourceId, 'Fluss', 'Flusse')
  expect([...(await found()).keys()].sort()).toEqual(['die Mülhe brannte', 'wieder-gewählte', 'zum Fluss'])
  await correctText(editor, source.sourceId, '1631', '1632')
  const asked = (await found()).get('im Jahre 1630')
  expect(asked).toMatchObject({ verdict: 'changed', words: 'im Jahre 1632' })
  const place = await loadPlace(editor, asked?.revisionId ?? '', year.id)
  expect(place.was).toMatchObject({ revisionId: newest.id, number: 5, words: 'im Jahre 1631' })
  await write(editor, retirement('passage', year))
  expect((await found()).has('im Jahre 1630')).toBe(false)
})

test('one passage is shown as it stood and as it may stand, a lost one by the gap it left', async () => {
  const { viewer } = cast.grants
  const place = await loadPlace(viewer, newest.id, passages['die Mülhe brannte']!.id)
  expect(place).toMatchObject({
    ...{ verdict: 'changed', gap: null, candidates: [] },
    was: { number: 1, words: 'die Mülhe brannte', behind: source.text.slice(source.text.indexOf('.')) },
    proposal: { words: 'die Mühle brannte', spans: [spanOf(newest.text, 'die Mühle brannte')] },
  })
  expect(place.findings.map(({ old, new: now }) => [old, now])).toEqual([['Mülhe', 'Mühle']])
  const gone = await loadPlace(viewer, newest.id, passages['Der Sagnor']!.id)
  expect(gone).toMatchObject({ verdict: 'lost', proposal: null, gap: { before: '' } })
  expect(gone.gap?.behind.startsWith(' ging im Jahre 1631')).toBe(true)
  const id = passages['zum Fluss']!.id
  expect(await refusalOf(loadPlace(cast.elsewhere.grant, newest.id, id))).toBe('not_found')
  expect(await refusalOf(loadPlace(viewer, source.revisionId, id))).toBe('not_found')
})
