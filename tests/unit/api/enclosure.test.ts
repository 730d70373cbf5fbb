import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { layDown, takeUp } from '#lib/api/enclosure.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('gives what was laid down, as often as the page is drawn', () => {
  const value = { text: 'The toll was doubled.' }
  layDown('text-1', value)
  expect(takeUp('text-1')).toBe(value)
  expect(takeUp('text-1')).toBe(value)
})

it('keeps what is never drawn for half a minute, counted from the last time', () => {
  layDown('text-2', 1)
  vi.advanceTimersByTime(20_000)
  layDown('text-2', 2)
  vi.advanceTimersByTime(20_000)
  expect(takeUp('text-2')).toBe(2)
  vi.advanceTimersByTime(10_001)
  expect(() => takeUp('text-2')).toThrow('nothing was laid down')
})
