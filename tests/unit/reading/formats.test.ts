// Files of other programs: each folder of tests/golden/formats holds one and what must be read in it (how they were made: README
// there). `--update` writes what is read now.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Choices, Reading } from '#lib/reading/reading.ts'
import { decodeXml } from '#lib/reading/xml/decode-xml.ts'
import { showLayout } from '#tests/support/show-layout.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = path.resolve('tests/golden/formats')
const cases = ['pdf', 'tei', 'alto', 'page-xml', 'hocr', 'html', 'docx', 'odt', 'epub'].flatMap((format) =>
  readdirSync(path.join(root, format)).map((name) => `${format}/${name}`),
)

function fileOf(name: string): { bytes: Uint8Array; fileName: string } {
  const folder = path.join(root, name)
  const fileName = readdirSync(folder).find((one) => one.startsWith('input.')) ?? ''
  return { bytes: readFileSync(path.join(folder, fileName)), fileName }
}

async function read(name: string, choices: Choices = {}): Promise<{ reading: Reading; raw: string }> {
  const { bytes, fileName } = fileOf(name)
  const outcome = await readSource(bytes, { fileName, sha256: '', choices })
  if (outcome.kind !== 'read') throw new Error(`${name}: ${outcome.kind}`)
  const { reading } = outcome
  const decoded = decodeXml(bytes)
  const raw = reading.original ?? (decoded.kind === 'decoded' ? decoded.raw : '')
  return { reading, raw }
}

function show(reading: Reading, raw: string): string {
  const furniture = reading.furniture.filter(({ kind }) => kind !== 'markup')
  const sections = reading.sections.map(({ start, end, title, creator, date }) => {
    const more = [creator, date].filter((one) => one !== undefined).join(', ')
    return `section ${title}${more === '' ? '' : ` (${more})`}: ${reading.text.slice(start, start + 12)} … ${reading.text.slice(end - 12, end)}`
  })
  const words = (reading.words ?? []).slice(0, 3).map(({ raw: [start, end], box, confidence, page }) => {
    return `word on sheet ${page ?? '-'} at ${box.join(' ')}${confidence === null ? '' : `, ${confidence}`}: ${raw.slice(start, end)}`
  })
  return [showLayout({ ...reading, furniture }, raw).trimEnd(), ...sections, ...words, ''].join('\n').replace(/\n(section|word) (.*?)\n(?=.* … )/gs, '\n$1 $2⏎')
} // prettier-ignore

describe.each(cases)('%s', (name) => {
  it('[R50] [R51] [R53] [R54] [R56] is read as it was agreed, and keeps the laws', async () => {
    const { reading, raw } = await read(name)
    expect(checkReading(reading, raw)).toEqual([])
    await expect(show(reading, raw)).toMatchFileSnapshot(path.join(root, name, 'expected.txt'))
  })

  it('is read alike twice', async () => {
    const [one, two] = [await read(name), await read(name)]
    expect(two.reading).toEqual(one.reading)
  })
})

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** The words of the text and of each note, in order. */
function wordsIn(reading: Reading): { text: string[]; notes: string[][] } {
  const body = reading.blocks.filter(({ kind }) => kind !== 'note')
  return {
    text: body.flatMap(({ start, end }) => wordsOf(reading.text.slice(start, end))),
    notes: reading.notes.map((note) => wordsOf(note.body ? reading.text.slice(...note.body) : '')),
  }
}

async function wordsOfText(name: string): Promise<{ text: string[]; notes: string[][] }> {
  const bytes = readFileSync(path.join(root, 'texts', name))
  const outcome = await readSource(bytes, { fileName: name, sha256: '' })
  if (outcome.kind !== 'read') throw new Error(outcome.kind)
  return wordsIn(outcome.reading)
}

