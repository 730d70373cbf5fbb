import { describe, expect, test } from 'vitest'
import { commandOf, type ReaderCommand } from '#components/reader/reader-command.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (key: string, held: Partial<typeof plain> = {}) => commandOf({ key, ...plain, ...held })

describe('the keys of the reader', () => {
  test.each<[string, ReaderCommand]>([
    ['m', 'mark'],
    ['a', 'note'],
    ['t', 'tag'],
    ['c', 'claim'],
    ['e', 'evidence'],
    ['s', 'sentence'],
    ['n', 'next'],
    ['p', 'previous'],
    ['l', 'list'],
    ['v', 'layers'],
    ['w', 'map'],
    ['o', 'settings'],
    ['f', 'footnote'],
    ['/', 'find'],
    ['Enter', 'open'],
    ['Escape', 'back'],
  ])('%s means %s', (key, command) => expect(press(key)).toBe(command))
  test('Shift widens: the paragraph, and the other text', () => {
    expect(press('S', { shiftKey: true })).toBe('paragraph')
    expect(press('N', { shiftKey: true })).toBe('nextBeside')
  })
  test('signs that need Shift on many keyboards are heard with it', () => {
    expect([
      press('?', { shiftKey: true }),
      press('+', { shiftKey: true }),
      press('/', { shiftKey: true }),
    ]).toEqual(['help', 'extend', 'find'])
  })
  test('with Caps Lock the letters mean the same', () => expect(press('M')).toBe('mark'))
  test('Ctrl and Command find; all else with them is not the reader’s', () => {
    expect(press('f', { ctrlKey: true })).toBe('find')
    expect(press('f', { metaKey: true })).toBe('find')
    for (const key of ['z', 'y', 'k', 'c', 'a', 't', 'p', 's', 'n', '+', 'Enter'])
      expect(press(key, { ctrlKey: true })).toBeNull()
  })
  test('Alt is never ours', () => expect(press('m', { altKey: true })).toBeNull())
})
