// Works that a note or a bibliography cites in full: authors, title, container, place, year. Read only where the shape is
// plain (somebody named, a title, and a place with its year or a journal with its number); all else stays text.
import type { Span } from '#lib/text/span.ts'
import { fieldsOf, type Csl, type ReadWork } from './work-fields.ts'
import { readQuoted } from './work-journals.ts'
import { readBook, readContainer } from './work-shapes.ts'
import type { Passage } from './passages.ts'
import { foldName, readPeople, type Person } from './people.ts'
import { readRussianWork } from './russian-works.ts'
import { pattern } from './letters.ts'

const startsTitle = pattern()`^(?:["„»“«‚'‘[\p{Lu}]|\d(?!\d?\.\s?\d))`
const titleWord = pattern('g')`[\p{L}\d]+`

export interface FoundWork {
  readonly span: Span
  readonly passage: number
  readonly csl: Csl
  readonly people: readonly Person[]
  readonly title: string
  /** The book or journal that holds it, when it has one of its own editors. */
  readonly container: {
    readonly span: Span
    readonly people: readonly Person[]
    readonly title: string
  } | null
  /** "Ders.": the author is the one of the work before. */
  readonly sameAuthor: Span | null
  /** "in: Ders.": the author of the whole is the author of the part. */
  readonly innerIdem?: Span
}

const idem = /(?:Ders|Dies|Derselbe|Dieselbe|Dieselben|Idem|Eadem|Id)\.?(?=\s*[,:(])/uy
const capital = pattern('g')`(?<!\p{L})\p{Lu}`
/** What stands in front of a reference: a sign, a small word ("vgl. hierzu Martin …") or a signal. */
const beginning = pattern()`(?:^|[;:.,(–—/]\s?|(?:^|[\s(])(?:\p{Ll}+|Vgl|Siehe|Nach|So|See|Hierzu|Dazu|Zit|Publ|См)\.?:?\s)["„»“[]?$`

/** The works cited in notes and bibliographies, none overlapping another or what is already known to be something else. */
export function findWorks(
  text: string,
  passages: readonly Passage[],
  isTaken: (start: number, end: number) => boolean,
): FoundWork[] {
  const works: FoundWork[] = []
  let isBibliography = false
  passages.forEach((passage, index) => {
    const whole = text.slice(passage.start, passage.end)
    if (passage.kind === 'heading') isBibliography = bibliography.test(whole.trim())
    if (passage.label === null && passage.kind !== 'note' && !(isBibliography && passage.kind !== 'heading'))
      return
    // A work has a year, or its volume: behind the last number nothing begins.
    const last = passage.start + whole.search(/\d\D*$/)
    let at = passage.start
    for (const hit of whole.matchAll(capital)) {
      const start = passage.start + hit.index
      if (start > last) break
      if (start < at || isTaken(start, start + 1)) continue
      if (!beginning.test(text.slice(Math.max(passage.start, start - 24), start))) continue
      const work = readWork(text, start, passage.end, index, works.at(-1))
      if (!work || isTaken(work.span[0], work.span[1])) continue
      works.push(work)
      at = work.span[1]
    }
  })
  return works
}

const bibliography =
  /^(?:\d+\.?\s*)?(?:Literatur(?:verzeichnis|hinweise|angaben)?|Bibliogra(?:ph|f)ie|Quellen(?: und Literatur|verzeichnis)?|Einzelnachweise|Bibliography|References|Works cited|Further reading|Sources(?: et bibliographie)?|Bibliographie|Références|Литература|Список литературы|Библиография|Источники)\.?$/iu

function readWork(
  text: string,
  start: number,
  to: number,
  passage: number,
  before: FoundWork | undefined,
): FoundWork | null {
  return (
    readAuthored(text, start, to, passage, before) ??
    readTitled(text, start, to, passage) ??
    readPage(text, start, to, passage)
  )
}

function readAuthored(
  text: string,
  start: number,
  to: number,
  passage: number,
  before: FoundWork | undefined,
): FoundWork | null {
  idem.lastIndex = start
  const same = idem.exec(text)
  const named = same ? null : readPeople(text, start)
  if (!same && !named) return null
  const authors = named?.people ?? before?.people ?? []
  const end = same ? start + same[0].length : (named?.end ?? start)
  const isEditor = named?.isEditor ?? false
  const read = (named && readRussianWork(text, end, to)) ?? readBehind(text, end, to, isEditor)
  if (!read) return null
  const role = isEditor ? 'editor' : 'author'
  idem.lastIndex = read.container?.span[0] ?? 0
  const whole = read.container ? idem.exec(text) : null
  const inner: Span | null = whole ? [whole.index, whole.index + whole[0].length] : null
  return {
    span: [start, read.end],
    passage,
    csl: { ...(authors.length > 0 ? { [role]: authors } : {}), ...read.csl },
    people: authors,
    title: read.csl.title,
    container: read.container ?? null,
    sameAuthor: same ? [start, end] : null,
    ...(inner ? { innerIdem: inner } : {}),
  }
}

function readBehind(text: string, end: number, to: number, isEditor: boolean): ReadWork | null {
  const parted = /^\]?\s*[,:]?\s+/.exec(text.slice(end, end + 5))
  if (!parted || (!/[,:]/.test(parted[0]) && !isEditor)) return null
  const from = end + parted[0].length
  if (!startsTitle.test(text.slice(from, from + 6))) return null
  const fields = fieldsOf(text, from, to)
  return readQuoted(fields, text) ?? readContainer(fields, text) ?? readBook(fields, parted[0].includes(':'))
}

