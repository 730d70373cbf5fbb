import { describe, expect, test } from 'vitest'
import en from '#components/messages/en/vocabulary.json' with { type: 'json' }
import de from '#components/messages/de/vocabulary.json' with { type: 'json' }
import * as claims from '#lib/claims/vocabulary.ts'
import * as sources from '#lib/sources/vocabulary.ts'

const lists: [string, readonly string[]][] = Object.entries({ ...claims, ...sources })
const messages: Record<string, Record<string, Record<string, string>>> = { en, de }

test('the controlled lists are found', () => {
  expect(lists.map(([name]) => name)).toContain('evidenceRelations')
  expect(lists.length).toBeGreaterThanOrEqual(19)
})

describe.each(['en', 'de'])('labels in %s', (locale) => {
  test.each(lists)('every value of %s has a label of its own', (name, values) => {
    const labels = messages[locale]?.[name] ?? {}
    const wanted = values.map((value) => (value === '' ? 'unset' : value))
    expect(Object.keys(labels)).toEqual(expect.arrayContaining(wanted))
    const words = wanted.map((value) => labels[value] ?? '')
    expect(words.every((word) => word.trim() !== '')).toBe(true)
    expect(new Set(words).size).toBe(words.length)
  })

  test('no label stands for a value that does not exist', () => {
    const known = new Map(lists)
    const extra = Object.entries(messages[locale] ?? {}).flatMap(([name, labels]) => {
      const values = known.get(name)
      return values ? Object.keys(labels).filter((label) => label !== 'unset' && !values.includes(label)) : []
    })
    expect(extra).toEqual([])
  })
})

test('both languages name the same things', () => {
  const keys = (tree: Record<string, Record<string, string>>) =>
    Object.entries(tree)
      .flatMap(([name, labels]) => Object.keys(labels).map((label) => `${name}.${label}`))
      .sort()
  expect(keys(de)).toEqual(keys(en))
})
