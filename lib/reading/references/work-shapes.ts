// The shapes of a cited work behind its authors: a book, and a chapter or an article "in:" a book or a journal.
import { readPeople } from './people.ts'
import { inJournal } from './work-journals.ts'
import {
  behind,
  issued,
  unquote,
  type ReadWork,
  readBracketed,
  readEndPlaceYear,
  readPages,
  readPlaceYear,
  readYear,
  type Field,
} from './work-fields.ts'
import { pattern } from './letters.ts'

const publisherSentence = pattern()`^(.+)[.?!]\s+(\p{Lu}[^.\d]{2,50})$`
const publisherName = pattern()`^\p{Lu}[\p{L} &.-]{2,40}$`
const plainName = pattern()`^\p{Lu}[\p{L}\p{M}'’. -]{1,50}$`
const lastSentence = pattern()`^(.+?)[.?!]\s+(\p{Lu}[\p{L}\s&-]{3,50})$`
const beginsWithIn = pattern()`^(?:(?:[Ii]n|dans|в|В):\s*|in\s+(?=\p{Lu}[\p{L}. ]+\((?:Hg|Hrsg|ed)))`
const leadingIn = pattern()`^(?:\p{L}+:?\s*)`
const hasWord = pattern()`\p{L}{3}`
const startsAsTitle = pattern()`^[\p{Lu}\d"„»“«‚'‘[(]`

/** "Title. Subtitle, Place Year", "Title, Place, Publisher, Year", "Title (Place: Publisher, Year)". */
export function readBook(fields: readonly Field[], isColon: boolean): ReadWork | null {
  const found = publication(fields, 0)
  if (!found) return null
  const { title, facts, last } = found
  const book = { ...facts }
  let name = title
  const printing =
    pattern()`[.,]\s+(\d{1,2})\.?,?\s*(?:,\s*)?(?:\p{L}+\s)?(?:Auflage|Aufl\.|[Ee]d(?:ition|\.)|изд\.)[^.]*$`.exec(
      name,
    )
  if (printing) {
    book.edition = printing[1]
    name = name.slice(0, printing.index)
  }
  const series = /\s*\(=\s*([^()]+?)(?:,\s*(?:Bd|Band|Vol)\.?\s*(\w+))?\)/u.exec(name)
  if (series) {
    book['collection-title'] = series[1]
    if (series[2]) book['collection-number'] = series[2]
    name = name.replace(series[0], '')
  }
  // With a colon behind the author the publisher stands as the last sentence before the place.
  const sentence = isColon ? publisherSentence.exec(name) : null
  if (sentence && book.publisher === undefined && !found.isClosed) {
    name = sentence[1] ?? name
    book.publisher = sentence[2]
  }
  const rest = behind(fields, last)
  const thesis = fields
    .slice(0, last.index + 1)
    .some(({ text }) => /^(?:Diss|Phil\. Diss|PhD|Ph\.D|Thèse|дис)/u.test(text))
  if (!isTitle(name)) return null
  const isbn = rest.isbn ? { ISBN: rest.isbn } : {}
  return { csl: { type: thesis ? 'thesis' : 'book', title: unquote(name), ...book, ...isbn }, end: rest.end }
}

interface Publication {
  readonly title: string
  readonly facts: Record<string, unknown>
  readonly last: { readonly index: number; readonly end: number }
  /** Nothing but the title stands before the place. */
  readonly isClosed?: boolean
}

/** Where place and year stand among the fields; what stands before them is the title. */
function publication(fields: readonly Field[], from: number): Publication | null {
  const titleTo = (index: number, more = ''): string =>
    [...fields.slice(from, index).map(({ text }) => text), more].filter((text) => text !== '').join(', ')
  for (let i = from; i < Math.min(fields.length, from + 8); i++) {
    const field = fields[i]
    if (!field) break
    const { text, start } = field
    if (/^(?:[Ii]n|dans|в):\s/u.test(text)) return null
    const bracket = readBracketed(text)
    if (bracket && i < from + 4) {
      const { place, publisher, year } = bracket
      if (place === undefined && i > from) return null
      const facts = {
        ...(place
          ? publisher || !/press|verlag/i.test(place)
            ? { 'publisher-place': place }
            : { publisher: place }
          : {}),
        ...(publisher ? { publisher: publisher.replace(/,$/, '') } : {}),
        ...issued(year),
      }
      return place
        ? { title: titleTo(i, bracket.before), facts, last: { index: i, end: start + bracket.length } }
        : null
    }
    const plain = i > from ? readPlaceYear(text) : null
    if (plain) {
      const before = fields[i - 1]
      const hasPublisher =
        i - 1 > from && before !== undefined && publisherName.test(before.text) && isPublisher(before.text)
      const facts = {
        'publisher-place': plain.place,
        ...(plain.publisher
          ? { publisher: plain.publisher }
          : hasPublisher
            ? { publisher: before.text }
            : {}),
        ...issued(plain.year),
      }
      return {
        title: titleTo(hasPublisher ? i - 1 : i),
        facts,
        last: { index: i, end: start + plain.length },
      }
    }
    const atEnd = readEndPlaceYear(text)
    if (atEnd) {
      const facts = { 'publisher-place': atEnd.place, ...issued(atEnd.year) }
      return { title: titleTo(i, atEnd.title), facts, last: { index: i, end: field.end }, isClosed: true }
    }
    const year = i > from ? readYear(text) : null
    if (year) return yearAlone(fields, from, i, year, titleTo)
  }
  return null
}

