import { describe, expect, test } from 'vitest'
import { listFindings } from '#lib/reading/findings.ts'
import { reportOf } from '#lib/reading/report.ts'
import { countQuestions, summarise } from '#lib/reading/summary.ts'
import type { Decision, Reading } from '#lib/reading/reading.ts'

// Two pages; the word at the end of the first is broken by the notes at its foot and by the running head of the second.
const raw = 'Die Konzes-\n1 A note.\n3 HEAD\nsion lief.2 Ein zu\nfall.'
const at = (words: string): [number, number] => [raw.indexOf(words), raw.indexOf(words) + words.length]
const decision = (more: Partial<Decision>): Decision => ({
  ...{ key: 'x', kind: 'line-end', raw: [0, 1], choice: 'join', options: ['join', 'space'] },
  ...{ certain: true, reason: 'hyphen' },
  ...more,
})
const reading = {
  text: 'Die Konzession lief. Ein zu fall.\nA note.',
  map: [
    [0, 0, 10],
    [10, raw.indexOf('sion'), 10],
    [20, raw.indexOf(' Ein'), 7],
    [28, raw.indexOf('fall'), 5],
    [34, raw.indexOf('A note'), 7],
  ],
  notes: [
    {
      ...{ label: '1', kind: 'footnote', at: null, marker: null, bodyMarker: { raw: at('1') } },
      ...{ body: [34, 41], rawBody: [at('A note.')], state: 'marker_missing' },
    },
    {
      ...{ label: '2', kind: 'footnote', at: 20, marker: { raw: at('2') }, bodyMarker: null },
      ...{ body: null, rawBody: [], state: 'body_missing' },
    },
  ],
  furniture: [{ raw: at('3 HEAD'), kind: 'running-head', text: '3 HEAD' }],
  duplicates: [{ raw: at('Ein zu'), of: [0, 3] }],
  pages: [
    { label: '9', labelSource: 'printed', raw: 0, at: 0, order: 0 },
    { label: '11', labelSource: 'printed', raw: raw.indexOf('3 HEAD'), at: 10, order: 1 },
  ],
  edits: [
    { raw: [10, 12], kind: 'join-hyphen', replacement: '', certain: true },
    {
      raw: [raw.indexOf('\nfall'), raw.indexOf('fall')],
      kind: 'join-line',
      replacement: ' ',
      certain: false,
    },
  ],
  decisions: [
    decision({ key: 'line-end:11', raw: [10, 11] }),
    decision({
      ...{ key: 'line-end:40', raw: [raw.indexOf('\nfall') - 1, raw.indexOf('\nfall')], choice: 'space' },
      ...{ certain: false, reason: 'word-shape' },
    }),
    decision({
      key: 'zone:22',
      kind: 'zone',
      raw: at('3 HEAD'),
      choice: 'running-head',
      options: ['running-head', 'text'],
    }),
  ],
  problems: [{ code: 'note_marker_missing', severity: 'warning', message: 'm', label: '1', raw: at('1') }],
  counts: { characters: 41 },
} as unknown as Reading

describe('findings', () => {
  const findings = listFindings(reading)
  const find = (id: string) => findings.find((one) => one.id === id)

  test('show the rejoined word, not what stood between its halves', () => {
    const word = find('line-end:11')
    expect(reading.text.slice(...(word?.text ?? [0, 0]))).toBe('Konzession')
    expect(word).toMatchObject({ kind: 'words', what: 'join', certain: true })
  })

  test('show both words where a line’s end keeps them apart', () => {
    expect(reading.text.slice(...(find('line-end:40')?.text ?? [0, 0]))).toBe('zu fall')
  })

  test('[R81] tell of nothing twice: what a decision is about is not listed beside it', () => {
    const ids = findings.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(findings.filter(({ kind }) => kind === 'zones').map(({ id }) => id)).toEqual(['zone:22'])
    expect(findings.filter(({ kind }) => kind === 'words')).toHaveLength(2)
  })

  test('have a place for notes without a mark, and for marks without a note', () => {
    const notes = findings.filter(({ kind }) => kind === 'notes')
    expect(notes.map(({ label, what, text, certain }) => [label, what, text, certain])).toEqual([
      ['1', 'marker_missing', [34, 41], false],
      ['2', 'body_missing', [20, 20], false],
    ])
  })

  test('[R81] are certain once a person has decided, also as the reader had it', () => {
    expect(find('line-end:40')?.certain).toBe(false)
    expect(
      listFindings(reading, { 'line-end:40': 'space' }).find(({ id }) => id === 'line-end:40')?.certain,
    ).toBe(true)
    expect(countQuestions(reading)).toBe(3)
    expect(countQuestions(reading, { 'line-end:40': 'space' })).toBe(2)
  })
})

test('the summary counts what was done, and which page repeats which', () => {
  expect(summarise(reading)).toEqual([
    { code: 'words_joined', count: 1 },
    { code: 'lines_joined', count: 1, unsure: 1 },
    { code: 'notes_marker_missing', count: 1 },
    { code: 'notes_body_missing', count: 1 },
    { code: 'page_repeats', count: 1, label: '11', of: '9' },
    { code: 'set_apart', count: 1, label: 'running-head' },
    { code: 'pages', count: 2 },
  ])
})

test('the report keeps what was chosen, where this reading still has the choice', () => {
  const report = reportOf(reading, { 'line-end:40': 'join', 'line-end:999': 'keep' })
  expect(report.choices).toEqual({ 'line-end:40': 'join' })
  expect(report.summary?.at(-1)).toEqual({ code: 'choices', count: 1 })
  expect(report.problems).toEqual(reading.problems)
  expect(reportOf(reading).choices).toBeUndefined()
})
