import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedIds, derived } from '#lib/live/derived.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { applyChange, emptyState, type Records } from '#lib/live/state.ts'
import { passageOrder } from '#components/reader/passage-order.ts'

interface Step {
  readonly id: string
  /** Where the passage begins; null: it goes. */
  readonly start: number | null
}
const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  start: fc.option(fc.nat(40)),
})
const run = (records: Records, { id, start }: Step): Records =>
  applyChange(records, {
    kind: 'passage',
    id,
    after:
      start === null
        ? null
        : { id, sourceId: start % 5 === 0 ? 'other' : 'here', spans: [[start, start + 3]] },
  })
/** Two ways on from one state, as when an own change waits while others' arrive. */
const fork = fc.tuple(fc.array(step), fc.array(step, { maxLength: 6 }), fc.array(step, { maxLength: 6 }))
const start = emptyState('p').records

describe('what is worked out of all records', () => {
  test('whatever differs between two states is among the changed ids', () => {
    fc.assert(
      fc.property(fork, ([common, left, right]) => {
        const base = common.reduce(run, start)
        const [a, b] = [left.reduce(run, base).passage, right.reduce(run, base).passage]
        const ids = changedIds(a, b)
        for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) if (a[id] !== b[id]) expect(ids?.has(id)).toBe(true)
      }),
    )
  })

  test('states that have nothing in common are not said to be the same', () => {
    expect(changedIds({}, {})).toBeNull()
  })

  test('carried on from change to change it is what it would be anew, and is carried', () => {
    let counted = 0
    fc.assert(
      fc.property(fork, ([common, left, right]) => {
        const base = common.reduce(run, start)
        const sum = (records: Records['passage']): number =>
          Object.values(records).reduce((total, { spans }) => total + (spans[0]?.[0] ?? 0), 0)
        const carried = derived<RecordOf<'passage'>, number>(sum, (value, changed) => {
          counted++
          return changed.reduce(
            (total, { before, after }) => total - (before?.spans[0]?.[0] ?? 0) + (after?.spans[0]?.[0] ?? 0),
            value,
          )
        })
        let state = base
        for (const one of left) {
          state = run(state, one)
          expect(carried(state.passage)).toBe(sum(state.passage))
        }
        const other = right.reduce(run, base).passage
        expect(carried(other)).toBe(sum(other))
      }),
    )
    expect(counted).toBeGreaterThan(0)
  })

  test('the order of a text is the same, whether passages came one by one or all at once', () => {
    const here = (passage: RecordOf<'passage'>) => (passage.sourceId === 'here' ? passage : null)
    fc.assert(
      fc.property(fork, ([common, left, right]) => {
        const base = common.reduce(run, start)
        const one = passageOrder(here)
        one(base.passage)
        one(left.reduce(run, base).passage)
        const { passage } = right.reduce(run, base)
        const [carried, anew] = [one(passage), passageOrder(here)(passage)]
        expect(carried.list).toEqual(anew.list)
        for (const { id } of anew.list) {
          expect(carried.lanes.get(id)).toBe(anew.lanes.get(id))
          expect(carried.byId.get(id)).toBe(passage[id])
        }
        expect(carried.index.overlapping([0, 50])).toEqual(anew.index.overlapping([0, 50]))
      }),
    )
  })
})
