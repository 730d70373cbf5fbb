// Laws of corrections on readings of all sorts, then the cases a person would think of.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { applyCorrections, checkCorrections, correct } from '#lib/corrections/apply.ts'
import type { TextCorrection } from '#lib/corrections/correction.ts'
import { applyDifference } from '#lib/corrections/difference.ts'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { correctionTypes } from '#lib/sources/vocabulary.ts'
import { chance } from '#tests/support/chance.ts'
import { lawRuns } from '#tests/support/law-runs.ts'

vi.setConfig({ testTimeout: 1_200_000 })

async function read(raw: string, fileName = 'a.md'): Promise<Reading> {
  const outcome = await readSource(new TextEncoder().encode(raw), { fileName, sha256: '' })
  if (outcome.kind !== 'read') throw new Error('not read')
  return outcome.reading
}

/** Puts `now` into the place of the first `old`. */
function change(
  reading: Reading,
  old: string,
  now: string,
  type: TextCorrection['type'] = 'transcription',
): TextCorrection {
  const start = reading.text.indexOf(old)
  if (start < 0) throw new Error(`“${old}” is not there`)
  return { start, end: start + old.length, correction: now, type }
}

const piece = fc.constantFrom(
  'Haus', 'und', ' ', ' ', '\n', '\n\n', '\r\n', '\t', '\f', 'e\u0301', '\u0301', 'ä', '\u1112\u1161\u11ab', '\u1161', '가', '\u11a8', '👩‍🔬', '\u212b',
  'א\u05bc\u05b8', 'Haupt-\n', '# ', '> ', '- ', '[^1]', '\n\n[^1]: ', 'the mill at the river burned in that year and nobody knows by whose hand',
  '&amp;', '*', '<b>', '|',
) // prettier-ignore
const document = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''))
const words = fc
  .array(
    fc.constantFrom(
      'a',
      'ß',
      'e\u0301',
      '\u0301',
      '\u1161',
      '\u11a8',
      ' ',
      '\n',
      '\n\n',
      'Haus',
      '👩',
      '\u05b8',
      'und',
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(''))
/** Where, as shares of the text, so that any text can be corrected. */
const wish = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 1, 2, 3, 5, 8, 20, 60),
  correction: words,
  type: fc.constantFrom(...correctionTypes),
})
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

const toCorrection = (text: string, { from, length, correction, type }: Wish): TextCorrection => {
  const start = Math.floor(from * text.length)
  return { start, end: Math.min(text.length, start + length), correction, type }
}

/** As many of the wishes as can be applied together. */
function possible(reading: Reading, wishes: readonly Wish[]): TextCorrection[] {
  const chosen: TextCorrection[] = []
  for (const one of wishes) {
    const more = [...chosen, toCorrection(reading.text, one)]
    if (checkCorrections(reading, more).length === 0) chosen.push(more.at(-1)!)
  }
  return chosen
}

async function readAny(raw: string, fileName: string): Promise<Reading | null> {
  const outcome = await readSource(new TextEncoder().encode(raw), { fileName, sha256: '' })
  return outcome.kind === 'read' ? outcome.reading : null
}

