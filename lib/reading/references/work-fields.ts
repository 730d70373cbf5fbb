// The fields of a reference: what stands between commas, where quotation marks and brackets hold together.

import type { Span } from '#lib/text/span.ts'
import type { Person } from './people.ts'
import { pattern } from './letters.ts'

/** An item of CSL-JSON. */
export type Csl = { type: string; title: string } & Record<string, unknown>

export interface ReadWork {
  readonly csl: Csl
  readonly end: number
  readonly container?: { readonly span: Span; readonly people: readonly Person[]; readonly title: string }
}

export interface Field {
  readonly text: string
  readonly start: number
  readonly end: number
}

const openers: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '„': '“"”',
  '“': '”"',
  '»': '«',
  '«': '»',
  '‹': '›',
}

/** The fields from `at` up to `to`, a semicolon outside brackets, or 700 characters. */
export function fieldsOf(text: string, at: number, to: number): Field[] {
  const fields: Field[] = []
  const limit = Math.min(to, at + 700)
  const closing: string[] = []
  let start = at
  const push = (end: number): void => {
    const piece = text.slice(start, end)
    const lead = piece.length - piece.trimStart().length
    const body = piece.trim()
    if (body !== '') fields.push({ text: body, start: start + lead, end: start + lead + body.length })
    start = end + 1
  }
  let i = at
  for (; i < limit; i++) {
    const sign = text.charAt(i)
    const wanted = closing.at(-1)
    if (wanted?.includes(sign)) closing.pop()
    else if (openers[sign] !== undefined) {
      const close = openers[sign]
      // A bracket or quotation that never closes holds nothing together.
      const reach = text.slice(i + 1, Math.min(limit, i + 400))
      if ([...close].some((one) => reach.includes(one))) closing.push(close)
    } else if (closing.length === 0) {
      if (sign === ';' || sign === ')' || sign === ']') break
      if (sign === ',') push(i)
    }
  }
  push(i)
  return fields
}

const year = '((?:1[4-9]|20)\\d\\d)(?:\\/\\d{2,4})?'
const notRange = '(?![-–—/]?\\s?\\d|[-–—])'

const placeYear = new RegExp(
  `^([^\\d,;()]{2,50}?)(?::\\s*([^,]{2,60}),?)?\\s+(?:[²³⁴]|\\d{1,2}\\s?)?${year}${notRange}(?=$|[\\s.,;:)(])`,
)
/** Words inside the names of towns, and between two towns. */
const small = new Set('am an der a. d. i. im in of u. und and et upon sur o. b. / – & phil.'.split(' '))

/** "Haus am Rhein", "Göttingen/Zürich", "M.": capitals, and small words between them. */
function isPlace(text: string): boolean {
  const words = text.split(/\s+|(?<=[/–])|(?=[/–])/).filter((word) => word !== '')
  const isCapital = (word: string): boolean => word.charAt(0) !== word.charAt(0).toLowerCase()
  return (
    words.length <= 6 &&
    words.every((word) => isCapital(word) || small.has(word)) &&
    isCapital(words[0] ?? '') &&
    !month.test(text)
  )
}

const yearAlone = new RegExp(`^${year}${notRange}(?=$|[\\s.;:)(])`, 'u')
const bracketed = new RegExp(
  `^(.{3,}?)\\s*\\((?:([^():,]{2,40})(?::\\s*([^()]{2,60}?))?,?\\s+)?${year}\\)`,
  'u',
)
/** "Mai 1926" is no place with its year. */
const month = pattern()`^(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|janv|févr|mars|avr|juin|juil|août|nojabrja)\p{L}*\.?$`
const hasYear = /(?:1[4-9]|20)\d\d/

/** "München 1993", "London: Macmillan 1990": place, publisher, year; what follows the year is not looked at. */
export function readPlaceYear(
  text: string,
): { place: string; publisher?: string; year: string; length: number } | null {
  const hit = hasYear.test(text) ? placeYear.exec(text) : null
  if (!hit || !isPlace(hit[1] ?? '')) return null
  const publisher = hit[2] ? { publisher: hit[2] } : {}
  return { place: hit[1] ?? '', year: hit[3] ?? '', length: hit[0].length, ...publisher }
}

