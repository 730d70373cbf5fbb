import { expect, test } from 'vitest'
import { decisionWrite } from '#components/review/decision-writes.ts'
import { matchDecisions, nextAfter, orderEntries } from '#components/review/review-entries.ts'
import type { ReviewItem } from '#lib/api/review.ts'
import type { RecordOf } from '#lib/live/records.ts'

const passage = (id: string, start: number, sourceId = 's1', version = 1) =>
  ({ id, version, sourceId, revisionId: 'r1', spans: [[start, start + 4]], quote: id }) as RecordOf<'passage'>
const item = (passageId: string, more: Partial<ReviewItem> = {}): ReviewItem => ({
  ...{ passageId, version: 1, sourceId: 's1', revisionId: 'r2', verdict: 'changed', words: 'here' },
  ...{ mayTurnSense: false, isSafe: false, proposal: [[9, 13]] },
  ...more,
})
const placement = (passageId: string, start: number, more: object = {}) =>
  ({
    id: `d-${passageId}`,
    version: 3,
    passageId,
    revisionId: 'r2',
    passageSpans: [[start, start + 4]],
    ...more,
  }) as RecordOf<'placement'>
const byId = <T extends { id: string }>(...list: T[]): Record<string, T> =>
  Object.fromEntries(list.map((one) => [one.id, one]))

const passages = byId(passage('a', 20), passage('b', 5), passage('c', 50), passage('d', 1, 's2'))
const items = [item('a'), item('b', { verdict: 'moved' }), item('c'), item('d', { sourceId: 's2' })]

test('a passage is open until somebody has decided about just these words in just this text', () => {
  const stateOf = (...decided: RecordOf<'placement'>[]) =>
    matchDecisions(items, passages, byId(...decided)).map(({ state }) => state)
  expect(stateOf()).toEqual(['open', 'moved', 'open', 'open'])
  expect(stateOf(placement('a', 20), placement('b', 5))).toEqual(['decided', 'decided', 'open', 'open'])
  expect(stateOf(placement('a', 20, { revisionId: 'r1' }))).toEqual(['open', 'moved', 'open', 'open'])
  // Decided when the passage marked other words: asked again, and the same decision is changed.
  const [entry] = matchDecisions(items, passages, byId(placement('a', 21)))
  expect(entry).toMatchObject({ state: 'open', decision: null, earlier: { id: 'd-a' } })
  // What the server saw in another version is asked for anew, not shown.
  expect(matchDecisions(items, { ...passages, a: passage('a', 22, 's1', 2) }, {})).toHaveLength(3)
})

test('they come by source, then as they stand in its text, and after each the next one comes up', () => {
  const sources = byId(
    { id: 's1', position: 2, siglum: 'A' } as RecordOf<'source'>,
    { id: 's2', position: 1, siglum: 'B' } as RecordOf<'source'>,
  )
  const all = orderEntries(matchDecisions(items, passages, {}), sources)
  expect(all.map((one) => one.passage.id)).toEqual(['d', 'b', 'a', 'c'])
  expect(nextAfter(all, all, 'b')).toBe('a')
  expect(nextAfter(all, all, 'c')).toBe('a')
  const open = all.filter(({ state }) => state === 'open')
  expect(nextAfter(open, all, 'b')).toBe('a')
  expect(nextAfter(open.slice(0, 1), all, 'd')).toBeNull()
})

test('a decision is a new record, or a change of the one there is, in the version that was seen', () => {
  const decided = { decision: 'detached', spans: null, quote: '', reason: 'Gone.' } as const
  const about = { revisionId: 'r2', verdict: 'lost' } as const
  expect(decisionWrite('n', passages['a']!, about, decided, null)).toMatchObject({
    ...{ op: 'create', kind: 'placement', id: 'n' },
    fields: { passageId: 'a', revisionId: 'r2', passageSpans: [[20, 24]], ...decided, verdict: 'lost' },
  })
  const again = decisionWrite('n', passages['a']!, about, decided, placement('a', 21))
  expect(again).toMatchObject({ op: 'revise', id: 'd-a', ifVersion: 3, fields: { passageSpans: [[20, 24]] } })
  expect(again).not.toHaveProperty('fields.passageId')
})
