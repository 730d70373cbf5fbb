// Laws of the layout reader: what a printer did to a known text is undone, nothing is lost, choices are kept.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { assemble } from '#lib/reading/assemble.ts'
import { checkReading, countUnaccounted } from '#lib/reading/check-reading.ts'
import { readLayout } from '#lib/reading/layout/read-layout.ts'
import type { Choices, Reading } from '#lib/reading/reading.ts'
import { packagedWordLists } from '#lib/server/reading/word-lists.ts'
import { chance, type Chance } from '#tests/support/chance.ts'
import { LANGUAGES, type Language } from '#tests/support/damage-texts.ts'
import { proseWriter } from '#tests/support/plain-prose.ts'
import {
  addNotes,
  plainSetting,
  typeset,
  withoutCalls,
  type Setting,
  type SetText,
} from '#tests/support/typeset.ts'

// Laws on many texts take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

function read(raw: string, choices: Choices = {}): Reading {
  const original = { raw, sha256: '', bytes: raw.length, format: 'text', encoding: 'utf-8' }
  return assemble(original, readLayout(raw, { choices, wordLists: packagedWordLists }))
}

function write(language: Language, length: number, dice: Chance, noted: boolean): SetText {
  const { paragraph, sentence } = proseWriter(language, dice)
  const paragraphs: string[] = []
  for (let size = 0; size < length;) {
    const next = paragraph()
    paragraphs.push(next)
    size += next.length
  }
  return noted ? addNotes(paragraphs, sentence, 0.02, dice) : { paragraphs, notes: [] }
}

const settings = fc.record<Partial<Setting>>({
  width: fc.integer({ min: 40, max: 90 }),
  paragraphs: fc.constantFrom('blank', 'indent', 'early'),
  pageLines: fc.constantFrom(0, 25, 32, 41),
  pageMark: fc.constantFrom('form-feed', 'none'),
  number: fc.constantFrom('head', 'foot', 'none'),
  head: fc.constantFrom('', 'THE MILLS OF ASHFORD'),
  firstPage: fc.integer({ min: 1, max: 400 }),
})
const seeds = fc.integer({ min: 1, max: 1_000_000 })

/** The share of line breaks at which the words of the text stand again as they were. */
function undone(text: SetText, language: Language, setting: Setting): { breaks: number; wrong: number } {
  const raw = typeset(text, language, setting)
  const { blocks, text: got } = read(raw)
  const left = new Map<string, number>()
  for (const { kind, start, end } of blocks) {
    if (kind === 'note') continue
    for (const word of got.slice(start, end).split(/\s+/)) left.set(word, (left.get(word) ?? 0) + 1)
  }
  let wrong = 0
  for (const word of text.paragraphs.map(withoutCalls).join(' ').split(/\s+/)) {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    else wrong++
  }
  return { breaks: raw.split('\n').length, wrong }
}

it.each(LANGUAGES)('[R12] undoes the breaks of lines, hyphens being there: %s', (language) => {
  let [breaks, wrong] = [0, 0]
  fc.assert(
    fc.property(settings, seeds, (setting, seed) => {
      const text = write(language, 4000, chance(seed), seed % 2 === 0)
      const found = undone(text, language, { ...plainSetting, ...setting, hyphens: 'kept' })
      breaks += found.breaks
      wrong += found.wrong
    }),
    { numRuns: 25, seed: 12 },
  )
  expect(1 - wrong / breaks).toBeGreaterThanOrEqual(0.98)
})

it.each(LANGUAGES)('[R13] undoes the breaks of lines, hyphens being lost: %s', (language) => {
  let [breaks, wrong] = [0, 0]
  fc.assert(
    fc.property(settings, seeds, (setting, seed) => {
      const text = write(language, 9000, chance(seed), seed % 2 === 0)
      const found = undone(text, language, { ...plainSetting, ...setting, hyphens: 'lost' })
      breaks += found.breaks
      wrong += found.wrong
    }),
    { numRuns: 12, seed: 13 },
  )
  expect(1 - wrong / breaks).toBeGreaterThanOrEqual(0.95)
})

it.each(LANGUAGES)('[R13] joins no two words where none was broken: %s', (language) => {
  fc.assert(
    fc.property(settings, seeds, (setting, seed) => {
      const text = write(language, 4000, chance(seed), false)
      const raw = typeset(text, language, { ...plainSetting, ...setting, hyphens: 'none' })
      const joined = read(raw).edits.filter(({ kind }) => kind === 'join-lost-hyphen' || kind === 'join-ck')
      expect(joined).toEqual([])
    }),
    { numRuns: 20, seed: 14 },
  )
})