it.each([
  ['pdf/one-column', 'toll.md', ''],
  ['pdf/two-columns', 'toll.md', ''],
  ['pdf/three-columns', 'lamp.md', ''],
  ['pdf/rotated', 'lamp.md', ''],
  // The head of a table that goes on is printed again.
  ['pdf/office', 'toll.md', ''],
  ['pdf/latex', 'toll.md', 'Jahr Kämmerei Amt Heft'],
  ['pdf/endnotes', 'lamp.md', 'Notes'],
  ['tei/pandoc', 'toll.md', ''],
])('[R50] [R54] %s has the words of %s, each note linked, none lost', async (name, source, again) => {
  const [{ reading }, wanted] = [await read(name), await wordsOfText(source)]
  const found = wordsIn(reading)
  expect(found.notes).toEqual(wanted.notes)
  expect(reading.notes.map(({ state }) => state)).toEqual(wanted.notes.map(() => 'linked'))
  const front = name === 'pdf/latex' ? found.text.indexOf('Der') : 0
  expect(withoutRun(found.text.slice(front), wordsOf(again))).toEqual(wanted.text)
})

/** Without the last place at which these words follow each other. */
function withoutRun(words: string[], run: readonly string[]): string[] {
  if (run.length === 0) return words
  for (let at = words.length - run.length; at >= 0; at--)
    if (run.every((word, i) => words[at + i] === word)) return words.toSpliced(at, run.length)
  return words
}

it('[R51] labels the pages of a PDF as the file does, as they are printed, or counts them', async () => {
  const labels = async (name: string): Promise<string[]> =>
    (await read(name)).reading.pages.map(({ label, labelSource }) => `${label} ${labelSource}`)
  expect(await labels('pdf/latex')).toEqual(['i printed', 'ii printed', '17 printed', '18 printed', '19 printed'])
  expect(await labels('pdf/margins')).toEqual(['i printed', '1 printed', '2 printed'])
  expect(await labels('pdf/office')).toEqual(['1 printed', '2 printed', '3 printed', '4 printed', '5 printed'])
  expect(await labels('pdf/endnotes')).toEqual(['1 counted', '2 counted'])
}) // prettier-ignore

it.each(['pdf/one-column', 'pdf/rotated', 'alto/tesseract', 'hocr/tesseract', 'page-xml/regions'])(
  '[R56] gives every word of %s its place on the sheet',
  async (name) => {
    const { reading, raw } = await read(name)
    const words = reading.words ?? []
    const spans = words.map(({ raw: [start, end] }) => raw.slice(start, end))
    expect(wordsOf(spans.join(' '))).toEqual(wordsOf(raw))
    for (const { box } of words) {
      const [x, y, width, height] = box
      expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0)
    }
  },
)

it('[R56] a word on a page that is turned stands where the page shows it', async () => {
  const [upright, turned] = [await read('pdf/three-columns'), await read('pdf/rotated')]
  const [a, b] = [upright.reading.words?.[0], turned.reading.words?.[0]]
  // Turned clockwise: what was the distance from the upper edge is now that from the right one (354.3 points wide).
  expect(b?.box[1]).toBeCloseTo(a?.box[0] ?? -1, 0)
  expect(b?.box[0]).toBeCloseTo(354.3 - (a?.box[1] ?? 0) - (a?.box[3] ?? 0), 0)
})

it('[R53] a person may choose the other side of what an editor changed', async () => {
  const choices = { 'zone:sic': 'corr', 'zone:orig': 'reg', 'zone:abbr': 'abbr' }
  const { reading, raw } = await read('tei/letter', choices)
  expect(checkReading(reading, raw)).toEqual([])
  expect(reading.text).toContain('nicht länger mahlen soll.')
  expect(reading.text).toContain('So bitte ich um Gottes willen')
  expect(reading.text).toContain('von dem Amptm. angezeigt')
  expect((await read('tei/letter')).reading.text).toContain('nicht länger mahlen sol.')
})

it('[R55] a person may join or part a word at the end of a line of the source', async () => {
  const { reading } = await read('tei/letter')
  const divided = reading.decisions.filter(({ kind }) => kind === 'line-end')
  expect(divided.map(({ choice }) => choice)).toContain('join')
  const [first] = divided
  const other = first?.options.find((option) => option !== first.choice) ?? ''
  const again = await read('tei/letter', { [first?.key ?? '']: other })
  expect(again.reading.text).not.toBe(reading.text)
  expect(checkReading(again.reading, again.raw)).toEqual([])
})

it('samples say how they were made', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  for (const name of cases) {
    const [format = '', folder = ''] = name.split('/')
    expect(readme, name).toMatch(new RegExp(`${format}/[^|]*\\b${folder}\\b`))
    expect(existsSync(path.join(root, name))).toBe(true)
  }
})