/** "Moskva, Ekslibris-Press, 2006", "Stuttgart, 1964", "The Ohio State University, 2012". */
function yearAlone(
  fields: readonly Field[],
  from: number,
  i: number,
  year: { year: string; length: number },
  titleTo: (index: number) => string,
): Publication | null {
  const last = { index: i, end: (fields[i]?.start ?? 0) + year.length }
  const isName = (field: Field | undefined): field is Field =>
    field !== undefined && plainName.test(field.text) && field.text.split(/\s/).length <= 5
  const [two, one] = [fields[i - 2], fields[i - 1]]
  if (i - 2 > from && isName(two) && isName(one))
    return {
      title: titleTo(i - 2),
      facts: { 'publisher-place': two.text, publisher: one.text, ...issued(year.year) },
      last,
    }
  if (i - 1 > from && isName(one)) {
    const key = isPublisher(one.text) ? 'publisher' : 'publisher-place'
    return { title: titleTo(i - 1), facts: { [key]: one.text, ...issued(year.year) }, last }
  }
  const ending = lastSentence.exec(titleTo(i))
  if (!ending) return null
  return { title: ending[1] ?? '', facts: { publisher: ending[2], ...issued(year.year) }, last }
}

const isPublisher = (text: string): boolean =>
  /verlag|press|éditions|books|publish|university|oldenbourg|издательств|gallimard|macmillan|buchgesellschaft|springer|beck|suhrkamp|fischer|klett|böhlau|harrassowitz|steiner/iu.test(
    text,
  )

/** "Title, in: Journal 12 (1990), S. 1–20", "Title, in: A. Meyer (Hg.), Book, Berlin 1990, S. 1–20". */
export function readContainer(fields: readonly Field[], text: string): ReadWork | null {
  const at = fields.findIndex((field) => beginsWithIn.test(field.text))
  const field = fields[at]
  const inside = field && leadingIn.exec(field.text)?.[0].length
  const parted = at < 0 ? splitInside(fields) : null
  if (!field && !parted) return null
  const title =
    parted?.title ??
    fields
      .slice(0, at)
      .map((one) => one.text)
      .join(', ')
  const start = parted?.start ?? (field?.start ?? 0) + (inside ?? 0)
  if (!isTitle(title)) return null
  const first: Field = {
    text: text.slice(start, parted?.end ?? field?.end),
    start,
    end: parted?.end ?? field?.end ?? start,
  }
  const rest = [first, ...fields.slice((parted?.index ?? at) + 1)]
  return inBook(unquote(title), rest, text) ?? inJournal(unquote(title), rest)
}

/** "Title. In: The Guardian. London": the container begins a sentence. */
function splitInside(
  fields: readonly Field[],
): { title: string; start: number; end: number; index: number } | null {
  for (let i = 0; i < Math.min(4, fields.length); i++) {
    const field = fields[i]
    const hit = field && /^(.{3,}?)[.!?]\s+[Ii]n:\s+/u.exec(field.text)
    if (!field || !hit) continue
    const title = [...fields.slice(0, i).map(({ text }) => text), hit[1] ?? ''].join(', ')
    return { title, start: field.start + hit[0].length, end: field.end, index: i }
  }
  return null
}

function inBook(part: string, fields: readonly Field[], text: string): ReadWork | null {
  const first = fields[0]
  if (!first) return null
  const named = /^(?:Ders|Dies|Idem)\.?$/u.test(first.text)
    ? { people: [], isEditor: true, end: first.end }
    : readPeople(text, first.start)
  if (!named || (!named.isEditor && named.end < first.end)) return null
  const begin =
    named.end < first.end
      ? [{ text: text.slice(named.end, first.end).replace(/^[\s:,]+/, ''), start: named.end, end: first.end }]
      : []
  const own = [...begin, ...fields.slice(1)].filter((field) => field.text !== '')
  const book = readBook(own, false)
  if (!book) return null
  const { title } = book.csl
  const { title: _, type: __, ...facts } = book.csl
  const editor = named.people.length > 0 ? { editor: named.people } : {}
  const pages = behind(own, lastOf(own, book.end)).pages
  return {
    csl: {
      type: 'chapter',
      title: part,
      'container-title': title,
      ...editor,
      ...facts,
      ...(pages ? { page: pages } : {}),
    },
    end: book.end,
    container: { span: [first.start, book.end], people: named.people, title },
  }
}

const lastOf = (fields: readonly Field[], end: number): { index: number; end: number } => {
  const index = fields.findIndex((field) => readPages(field.text) !== null && field.start < end)
  return { index: index < 0 ? fields.length : index - 1, end }
}

function isTitle(title: string): boolean {
  const bare = unquote(title)
  return bare.length >= 3 && bare.length <= 400 && hasWord.test(bare) && startsAsTitle.test(title)
}
