import { expect, test } from 'vitest'
import { moveTag, placeTag, tagTree, withDescendants, type TagMove } from '#lib/claims/tag-tree.ts'
import { aTag, recordsOf } from './argument-records.ts'

/** War (Bridges, Sieges (Camp)), Trade, Weather. */
const tags = () =>
  recordsOf({
    tag: [
      aTag('war', { position: 0 }),
      aTag('trade', { position: 1 }),
      aTag('weather', { position: 2 }),
      aTag('bridges', { position: 0, parentId: 'war' }),
      aTag('sieges', { position: 1, parentId: 'war' }),
      aTag('camp', { position: 0, parentId: 'sieges' }),
    ],
  }).tag

const outline = (records: ReturnType<typeof tags>): string[] =>
  tagTree(records).map(({ tag, depth }) => `${'.'.repeat(depth)}${tag.id}`)

/** The tree after a move, or null when there was nowhere to go. */
const moved = (id: string, move: TagMove): string[] | null => {
  const records = tags()
  const changes = moveTag(records, id, move)
  if (!changes) return null
  for (const { id: one, ...change } of changes) records[one] = { ...records[one]!, ...change }
  return outline(records)
}

test('the tree reads parents before children', () => {
  expect(outline(tags())).toEqual(['war', '.bridges', '.sieges', '..camp', 'trade', 'weather'])
})

test.each<[string, TagMove, string[] | null]>([
  ['trade', 'up', ['trade', 'war', '.bridges', '.sieges', '..camp', 'weather']],
  ['trade', 'down', ['war', '.bridges', '.sieges', '..camp', 'weather', 'trade']],
  ['trade', 'in', ['war', '.bridges', '.sieges', '..camp', '.trade', 'weather']],
  ['camp', 'out', ['war', '.bridges', '.sieges', '.camp', 'trade', 'weather']],
  ['bridges', 'out', ['war', '.sieges', '..camp', 'bridges', 'trade', 'weather']],
  ['war', 'up', null],
  ['weather', 'down', null],
  ['war', 'in', null],
  ['war', 'out', null],
])('%s moves %s', (id, move, expected) => expect(moved(id, move)).toEqual(expected))

test('a tag never hangs below itself', () => {
  expect(placeTag(tags(), 'war', 'camp', 0)).toBe(null)
  expect(placeTag(tags(), 'war', 'war', 0)).toBe(null)
})

test('a tag whose parent is gone, and a ring, stand at the root', () => {
  const { war: _gone, ...rest } = tags()
  expect(outline(rest)).toEqual(['bridges', 'sieges', '.camp', 'trade', 'weather'])
  const ring = recordsOf({ tag: [aTag('a', { parentId: 'b' }), aTag('b', { parentId: 'a' })] }).tag
  expect(outline(ring)).toEqual(['a', 'b'])
})

test('a branch is the tag and all below it', () => {
  expect([...withDescendants(tags(), 'war')].sort()).toEqual(['bridges', 'camp', 'sieges', 'war'])
  expect([...withDescendants(tags(), 'trade')]).toEqual(['trade'])
})
