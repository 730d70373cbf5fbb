import { expect, test } from 'vitest'
import { toLists } from '#lib/live/record-columns.ts'

test('columns become records again, and what repeats is kept once', () => {
  const source = ['0190a000-0000-7000-8000-00000000000', '1'].join('')
  const { passage, tag, note } = toLists({
    lists: { tag: [] },
    changes: [],
    columns: {
      passage: {
        names: ['id', 'version', 'createdAt', 'updatedAt', 'sourceId', 'unitId', 'quote', 'spans'],
        columns: [
          ['a', 'b'],
          [1, 2],
          [0.001, 1_790_000_000.0199],
          [0.001, 0.001],
          [source, source.slice(0, 35) + '1'],
          [null, 'u'],
          ['Vogt', ''],
          [
            [[0, 4]],
            [
              [9, 11],
              [20, 21],
            ],
          ],
        ],
      },
    },
  })
  expect({ passage, tag, note }).toEqual({
    passage: [
      {
        ...{ id: 'a', version: 1, retiredAt: null, sourceId: source, unitId: null, quote: 'Vogt' },
        ...{ createdAt: '1970-01-01T00:00:00.001Z', updatedAt: '1970-01-01T00:00:00.001Z', spans: [[0, 4]] },
      },
      {
        ...{ id: 'b', version: 2, retiredAt: null, sourceId: source, unitId: 'u', quote: '' },
        ...{ createdAt: '2026-09-21T14:13:20.020Z', updatedAt: '1970-01-01T00:00:00.001Z' },
        spans: [
          [9, 11],
          [20, 21],
        ],
      },
    ],
    tag: [],
    note: undefined,
  })
})

test('what has changed since stands in the place of what was, and what is gone is gone', () => {
  const columns = {
    names: ['id', 'label'],
    columns: [
      ['a', 'b', 'c'],
      ['one', 'two', 'three'],
    ],
  }
  const { tag, claim } = toLists({
    lists: {},
    columns: { tag: columns },
    changes: [
      { kind: 'tag', id: 'a', after: { id: 'a', label: 'uno' } },
      { kind: 'tag', id: 'b', after: null },
      { kind: 'tag', id: 'd', after: { id: 'd', label: 'four' } },
      { kind: 'claim', id: 'x', after: { id: 'x' } },
      { kind: 'claim', id: 'never', after: null },
    ],
  })
  expect(tag).toEqual([
    { id: 'a', label: 'uno' },
    { id: 'c', label: 'three', retiredAt: null },
    { id: 'd', label: 'four' },
  ])
  expect(claim).toEqual([{ id: 'x' }])
})
