import { expect, test } from 'vitest'
import { sinceOf, stanceLines } from '#lib/claims/positions.ts'
import { aPosition } from './argument-records.ts'

const first = aPosition('o1', 'c1', { holder: 'Zeidler', stance: 'holds', sinceEdtf: '1993' })
const second = aPosition('o2', 'c1', {
  holder: 'Zeidler',
  stance: 'suspends',
  sinceEdtf: '1994',
  replacesId: 'o1',
})
const third = aPosition('o3', 'c1', {
  holder: 'Zeidler',
  stance: 'rejects',
  sinceEdtf: '2003',
  replacesId: 'o2',
})
const other = aPosition('o4', 'c1', { holder: 'Gorlov', stance: 'rejects' })

const lines = (...positions: Parameters<typeof stanceLines>[0][]) =>
  stanceLines(positions.flatMap((list) => [...list])).map(({ current, earlier }) => [
    current.holder,
    current.stance,
    ...earlier.map((one) => one.stance),
  ])

test('a change of mind keeps what was thought before, the latest first', () => {
  const expected = [
    ['Gorlov', 'rejects'],
    ['Zeidler', 'rejects', 'suspends', 'holds'],
  ]
  expect(lines([first, second, third, other])).toEqual(expected)
  expect(lines([other, third, first, second])).toEqual(expected)
})

test('two answers to the same position both stand', () => {
  const rival = aPosition('o5', 'c1', {
    holder: 'Zeidler',
    stance: 'holdsNarrower',
    sinceEdtf: '1999',
    replacesId: 'o1',
  })
  expect(lines([first, second, rival])).toEqual([
    ['Zeidler', 'suspends', 'holds'],
    ['Zeidler', 'holdsNarrower', 'holds'],
  ])
})

test('without a date the day of writing stands', () => {
  expect(sinceOf(first)).toBe('1993-01-01')
  expect(sinceOf(other)).toBe('2026-01-01')
})
