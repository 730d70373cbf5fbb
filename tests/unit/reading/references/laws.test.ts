// What holds for every text: ranges inside it, the way back to the same words, the same answer twice, and time that only grows with
// the text.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readSource } from '#lib/reading/read-source.ts'
import { findReferences } from '#lib/reading/references/find-references.ts'
import { rawPlaces } from '#lib/reading/references/raw-places.ts'
import { writeEdtf } from '#lib/reading/references/date-edtf.ts'
import { readEdtf } from '#lib/sources/dates.ts'
import type { Reading, References } from '#lib/reading/reading.ts'
import type { Span } from '#lib/text/span.ts'
import { sample } from './sample.ts'

vi.setConfig({ testTimeout: 60_000 })

const piece = fc.constantFrom(
  'Otto Huber', ', ', ' ', '\n', '\n^1 ', '\n^2 ', '^1', '^2', '. ', '; ', 'Das Amt', 'Graz 1893', 'S. 7', 'Ebd.', 'Wie Anm. 1', 'Ders.', 'in: ', '(Hg.)', 'am 11. August 1848',
  '2.9. ', '1918', '7.11.', 'Anfang', 'Ende April', 'Sommer', 'April 16, 1922', 'III Kal. Maii anno MCC', '25 ноября 1920 г.', 'AVP RF, ', 'f. 04, op. 3, d. 5, 1.9', 'RGASPI, 17/3/549',
  'BArch, R 43/12, Bl. 5', '(künftig: RGVA)', 'Archiv', 'ф. 4, оп. 1, д. 2', 'von', 'Čičerin', 'General', '„', '"', '(', ')', '[', '-', '–', '/', '1', '12', "'", '🕔', '\u0301', '\uf6ca', 'März', 'bis',
) // prettier-ignore
const source = fc.array(piece, { minLength: 1, maxLength: 50 }).map((pieces) => pieces.join(''))

function rangesOf(references: References): Span[] {
  const { archival, back, works, dates, names } = references
  return [
    ...archival.flatMap(({ raw, inheritedFrom }) => (inheritedFrom ? [raw, inheritedFrom] : [raw])),
    ...back.flatMap(({ raw, resolves }) => (resolves?.raw ? [raw, resolves.raw] : [raw])),
    ...works.map(({ raw }) => raw),
    ...dates.flatMap(({ raw, inferredFrom }) => (inferredFrom ? [raw, inferredFrom] : [raw])),
    ...names.flatMap(({ occurrences }) => occurrences),
  ]
}

