// What a passage is cited by: source, part, page or folio, line, text and address, in the words of a language; and the words that
// are copied together with it.
import type { ReadingView } from '#lib/reading/reading-view.ts'
import type { Span } from '#lib/text/span.ts'
import { join, markup, type Markup } from './writers/markup.ts'

export interface CitedSource {
  readonly siglum: string
  readonly title: string
  readonly creators: readonly string[]
  readonly dateText: string
  readonly place: string
  readonly archiveReference: string
}

/** Where the words stand. Every part is left out that is not known. */
export interface CitedPlace {
  /** The part of the source, such as a letter in a volume of letters. */
  readonly unit?: string
  /** First and last; the same where the words stand on one. */
  readonly pages?: readonly [string, string]
  readonly lines?: readonly [string, string]
  /** The note of the source in which they stand. */
  readonly note?: string
  /** Number of the revision of the text. */
  readonly revision: number
  /** Where the passage is found in the project. */
  readonly address?: string
}

export type CitationForm = 'full' | 'short'

interface CitationWords {
  page: string
  pages: string
  folio: string
  line: string
  lines: string
  note: string
  revision: string
  in: string
}
const words: Readonly<Record<'en' | 'de', CitationWords>> = {
  en: {
    page: 'p.',
    pages: 'pp.',
    folio: 'fol.',
    line: 'l.',
    lines: 'll.',
    note: 'n.',
    revision: 'rev.',
    in: 'in',
  },
  de: {
    page: 'S.',
    pages: 'S.',
    folio: 'fol.',
    line: 'Z.',
    lines: 'Z.',
    note: 'Anm.',
    revision: 'Fassung',
    in: 'in',
  },
}

/** The place of `spans`, which must not be empty. `lineOf` gives the number of the line at an offset, where it is known. */
export function citedPlace(
  spans: readonly Span[],
  { pages, notes }: Pick<ReadingView, 'pages' | 'notes'>,
  units: readonly { readonly label: string; readonly start: number }[],
  lineOf: (offset: number) => string | null,
): Omit<CitedPlace, 'revision' | 'address'> {
  const first = spans[0]?.[0] ?? 0
  const last = Math.max(first, (spans.at(-1)?.[1] ?? 0) - 1)
  const note = notes.find(({ body }) => body && body[0] <= first && first < body[1])
  // A note is cited by the page of its mark.
  const [from, to] = note ? [note.at, note.at] : [first, last]
  const pageAt = (offset: number | null): string | undefined =>
    offset === null ? undefined : pages.findLast(({ at }) => at <= offset)?.label
  const [fromPage, toPage] = [pageAt(from), pageAt(to)]
  const [fromLine, toLine] = note ? [null, null] : [lineOf(first), lineOf(last)]
  const unit = units.findLast(({ start }) => start <= first)?.label
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(fromPage === undefined ? {} : { pages: [fromPage, toPage ?? fromPage] as const }),
    ...(fromLine === null ? {} : { lines: [fromLine, toLine ?? fromLine] as const }),
    ...(note ? { note: note.label } : {}),
  }
}

/** `short` is for a footnote in which the source is known by its siglum. Plain text and markup say the same. */
export function cite(
  source: CitedSource,
  place: CitedPlace,
  form: CitationForm,
  language: 'en' | 'de',
): { readonly text: string; readonly html: Markup } {
  const say = words[language]
  const { unit, pages, lines, note, revision, address } = place
  const where = [
    pages && pagesOf(pages, say),
    note !== undefined && `${say.note} ${note}`,
    lines && `${lines[0] === lines[1] ? say.line : say.lines} ${range(lines)}`,
  ].filter((part) => typeof part === 'string')
  const version = `${say.revision} ${revision}`
  if (form === 'short') {
    const parts = [source.siglum, ...where]
    return {
      text: `${parts.join(', ')} (${version})`,
      html: markup`${parts.join(', ')} (${version})`,
    }
  }
  const by = source.creators.length > 0 ? `${source.creators.join(', ')}: ` : ''
  const inside = unit === undefined ? '' : `${unit}, ${say.in}: `
  const rest = [source.place, source.dateText, source.archiveReference, ...where, version].filter(
    (part) => part !== '',
  )
  const before = `${by}${inside}`
  const after = ` [${source.siglum}], ${rest.join(', ')}`
  return {
    text: `${before}${source.title}${after}${address === undefined ? '' : `, ${address}`}`,
    html: markup`${before}<cite>${source.title}</cite>${after}${address !== undefined && markup`, <a href="${address}">${address}</a>`}`,
  }
}

/** A page, or a leaf with its side. */
function pagesOf(pages: readonly [string, string], say: CitationWords): string {
  const bare = pages.map((label) => label.replace(/^\s*(?:fol|f|p|pp|S|Bl)\.\s*/i, '')) as [string, string]
  const isFolio = pages.some((label) => /^\s*(?:fol|f|Bl)\.|^\d+\s*[rv]$/i.test(label))
  return `${isFolio ? say.folio : bare[0] === bare[1] ? say.page : say.pages} ${range(bare)}`
}

const range = ([from, to]: readonly [string, string]): string => (from === to ? from : `${from}–${to}`)

/** The copied words and, below them, where they stand: as text, and as markup for whatever understands it. */
export function quotation(
  quote: string,
  citation: { readonly text: string; readonly html: Markup },
  address: string | undefined,
): { readonly text: string; readonly html: string } {
  const paragraphs = quote.split('\n').map((paragraph) => markup`<p>${paragraph}</p>`)
  const opening = address === undefined ? markup`<blockquote>` : markup`<blockquote cite="${address}">`
  return {
    text: `${quote}\n\n${citation.text}`,
    html: markup`${opening}${join(paragraphs, '')}</blockquote><p>${citation.html}</p>`.markup,
  }
}