describe.each(['a.txt', 'a.md'])('any corrections of any text (%s)', (fileName) => {
  it('[K1] [K2] [K3] [K8] keep every law of a reading, and the difference tells what was done', async () => {
    let applied = 0
    await fc.assert(
      fc.asyncProperty(document, fc.array(wish, { maxLength: 6 }), async (raw, wishes) => {
        const reading = await readAny(raw, fileName)
        if (!reading) return
        expect(applyCorrections(reading, [])).toEqual(reading)
        const corrections = possible(reading, wishes)
        applied += corrections.length
        const result = correct(reading, corrections)
        expect(checkReading(result.reading, raw)).toEqual([])
        expect(applyDifference(reading.text, result.difference)).toBe(result.reading.text)
        for (const one of result.applied) {
          expect(reading.text.slice(...one.spanBefore)).toBe(one.reading)
          expect(result.reading.text.slice(...one.spanAfter)).toBe(one.correction)
        }
        // What lies between corrections is the same, but for the line feed of a paragraph that is gone.
        const rest = (text: string, spans: (readonly [number, number])[]): string =>
          spans
            .toSorted((a, b) => b[0] - a[0])
            .reduce((left, [start, end]) => left.slice(0, start) + left.slice(end), text)
        const bare = (text: string): string => text.replace(/\n/g, '')
        expect(
          bare(
            rest(
              result.reading.text,
              result.applied.map((one) => one.spanAfter),
            ),
          ),
        ).toBe(
          bare(
            rest(
              reading.text,
              result.applied.map((one) => one.spanBefore),
            ),
          ),
        )
      }),
      { numRuns: lawRuns(250) },
    )
    expect(applied).toBeGreaterThan(200)
  })

  it('[K2] again and again: corrections of corrections keep the way back', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.array(fc.array(wish, { maxLength: 3 }), { maxLength: 4 }),
        async (raw, rounds) => {
          let reading = await readAny(raw, fileName)
          if (!reading) return
          for (const wishes of rounds) reading = applyCorrections(reading, possible(reading, wishes))
          expect(checkReading(reading, raw)).toEqual([])
        },
      ),
      { numRuns: lawRuns(150) },
    )
  })

  it('[K5] together or one after the other is the same', async () => {
    let tried = 0
    const prose = fc
      .array(
        fc.oneof(
          {
            weight: 6,
            arbitrary: fc.constantFrom(
              'mill ',
              'river ',
              'burned ',
              'nobody ',
              'knows ',
              'wind\n',
              'Haupt-\n',
            ),
          },
          piece,
        ),
        { minLength: 10, maxLength: 60 },
      )
      .map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(prose, fc.array(wish, { minLength: 2, maxLength: 4 }), async (raw, wishes) => {
        const reading = await readAny(raw, fileName)
        if (!reading) return
        const apart = possible(reading, wishes)
          .toSorted((a, b) => a.start - b.start)
          .filter((one, i, all) => {
            const before = all[i - 1]
            return !before || /\w\w+\s\w\w+/.test(reading.text.slice(before.end, one.start))
          })
        if (apart.length < 2) return
        tried++
        // From the end, so that the places of the others stay.
        const inTurn = apart.toReversed().reduce((now, one) => applyCorrections(now, [one]), reading)
        expect(inTurn).toEqual(applyCorrections(reading, apart))
      }),
      { numRuns: lawRuns(250) },
    )
    expect(tried).toBeGreaterThan(10)
  })
})

describe('the way back', () => {
  const raw = 'Der Sagnor ging zum Fluß, und die Mülhe brannte.\n\nAm Tag danach kam der Vogt.\n'

  it('[K4] stands for the words as they were, and everything else stays copied', async () => {
    const reading = await read(raw)
    const now = applyCorrections(reading, [
      change(reading, 'Sagnor', 'Senator', 'machine'),
      change(reading, 'Mülhe', 'Mühle'),
    ])
    expect(now.text).toBe('Der Senator ging zum Fluß, und die Mühle brannte.\nAm Tag danach kam der Vogt.')
    expect(
      now.edits
        .filter(({ kind }) => kind.startsWith('correct-'))
        .map(({ raw: [a, b], ...edit }) => ({ ...edit, was: raw.slice(a, b) })),
    ).toEqual([
      { kind: 'correct-machine', replacement: 'Senator', certain: true, was: 'Sagnor' },
      { kind: 'correct-transcription', replacement: 'Mühle', certain: true, was: 'Mülhe' },
    ])
    expect(checkReading(now, raw)).toEqual([])
  })

  it('[K4] reaches across a rejoined line end', async () => {
    const broken =
      'The long line that a machine has wrapped speaks of Saltm\nare and its granary in so many words as\nwould fill another line or two of this small text.\n'
    const reading = await read(broken, 'a.txt')
    const now = applyCorrections(reading, [change(reading, 'Saltm are', 'Saltmere', 'machine')])
    const [edit] = now.edits.filter(({ kind }) => kind === 'correct-machine')
    expect(broken.slice(...edit!.raw)).toBe('Saltm\nare')
    expect(now.edits.filter(({ kind }) => kind === 'join-line').length).toBe(
      reading.edits.filter(({ kind }) => kind === 'join-line').length - 1,
    )
    expect(checkReading(now, broken)).toEqual([])
  })

  it('[K4] stays with the original when a correction is corrected', async () => {
    const reading = await read(raw)
    const once = applyCorrections(reading, [change(reading, 'Sagnor', 'Herr Senator', 'machine')])
    const twice = applyCorrections(once, [change(once, 'Senator', 'Vogt', 'conjecture')])
    expect(twice.text.startsWith('Der Herr Vogt ging')).toBe(true)
    expect(
      twice.edits
        .filter(({ kind }) => kind.startsWith('correct-'))
        .map(({ raw: [a, b], kind, replacement, certain }) => [raw.slice(a, b), kind, replacement, certain]),
    ).toEqual([
      ['Sagnor', 'correct-machine', 'Herr ', true],
      ['Sagnor', 'correct-conjecture', 'Vogt', false],
    ])
    expect(checkReading(twice, raw)).toEqual([])
  })

  it('[K4] has a place for what is put in, and for what is left out', async () => {
    const reading = await read(raw)
    const at = reading.text.indexOf(' ging')
    const put = applyCorrections(reading, [{ start: at, end: at, correction: ' nicht', type: 'emendation' }])
    expect(put.text.startsWith('Der Sagnor nicht ging')).toBe(true)
    expect(put.edits.find(({ kind }) => kind === 'correct-emendation')?.raw).toEqual([10, 10])
    const out = applyCorrections(reading, [change(reading, ' Sagnor', '')])
    expect(out.text.startsWith('Der ging')).toBe(true)
    expect(checkReading(put, raw)).toEqual([])
    expect(checkReading(out, raw)).toEqual([])
  })
})

