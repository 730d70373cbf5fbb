// PDF with a text layer: characters by PDFium, their order and meaning by the passes of this folder, paragraphs, divided words
// and notes by the layout reader that plain text has too.
import type { Read } from '../../assemble.ts'
import type { LayoutHints } from '../../layout/hints.ts'
import { readLayout } from '../../layout/read-layout.ts'
import type { FormatReader, Refused } from '../../format-reader.ts'
import type { PageWord, Problem, Surface } from '../../reading.ts'
import { arrangePages, toPieces, type PiecedSheet } from './arrange-pages.ts'
import type { Annotation } from './annotations.ts'
import { addComments } from './comments.ts'
import { compose } from './compose.ts'
import { mostPages, readPdfContents, type PdfExtras, type PdfRefusal } from './document.ts'
import { labelPages } from './labels.ts'

const refusals: Readonly<Record<PdfRefusal | 'pdf_no_text', string>> = {
  pdf_damaged: 'The PDF is damaged and cannot be opened. Was it copied completely? Save it again from its program.',
  pdf_encrypted: 'The PDF is locked with a password. Save a copy without a password and bring in that.',
  too_many_pages: `The PDF has more than ${mostPages} pages. Divide it and bring in the parts.`,
  too_large: 'The PDF holds more than 20 million characters. Divide it and bring in the parts.',
  empty_document: 'The PDF has no pages.',
  pdf_no_text:
    'The PDF holds pictures of pages and no text. Run text recognition (OCR) over it, or bring in its transcription.',
} // prettier-ignore

const noLetters =
  'The PDF does not say which letters its signs are. Run text recognition (OCR) over it, or bring in its transcription.'

const refused = (code: keyof typeof refusals): Refused => ({ kind: 'refused', code, message: refusals[code] })

/** Reads the text layer of a PDF. Nothing in the file is ever run or fetched. */
export const readPdf: FormatReader = async (bytes, file, wordLists) => {
  if (bytes.length === 0) return { ...refused('empty_document'), message: 'The file is empty.' }
  const prepared = await prepare(bytes)
  if ('kind' in prepared) return prepared
  const { original, words, surfaces, hints, problems, title, author, language, counts, annotations } =
    prepared
  const laidOut = readLayout(original, { choices: file.choices ?? {}, hints, wordLists })
  const [only] = hints.sheets
  const read: Read = {
    ...laidOut,
    // A file of one page has that page.
    pages: laidOut.pages.length === 0 && only ? [{ ...only, at: 0, order: 0 }] : laidOut.pages,
    problems: [...laidOut.problems, ...problems],
    sections: title === '' ? (laidOut.sections ?? []) : titled(laidOut, title, author),
    words,
    surfaces,
    ...(language === '' ? {} : { language }),
    counts: { ...laidOut.counts, ...counts },
  }
  const commented = addComments(original, read, words, annotations)
  return { kind: 'format-read', raw: commented.original, encoding: 'pdf', isMade: true, read: commented.read }
}

interface Prepared {
  readonly original: string
  readonly words: PageWord[]
  readonly surfaces: Surface[]
  readonly hints: LayoutHints
  readonly problems: readonly Problem[]
  readonly title: string
  readonly author: string
  readonly language: string
  readonly counts: PdfExtras
  readonly annotations: readonly Annotation[]
}

/** Everything up to the layout. The pieces of a long document fill the memory: when this is done they are free again. */
async function prepare(bytes: Uint8Array): Promise<Prepared | Refused> {
  const contents = await readPdfContents(bytes, toPieces)
  if (typeof contents === 'string') return refused(contents)
  const { kept, damagedPages, isRepaired, title, author, counts } = contents
  if (kept.every(({ groups }) => groups.size === 0))
    return refused(damagedPages.length === kept.length ? 'pdf_damaged' : 'pdf_no_text')
  const { pages, printed, found } = arrangePages(kept)
  const surfaces = pages.map(({ order, width, shownHeight }): Surface => ({
    page: order,
    width: round(width),
    height: round(shownHeight),
  }))
  const labels = labelPages(
    kept.map(({ label }) => label),
    printed,
  )
  const { original, words, ...composed } = compose(pages, labels, found)
  if (!/[\p{L}\p{N}]/u.test(original)) return { ...refused('pdf_no_text'), message: noLetters }
  const problems = [
    ...sheetProblems(kept),
    ...damageProblems(damagedPages, isRepaired),
    ...extraProblems(counts),
  ]
  const language = /^[a-z]{2,3}(?=$|-)/i.exec(contents.language)?.[0].toLowerCase() ?? ''
  const hints = { ...composed, isRaisedKnown: !found.isRecognised }
  const { annotations } = contents
  return { original, words, surfaces, hints, problems, title, author, language, counts, annotations }
}