/** "Das Amt. Eine Geschichte der Stadt. Graz 1892": the place begins a sentence of its own. */
export function readEndPlaceYear(text: string): { title: string; place: string; year: string } | null {
  if (!/(?:1[4-9]|20)\d\d$/.test(text)) return null
  const cut = /^(.{3,})[.?!]["“”«»]?\s+(?=\S+(?:\s\S+){1,4}$)/su.exec(text)
  const last = cut ? readPlaceYear(text.slice(cut[0].length)) : null
  if (!cut || !last || cut[0].length + last.length !== text.length) return null
  return { title: cut[1] ?? '', place: last.place, year: last.year }
}

/** "The Long War (London: Macmillan, 1990)", "VfZ 1 (1953)". */
export function readBracketed(
  text: string,
): { before: string; place?: string; publisher?: string; year: string; length: number } | null {
  const hit = text.includes('(') && hasYear.test(text) ? bracketed.exec(text) : null
  if (!hit) return null
  return {
    before: hit[1] ?? '',
    year: hit[4] ?? '',
    length: hit[0].length,
    ...(hit[2] ? { place: hit[2] } : {}),
    ...(hit[3] ? { publisher: hit[3] } : {}),
  }
}

/** A field that is a year and nothing else before its end. */
export function readYear(text: string): { year: string; length: number } | null {
  const hit = yearAlone.exec(text)
  return hit ? { year: hit[1] ?? '', length: hit[0].length } : null
}

/** Where in a work something stands. The end of what was read is `length`. */
const pages = pattern()`^(?:(?:hier|here|ici|bes\.|insb\.|zdes')\s*:?\s*)?(?:(?:[Ss]eiten?|SS?|pp?|Sp|[Cc]|СС?|с)\.?|Pages?)\s?(\d+(?:\s?[-–—]\s?\d+)?)(?:\s?ff?(?!\p{L})\.?)?(?:\s?(?:und|u\.|and|et)\s(?:[Ss]\.\s?)?\d+(?:\s?[-–]\s?\d+)?(?:\s?ff?\.?(?!\p{L}))?)*`
export function readPages(text: string): { pages: string; length: number } | null {
  const hit = pages.exec(text)
  return hit ? { pages: (hit[1] ?? '').replace(/\s/g, ''), length: hit[0].length } : null
}

/** "Nr. 6", "H. 3", "Jg. 4 (1956)", "Bd. II, 1": what numbers a part of a series or journal. */
const numbered =
  /^(?:(Jg|Jahrgang|Jahrg|[Vv]ol(?:ume)?|[Bb]d|Bde|Band|tome|т|Т)|(H|Heft|Nrn?|[Nn]os?|№|n°|Issue|issue|вып))\.?\s?([\dIVXLC]+(?:[-–./]\d+)*)(?:\s?\(((?:1[4-9]|20)\d\d)(?:\/\d+)?\))?/u
export function readNumber(
  text: string,
): { volume?: string; issue?: string; year?: string; length: number } | null {
  const hit = numbered.exec(text)
  if (!hit) return null
  return {
    length: hit[0].length,
    ...(hit[1] ? { volume: hit[3] ?? '' } : { issue: hit[3] ?? '' }),
    ...(hit[4] ? { year: hit[4] } : {}),
  }
}

export const issued = (year: string): { issued: { 'date-parts': number[][] } } => ({
  issued: { 'date-parts': [[Number(year)]] },
})

/** What follows place and year: pages, the number of the book. */
export function behind(
  fields: readonly Field[],
  last: { index: number; end: number },
): { end: number; pages?: string; isbn?: string } {
  let end = last.end
  let pages: string | undefined
  let isbn: string | undefined
  for (const field of fields.slice(last.index + 1)) {
    const page = readPages(field.text)
    const number = /^ISBN\s?([\dX-]{10,17})/u.exec(field.text)
    const part = readNumber(field.text)
    if (page) {
      pages ??= page.pages
      end = field.start + page.length
    } else if (number) {
      isbn = number[1]
      end = field.start + number[0].length
    } else if (part) end = field.start + part.length
    else break
    if (/[.]\s/.test(field.text.slice(end - field.start))) break
  }
  return { end, ...(pages ? { pages } : {}), ...(isbn ? { isbn } : {}) }
}

export const unquote = (title: string): string =>
  title
    .replace(/\s+/g, ' ')
    .replace(/^["„»“«‚‘'](.+)["“”«»‘’'][.,]?$/u, '$1')
    .trim()