describe('paragraphs', () => {
  const raw = '# Bericht\n\nErster Satz. Zweiter Satz.\n\nDritter Satz.\n\n- ein Punkt\n'
  const kinds = (reading: Reading): string[] =>
    reading.blocks.map(({ kind, start, end }) => `${kind}: ${reading.text.slice(start, end)}`)

  it('[K7] a line feed put in begins one', async () => {
    const reading = await read(raw)
    const now = applyCorrections(reading, [change(reading, '. Zweiter', '.\nZweiter')])
    expect(kinds(now)).toEqual([
      'heading: Bericht',
      'paragraph: Erster Satz.',
      'paragraph: Zweiter Satz.',
      'paragraph: Dritter Satz.',
      'list-item: ein Punkt',
    ])
    expect(checkReading(now, raw)).toEqual([])
  })

  it('[K7] a line feed left out joins two', async () => {
    const reading = await read(raw)
    const now = applyCorrections(reading, [change(reading, '\nDritter', ' Dritter')])
    expect(kinds(now)).toEqual([
      'heading: Bericht',
      'paragraph: Erster Satz. Zweiter Satz. Dritter Satz.',
      'list-item: ein Punkt',
    ])
    expect(checkReading(now, raw)).toEqual([])
    const [edit] = now.edits.filter(({ kind }) => kind === 'correct-transcription')
    expect(raw.slice(...edit!.raw)).toBe('\n\nDritter')
  })

  it('[K7] one that stood there stays, whatever is corrected around it', async () => {
    const reading = await read(raw)
    const now = applyCorrections(reading, [change(reading, 'Bericht\nErster', 'Berichte\nDer erste')])
    expect(kinds(now).slice(0, 2)).toEqual(['heading: Berichte', 'paragraph: Der erste Satz. Zweiter Satz.'])
    expect(checkReading(now, raw)).toEqual([])
  })

  it('[K3] [K7] a paragraph without words goes with its line feed', async () => {
    const reading = await read(raw)
    for (const gone of ['Dritter Satz.', '\nDritter Satz.', 'Dritter Satz.\n']) {
      const now = applyCorrections(reading, [change(reading, gone, '')])
      expect(kinds(now)).toEqual([
        'heading: Bericht',
        'paragraph: Erster Satz. Zweiter Satz.',
        'list-item: ein Punkt',
      ])
      expect(checkReading(now, raw)).toEqual([])
    }
    const last = applyCorrections(reading, [change(reading, 'ein Punkt', ''), change(reading, 'Bericht', '')])
    expect(last.text).toBe('Erster Satz. Zweiter Satz.\nDritter Satz.')
    const empty = applyCorrections(
      reading,
      [change(reading, 'Satz.\nDritter', 'Satz.\n\n  \nDritter')].map((one) => ({
        ...one,
        correction: `${one.correction}s`,
      })),
    )
    expect(kinds(empty)[2]).toBe('paragraph: Dritters Satz.')
  })

  it('keeps line ends of verse as they are', async () => {
    const verse = 'Rot ist die Rose  \nblau ist das Meer  \nweit ist der Weg\n'
    const reading = await read(verse)
    const before = reading.blocks.length
    const now = applyCorrections(reading, [change(reading, 'Rose\nblau', 'Rosen\nblauer')])
    expect(now.blocks.length).toBe(before)
    expect(checkReading(now, verse)).toEqual([])
  })
})