/** To a tenth of a point, as the boxes are. */
const round = (value: number): number => Math.round(value * 10) / 10

/** What the file says of itself is a title only where the text has found no other. */
function titled(laidOut: Read, title: string, author: string): NonNullable<Read['sections']> {
  const found = laidOut.sections ?? []
  if (found.length > 0 || laidOut.text === '') return [...found]
  return [{ start: 0, end: laidOut.text.length, title, ...(author === '' ? {} : { creator: author }) }]
}

function sheetProblems(sheets: readonly PiecedSheet[]): Problem[] {
  const problems: Problem[] = []
  const silent = sheets.filter(({ groups, pictures }) => groups.size === 0 && pictures > 0.1)
  if (silent.length > 0)
    problems.push({
      code: 'pdf_pages_without_text',
      severity: 'warning',
      message: `${silent.length} pages are pictures without text: ${listed(silent.map(({ order }) => order + 1))}. Run text recognition (OCR) over them.`,
      count: silent.length,
      label: listed(silent.map(({ order }) => order + 1)),
    })
  const unknown = sheets.reduce((sum, sheet) => sum + sheet.unknown, 0)
  if (unknown > 0)
    problems.push({
      code: 'pdf_characters_unknown',
      severity: 'warning',
      message: `${unknown} characters: the file does not say which letters they are; what stands there may be wrong.`,
      count: unknown,
    })
  const outside = sheets.reduce((sum, sheet) => sum + sheet.outside, 0)
  if (outside > 0)
    problems.push({
      code: 'pdf_text_outside_pages',
      severity: 'info',
      message: `${outside} characters stand outside of the pages, where nobody sees them; they were left out.`,
      count: outside,
    })
  return problems
}

function damageProblems(damagedPages: readonly number[], isRepaired: boolean): Problem[] {
  const problems: Problem[] = []
  if (damagedPages.length > 0) {
    const label = listed(damagedPages.map((order) => order + 1))
    problems.push({
      code: 'pdf_pages_damaged',
      severity: 'error',
      message: `${damagedPages.length} pages are damaged and could not be read: ${label}.`,
      count: damagedPages.length,
      label,
    })
  }
  if (isRepaired)
    problems.push({
      code: 'pdf_repaired',
      severity: 'warning',
      message: 'The list of the parts of this PDF is damaged; it was rebuilt. Pages may be missing.',
    })
  return problems
}

const sayings: Readonly<Record<keyof PdfExtras, (count: number) => string>> = {
  scripts: (count) => `${count} scripts in the file were not run.`,
  launches: (count) => `${count} links that would start a program were left out.`,
  attachments: (count) => `${count} attached files were left out.`,
  annotations: (count) =>
    `${count} annotations on the pages that hold no words (drawings, stamps) were left out.`,
  fields: (count) => `${count} form fields were left out; what is filled in there is not part of the text.`,
}

function extraProblems(counts: PdfExtras): Problem[] {
  return (Object.keys(sayings) as (keyof PdfExtras)[])
    .filter((name) => counts[name] > 0)
    .map((name) => ({
      code: `pdf_${name}_left_out`,
      severity: name === 'annotations' || name === 'fields' ? 'warning' : 'info',
      message: sayings[name](counts[name]),
      count: counts[name],
    }))
}

/** “3–5, 9 and 12 more”: page numbers in the order of the file. */
function listed(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  const shown = ranges.slice(0, 8).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
  return shown.join(', ') + (ranges.length > 8 ? ', …' : '')
}