it('[R18] [R20] links every note of a typeset text, whatever its pages', () => {
  let [all, linked] = [0, 0]
  fc.assert(
    fc.property(settings, seeds, fc.constantFrom(...LANGUAGES), (setting, seed, language) => {
      const text = write(language, 5000, chance(seed), true)
      const { notes, text: got } = read(typeset(text, language, { ...plainSetting, ...setting }))
      all += text.notes.length
      linked += text.notes.filter(({ label, body }) =>
        notes.some(
          (note) =>
            note.label === label && note.state === 'linked' && note.body && got.slice(...note.body) === body,
        ),
      ).length
    }),
    { numRuns: 40, seed: 18 },
  )
  expect(all).toBeGreaterThan(300)
  expect(linked / all).toBeGreaterThanOrEqual(0.98)
})

const piece = fc.constantFrom(
  'word ', 'the mill at the river burned in that year and nobody knows by whose hand it was done', '\n', '\n\n', '\r\n', '\f', '   ', '\t',
  'Haupt-', 'Ver\n', 'lust ', 'Drük-\nker ', 'Schiff-\nfahrt ', '\u00ad', '¬\n', '⸗\n', '=\n', '—', '/\n', '1 ', '12', '[3]', ' (4) ', '5)', '*', '†', 'a) ', '²',
  'TITLE OF A CHAPTER', 'N i c h t s ', '- 12 -', 'Seite 3 von 9', 'xiv', '1. ', '• ', '§ 3 ', 'Sehr geehrter Herr,\n', 'Hochachtungsvoll\n', 'Bearbeiten\n',
  '[edit]', '↑ ', 'Anmerkungen\n', '1 See there.\n', '2 And there.\n', '______\n', '.,:\n', 'e\u0301', '\u0301', '𐐷', '\u212b', '\0', '\ufeff', '\ue000',
  'left of the page             right of the page\n', 'A verse that ends,\nA verse that does not\nAnd one more;\n', '........ 7\n', '3. Mai 1848 ', '— Да. ',
) // prettier-ignore
const page = fc.array(piece, { minLength: 1, maxLength: 70 }).map((pieces) => pieces.join(''))

it('[R2] [R3] [R4] holds for any page, and reading twice gives the same', () => {
  fc.assert(
    fc.property(page, (raw) => {
      const reading = read(raw)
      if (reading.text === '') return
      expect(checkReading(reading, raw)).toEqual([])
      expect(countUnaccounted(reading, raw)).toEqual({ visible: 0, blank: 0 })
      expect(read(raw)).toEqual(reading)
    }),
    { numRuns: 1500 },
  )
})

it('[R28] every decision has a key of its own, and its choice is one of its options', () => {
  fc.assert(
    fc.property(page, (raw) => {
      const { decisions } = read(raw)
      expect(new Set(decisions.map(({ key }) => key)).size).toBe(decisions.length)
      for (const { choice, options } of decisions) expect(options).toContain(choice)
    }),
    { numRuns: 800 },
  )
})

it('[R29] any choices leave the laws whole, and what is chosen is what is read', () => {
  fc.assert(
    fc.property(page, seeds, (raw, seed) => {
      const dice = chance(seed)
      const before = read(raw)
      if (before.text === '' || before.decisions.length === 0) return
      const asked = before.decisions.filter(({ kind }) => kind !== 'note' && kind !== 'duplicate')
      const one = asked.length > 0 ? dice.pick(asked) : null
      const choices: Record<string, string> = {}
      for (const { key, options } of before.decisions)
        if (dice.happens(0.3)) choices[key] = dice.pick(options)
      choices['line-end:999999'] = 'join'
      choices[before.decisions[0]?.key ?? ''] = 'no such option'
      expect(checkReading(read(raw, choices), raw)).toEqual([])
      if (!one) return
      for (const option of one.options) {
        const after = read(raw, { [one.key]: option })
        const same = after.decisions.find(({ key }) => key === one.key)
        // A line that becomes furniture or text may take its neighbours' choices with it, never its own.
        expect(same?.choice).toBe(option)
        expect(same?.certain).toBe(true)
        expect(checkReading(after, raw)).toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})

it.each([
  ['lines that begin with figures', '1 a\n', 150_000],
  ['pages with a number each', 'a word and more of them\nand so on\n12\n\f', 20_000],
  ['notes that say so and are never closed', '[Footnote 1: a [word\n', 50_000],
])('[R18] tens of thousands of %s are read', (_, piece, times) => {
  const raw = piece.repeat(times)
  expect(readLayout(raw).text.length).toBeGreaterThan(raw.length / 10)
})