describe('notes and pages', () => {
  const raw =
    'Die Mülhe[^1] brannte im Herbst.\n\nNiemand half.[^2]\n\n[^1]: Die obere Mülhe.\n[^2]: So der Vogt.\n'
  const signs = (reading: Reading): string[] =>
    reading.notes.map(
      ({ at, body }) =>
        `${reading.text
          .slice(0, at ?? 0)
          .split(/\s/)
          .at(-1)} ${body ? reading.text.slice(...body) : ''}`,
    )

  it('keeps signs behind their words and bodies whole', async () => {
    const reading = await read(raw)
    expect(signs(reading)).toEqual(['Mülhe Die obere Mülhe.', 'half. So der Vogt.'])
    const end = reading.text.indexOf('half.') + 5
    const now = applyCorrections(reading, [
      change(reading, 'Mülhe', 'große Mühle'),
      {
        ...change(reading, 'Mülhe.', 'Mühle am Bach.'),
        start: reading.text.indexOf('obere Mülhe') + 6,
        end: reading.text.indexOf('obere Mülhe') + 12,
      },
      { start: end, end, correction: '!', type: 'conjecture' },
    ])
    expect(signs(now)).toEqual(['Mühle Die obere Mühle am Bach.', 'half.! So der Vogt.'])
    expect(checkReading(now, raw)).toEqual([])
  })

  it('[K6] refuses what reaches across the border of a note', async () => {
    const reading = await read(raw)
    const code = (...corrections: TextCorrection[]): unknown =>
      checkCorrections(reading, corrections).map((one) => one.code)
    expect(code(change(reading, 'half.\nDie', 'half. Die'))).toEqual(['across_note', 'across_note'])
    expect(code(change(reading, '\nDie obere', ' Die obere'))).toContain('across_note')
    expect(code(change(reading, 'Mülhe.\nSo', 'Mühle. So'))).toContain('across_note')
    expect(code(change(reading, 'Die obere Mülhe.', ''))).toEqual(['note_emptied'])
  })
})

describe('refusals', () => {
  const raw = '# Titel\n\nEin Satz und noch einer.\n'

  it('[K6] says which corrections overlap, and what is no correction', async () => {
    const reading = await read(raw)
    const all = [change(reading, 'Ein Satz', 'Kein Satz'), change(reading, 'Satz und', 'Satz oder')]
    expect(checkCorrections(reading, all)).toEqual([
      {
        code: 'corrections_overlap',
        index: 1,
        other: 0,
        message:
          '“Satz und” and “Ein Satz” are corrected in overlapping places; make one correction of them.',
      },
    ])
    expect(() => applyCorrections(reading, all)).toThrow(/overlapping places/)
    const codes = (one: TextCorrection): string[] => checkCorrections(reading, [one]).map(({ code }) => code)
    expect(codes(change(reading, 'Satz', 'Satz'))).toEqual(['no_change'])
    expect(codes({ start: 5, end: 500, correction: 'x', type: 'machine' })).toEqual(['outside_text'])
    expect(codes({ start: 5, end: 4, correction: 'x', type: 'machine' })).toEqual(['outside_text'])
    expect(codes(change(reading, 'Satz', 'S\0tz'))).toEqual(['bad_characters'])
    expect(codes(change(reading, 'Satz', 'S\ud800tz'))).toEqual(['bad_characters'])
    expect(codes(change(reading, reading.text, ''))).toEqual(['nothing_left'])
    expect(codes(change(reading, 'Titel\nEin', 'Titel Ein'))).toEqual(['other_kinds'])
    const at = reading.text.indexOf('und')
    const twice = { start: at, end: at, correction: 'x', type: 'machine' } as const
    expect(checkCorrections(reading, [twice, { ...twice, correction: 'y' }]).map(({ code }) => code)).toEqual(
      ['corrections_overlap'],
    )
  })

  it('takes the letter of an accent with it', async () => {
    const reading = await read('Der Cafe war zu.\n')
    const end = reading.text.indexOf('Cafe') + 4
    const { reading: now, applied } = correct(reading, [
      { start: end, end, correction: '\u0301', type: 'normalisation' },
    ])
    expect(now.text).toBe('Der Café war zu.')
    expect(applied[0]).toMatchObject({ reading: 'e', correction: 'é' })
    expect(checkReading(now, 'Der Cafe war zu.\n')).toEqual([])
  })
})

const corpus = path.resolve('..', 'shared', 'corpus')
it.skipIf(!existsSync(corpus))(
  '[K2] [K4] real documents keep their way back through a hundred corrections',
  async () => {
    for (const name of readdirSync(corpus).filter((one) => one.endsWith('.txt'))) {
      const raw = readFileSync(path.join(corpus, name), 'utf8')
      const reading = await read(raw, name)
      const dice = chance(11)
      const corrections: TextCorrection[] = []
      for (let i = 0; i < 100; i++) {
        const start = dice.int(reading.text.length)
        const one = {
          start,
          end: Math.min(reading.text.length, start + dice.pick([0, 1, 4, 9, 30])),
          correction: dice.pick(['', 'Wort', 'ein anderer Satz.', 'e\u0301', 'a\nb']),
          type: dice.pick(correctionTypes),
        }
        if (checkCorrections(reading, [...corrections, one]).length === 0) corrections.push(one)
      }
      expect(corrections.length).toBeGreaterThan(50)
      const { reading: now, difference } = correct(reading, corrections)
      expect(checkReading(now, now.original ?? raw), name).toEqual([])
      expect(applyDifference(reading.text, difference)).toBe(now.text)
    }
  },
)
