import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { checkReading, countUnaccounted } from '#lib/reading/check-reading.ts'
import { guessLanguage } from '#lib/reading/language.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'

// Laws on many texts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const corpus = path.resolve('..', 'shared', 'corpus')

async function read(text: string, fileName: string): Promise<Reading | null> {
  const outcome = await readSource(new TextEncoder().encode(text), {
    fileName,
    sha256: '',
    encoding: 'utf-8',
  })
  if (outcome.kind === 'unsure') throw new Error('UTF-8 is certain')
  return outcome.kind === 'read' ? outcome.reading : null
}

const piece = fc.constantFrom(
  'word', ' ', '  ', '\n', '\n\n', '\r\n', '\r', '\t', '\f', '\u00a0', '\ufeff', '\0', 'e\u0301', '\u0301', 'ä', 'a\u0308\u0323', 'ş',
  '\u1112\u1161\u11ab', '\u1161', '가', '\u11a8', '𐐷', '👩‍🔬', '\u212b', '\u0344', '\u0958', 'א\u05bc\u05b8', 'Haupt-', 'A LONG LINE THAT MAY BE A HEADING',
  'the mill at the river burned in that year and nobody knows by whose hand it was done', '- ', '* ', '> ', '# ', '1. ', '*', '_', '`', '```\n', '[^1]', '\n[^1]: ',
  '[^2]', '[a](b)', '&amp;', '&#x301;', '\\*', '<b>', '<!-- x', '|', '---\n', '    ',
) // prettier-ignore
const document = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''))

for (const fileName of ['a.txt', 'a.md']) {
  it(`[R1] [R2] [R3] [R4] [R5] holds for any text: ${fileName}`, async () => {
    await fc.assert(
      fc.asyncProperty(document, async (raw) => {
        const reading = await read(raw, fileName)
        if (!reading) return
        expect(checkReading(reading, raw)).toEqual([])
        expect(await read(raw, fileName)).toEqual(reading)
      }),
      { numRuns: 1500 },
    )
  })
}

it('[R1] gives composed and separate accents the same text', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (raw) => {
      const [whole, apart] = [
        await read(raw.normalize('NFC'), 'a.txt'),
        await read(raw.normalize('NFD'), 'a.txt'),
      ]
      expect(apart?.text.replace(/\s+/g, '')).toBe(whole?.text.replace(/\s+/g, ''))
    }),
    { numRuns: 300 },
  )
})

it('[R3] finds a reading that has lost a character, or invented one', async () => {
  const reading = await read('one two\n\nthree', 'a.txt')
  if (!reading) throw new Error('not read')
  expect(checkReading({ ...reading, edits: [] }, 'one two\n\nthree').map(({ code }) => code)).toContain(
    'unaccounted',
  )
  expect(checkReading({ ...reading, map: [] }, 'one two\n\nthree').map(({ code }) => code)).toContain(
    'invented',
  )
  expect(
    checkReading({ ...reading, map: [[0, 1, 7]] }, 'one two\n\nthree').map(({ code }) => code),
  ).toContain('map_wrong')
  expect(checkReading({ ...reading, blocks: [] }, 'one two\n\nthree').map(({ code }) => code)).toContain(
    'block_order',
  )
})

it.skipIf(!existsSync(corpus))('[R3] accounts for every character of real documents', async () => {
  const files = readdirSync(corpus)
  expect(files.length).toBe(5)
  for (const fileName of files) {
    const raw = readFileSync(path.join(corpus, fileName), 'utf8')
    const reading = await read(raw, fileName)
    if (!reading) throw new Error(`${fileName} was not read`)
    expect(countUnaccounted(reading, raw)).toEqual({ visible: 0, blank: 0 })
    expect(checkReading(reading, raw)).toEqual([])
  }
})

it('[R11] names a language only when it is plain', () => {
  expect(
    guessLanguage(
      'Der Rat hat die Sache nicht in das Buch geschrieben, und die Leute der Stadt sind mit dem Korn zu den Toren.',
    ),
  ).toBe('de')
  expect(
    guessLanguage(
      'The council had not written of it in the book, and the people of the town were at the gates with their corn.',
    ),
  ).toBe('en')
  expect(guessLanguage('Item dixit Petrus')).toBe('')
  expect(guessLanguage('12 34 56')).toBe('')
})