it('[R70] ranges lie inside the text, dates are EDTF, and the same text gives the same', () => {
  fc.assert(
    fc.property(source, fc.constantFrom('de', 'en', 'fr', 'ru', 'la', ''), (written, language) => {
      const { text, blocks, notes } = sample(written)
      if (text === '') return
      const read = (): References => findReferences({ text, blocks, notes, language, toRaw: (span) => span })
      const references = read()
      for (const [start, end] of rangesOf(references)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
      for (const { edtf } of references.dates) expect([edtf, readEdtf(edtf) !== null]).toEqual([edtf, true])
      for (const { read: was, meant } of references.archival.flatMap(({ slips }) => slips)) {
        expect(text).toContain(was)
        expect(meant).not.toBe(was)
      }
      for (const { state, resolves } of references.back)
        expect(resolves === null).toBe(state === 'unresolved')
      expect(read()).toEqual(references)
    }),
    { numRuns: 1500 },
  )
})

it('[R70] leads back to the same words of the original, over joined lines and composed letters', async () => {
  await fc.assert(
    fc.asyncProperty(source, async (written) => {
      const raw = written.replaceAll('^', '').replaceAll(', ', ',\n').normalize('NFD')
      const outcome = await readSource(new TextEncoder().encode(raw), { fileName: 'a.txt', sha256: '' })
      if (outcome.kind !== 'read') return
      const { text, map, edits, blocks, notes } = outcome.reading
      const toRaw = rawPlaces(map, edits)
      const solid = (words: string): string => words.normalize('NFC').replace(/[\s\u00ad-]+/g, '')
      const inText = findReferences({ text, blocks, notes, language: 'de', toRaw: (span) => span })
      for (const span of rangesOf(inText)) {
        const [start, end] = toRaw(span)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(raw.length)
        expect(solid(raw.slice(start, end))).toContain(solid(text.slice(...span)).slice(0, 3))
      }
    }),
    { numRuns: 300 },
  )
})

it('[R76] writes only EDTF that the package reads too', () => {
  const point = fc.record({
    y: fc.integer({ min: 1000, max: 2099 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  })
  fc.assert(
    fc.property(
      point,
      point,
      fc.constantFrom('early', 'middle', 'late'),
      fc.boolean(),
      (from, to, part, isSet) => {
        const all = [
          writeEdtf({ from, next: 0 }),
          writeEdtf({ from, to, isSet, next: 0 }),
          writeEdtf({ from: { y: from.y, part }, next: 0 }),
          writeEdtf({ from: { y: from.y, season: 20 + (to.m % 4) + 1 }, next: 0 }),
          writeEdtf({ from: { decade: Math.floor(from.y / 10) }, next: 0 }),
          writeEdtf({ from: { m: from.m, d: from.d }, next: 0 }),
        ]
        for (const edtf of all)
          if (edtf !== null) expect([edtf, readEdtf(edtf) !== null]).toEqual([edtf, true])
      },
    ),
    { numRuns: 300 },
  )
})

const corpus = path.resolve('..', 'shared', 'corpus')
const files = existsSync(corpus) ? readdirSync(corpus) : []

async function readFile(fileName: string): Promise<Reading> {
  const bytes = readFileSync(path.join(corpus, fileName))
  const outcome = await readSource(bytes, { fileName, sha256: '' })
  if (outcome.kind !== 'read') throw new Error(`${fileName} was not read`)
  return outcome.reading
}

it.skipIf(files.length === 0)(
  '[R70] a range of a real source says in the original what it says in the text',
  async () => {
    for (const fileName of files) {
      const reading = await readFile(fileName)
      const original = readFileSync(path.join(corpus, fileName), 'utf8')
      const solid = (words: string): string => words.replace(/[\s-]+/g, '')
      for (const { surface, occurrences } of reading.references.names)
        for (const [start, end] of occurrences) {
          const there = solid(original.slice(start, end))
          // Between two pages a running head or a note may stand inside the range.
          expect(
            there.startsWith(solid(surface).slice(0, 2)) && there.endsWith(solid(surface).slice(-1)),
          ).toBe(true)
        }
    }
  },
)

/** Processor time, since other work on the machine must not decide. */
function costOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

it('[R70] needs time that grows with the text: a million characters', () => {
  const paragraph =
    'Am 11. August 1848 schrieb Otto Huber an den Minister Lenz in Wien, daß die Rote Garde und die Fabrik am Fluß nicht mehr zu halten seien; vgl. BArch, R 43/12, Bl. 5. '
  const note =
    '^1 Vgl. Otto Huber, Das Amt und die Stadt, Graz 1893, S. 7; AVP RF, f. 04, op. 3, p. 12, d. 5, l. 9. Ebd., S. 9.'
  const { text, blocks, notes } = sample(`${`${paragraph.repeat(8)}\n`.repeat(690)}${`${note}\n`.repeat(1)}`)
  expect(text.length).toBeGreaterThan(900_000)
  const run = (): void => void findReferences({ text, blocks, notes, language: 'de', toRaw: (span) => span })
  run()
  expect(costOf(run)).toBeLessThan(3000)
})

const hard = [
  'A. B. ',
  'Otto ',
  '1.',
  '11.3. ',
  '1/2/',
  '(',
  '„',
  'Archiv ',
  'f. 1, ',
  'XIX ',
  'Aa-',
  "A'a'",
  'III Kal. Maii ',
  'von ',
  '1920-',
  'Ebd., ',
  'Vgl. Weber, Titel, S. 5; ',
]
it.each(hard)('[R70] is not led into endless search by %j', (repeated) => {
  for (const kind of ['', '^1 ']) {
    const small = sample(kind + repeated.repeat(Math.ceil(20_000 / repeated.length)))
    const large = sample(kind + repeated.repeat(Math.ceil(160_000 / repeated.length)))
    const run = ({ text, blocks, notes }: ReturnType<typeof sample>): void =>
      void findReferences({ text, blocks, notes, language: 'de', toRaw: (span) => span })
    run(small)
    // Eight times the text; a quadratic search would need sixty-four times the time.
    const [a, b] = [costOf(() => run(small)), costOf(() => run(large))]
    expect(b).toBeLessThan(30 * Math.max(a, 20))
  }
})