const edition = pattern(
  'y',
)`(\p{Lu}[^,;:.()]{8,110}),\s+(?:Serie\s+([A-Z]|[IVX]+),\s+)?(?:Bd|Band|[Vv]ol|T|Т|т|tome)\.?\s?([IVXLC]+|\d+)(?:[,/]\s?\d+)?(?:,\s+(?:Teil(?:bd)?\.?\s?\d+))?,\s+(?:S|pp?|С|с|Nr|Dok)\.\s?(\d+(?:\s?[-–]\s?\d+)?)(?:\s?ff?\.?)?(?:,\s?\d+[-–]\d+)?(?:,\s+(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)\s+((?:1[4-9]|20)\d\d))?`

const page = pattern(
  'y',
)`(\p{Lu}[^:;.]{3,80}):\s+([^;]{5,250}?)\.\s+(?:(?:Abgerufen|abgerufen|Zugriff)\s+am|(?:\d{1,2}\.\s\p{L}+\s)?((?:19|20)\d\d),\s+abgerufen\s+am)\s+\d{1,2}\.\s\p{L}+\s\d{4}`

/** A work without persons that others could be told from. */
const nameless = (span: Span, passage: number, csl: Csl, title: string): FoundWork => ({
  span,
  passage,
  csl,
  people: [],
  title,
  container: null,
  sameAuthor: null,
})

/** Pages of the web: "Museum of the Town: The Fire. 8. April 2022, abgerufen am 1. Juni 2024". */
function readPage(text: string, start: number, to: number, passage: number): FoundWork | null {
  page.lastIndex = start
  const hit = page.exec(text)
  if (!hit || start + hit[0].length > to) return null
  const [whole, author = '', title = '', year] = hit
  const csl: Csl = {
    type: 'webpage',
    author: [{ literal: author }],
    title,
    ...(year ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
  }
  return nameless([start, start + whole.length], passage, csl, title)
}

/** Editions known by their title: "Akten zur deutschen auswärtigen Politik, Serie B, Bd. VI, S. 229". */
function readTitled(text: string, start: number, to: number, passage: number): FoundWork | null {
  edition.lastIndex = start
  const hit = edition.exec(text)
  if (!hit || start + hit[0].length > to) return null
  const [whole, title = '', series, volume = '', , place, year] = hit
  const csl: Csl = {
    type: 'book',
    title: title.replace(/\s+/g, ' '),
    ...(series ? { 'collection-title': `Serie ${series}` } : {}),
    volume,
    ...(place ? { 'publisher-place': place } : {}),
    ...(year ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
  }
  return nameless([start, start + whole.length], passage, csl, title)
}

/** Whether a short title names this work: its words stand in the title, in the same order, from a word's beginning. */
export function isShortTitleOf(short: string, title: string): boolean {
  const words = (value: string): string[] =>
    (value.match(titleWord) ?? []).map((word) => (/^\d+$/.test(word) ? word : foldName(word)))
  const wanted = words(short)
  const all = words(title)
  let at = 0
  for (const word of wanted) {
    const found = all.indexOf(word, at)
    if (found < 0) return false
    at = found + 1
  }
  return wanted.length > 0
}
