// What people have written on the pages of a PDF: comments and marks, at the words they speak of.
import { expect, it } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { buildPdf, onePage } from '#tests/support/hostile-pdf.ts'

const lines = [
  'The mill burned down in the night of Martinmas, and',
  'nobody had seen the fire before it was too late.',
]
const content = `BT /F1 12 Tf 72 700 Td (${lines[0] ?? ''}) Tj 0 -14 Td (${lines[1] ?? ''}) Tj ET`

async function read(annotations: string, page = ''): Promise<Reading> {
  const bytes = buildPdf(onePage({ content, page: `/Annots[${annotations}]${page}` }))
  const outcome = await readSource(bytes, { fileName: 'a.pdf', sha256: '' })
  if (outcome.kind !== 'read') throw new Error(outcome.kind)
  expect(checkReading(outcome.reading, outcome.reading.original ?? '')).toEqual([])
  return outcome.reading
}

const quad = (left: number, right: number, base: number): string =>
  `${left} ${base + 9} ${right} ${base + 9} ${left} ${base - 3} ${right} ${base - 3}`
const mark = (kind: string, quads: string, more = ''): string =>
  `<</Type/Annot/Subtype/${kind}/Rect[0 0 9 9]/QuadPoints[${quads}]${more}>>`
const notesOf = ({ notes, text, original = '' }: Reading) =>
  notes.map(({ label, kind, at, body, bodyMarker, state }) => ({
    ...{ label, kind, state },
    after: at === null ? null : text.slice(Math.max(0, at - 6), at),
    body: body && text.slice(...body),
    head: bodyMarker && original.slice(...bodyMarker.raw),
  }))
const codesOf = ({ problems }: Reading): string[] => problems.map(({ code }) => code)

it('[R50] keeps a comment on words as a note behind them, with its author and day', async () => {
  // "The mill burned" takes about 80 points.
  const reading = await read(
    mark('Highlight', quad(72, 155, 700), "/Contents(Which mill?)/T(A. Brandt)/M(D:20240501101500+02'00')"),
  )
  expect(notesOf(reading)).toEqual([
    {
      ...{ label: 'c1', kind: 'comment', state: 'linked', after: 'burned', body: 'Which mill?' },
      head: '[c1 A. Brandt, 2024-05-01 “The mill burned”] ',
    },
  ])
  expect(reading.text.split('\n')).toEqual([lines.join(' '), 'Which mill?'])
  expect(codesOf(reading)).not.toContain('pdf_annotations_left_out')
})

it('[R50] takes marks over two lines as one place, in whatever order they were made', async () => {
  const later = mark('Underline', `${quad(300, 340, 700)} ${quad(72, 108, 686)}`, '/Contents(over the line)')
  const earlier = mark('StrikeOut', quad(72, 90, 700), '/Contents(first \\(of all\\))')
  const [first, second] = notesOf(await read(later + earlier))
  expect(first).toMatchObject({ label: 'c2', after: 'The', body: 'first (of all)' })
  expect(second).toMatchObject({ label: 'c1', after: 'nobody' })
})

it('[R50] puts a comment beside the text at the words next to it, and one far away at none', async () => {
  const beside = '<</Type/Annot/Subtype/Text/Rect[40 696 60 712]/Contents(beside)>>'
  const far = '<</Type/Annot/Subtype/Text/Rect[40 96 60 112]/Contents(far)/T(B)>>'
  const reading = await read(beside + far)
  expect(notesOf(reading)).toMatchObject([
    { label: 'c1', after: 'The', body: 'beside', state: 'linked' },
    { label: 'c2', after: null, body: 'far', state: 'marker_missing', head: '[c2 B] ' },
  ])
  expect(codesOf(reading)).toContain('pdf_comments_without_place')
})

it('[R50] tells of marks without words, drawings and popups, and makes no notes of them', async () => {
  const reading = await read(
    mark('Highlight', quad(72, 155, 700)) +
      '<</Type/Annot/Subtype/Ink/Rect[0 0 9 9]/InkList[[0 0 5 5]]>>' +
      '<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Contents(Which mill?)>>',
  )
  expect(reading.notes).toEqual([])
  expect(codesOf(reading)).toEqual(
    expect.arrayContaining(['pdf_marks_without_words', 'pdf_annotations_left_out']),
  )
  const { raw } = reading.problems.find(({ code }) => code === 'pdf_marks_without_words') ?? {}
  expect(reading.original?.slice(...(raw ?? []))).toBe('The mill burned')
})

it('[R50] finds the words on a page that is shown turned', async () => {
  const reading = await read(mark('Highlight', quad(72, 155, 700), '/Contents(turned)'), '/Rotate 90')
  expect(notesOf(reading)).toMatchObject([{ after: 'burned', body: 'turned' }])
})
