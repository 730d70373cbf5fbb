// Articles: what a journal or newspaper behind "in:" is, and English ones whose title is quoted.
import { dayLed } from './date-grammar.ts'
import { tokenize } from './tokens.ts'
import {
  behind,
  issued,
  unquote,
  readNumber,
  readPages,
  readYear,
  type Field,
  type ReadWork,
} from './work-fields.ts'
import { pattern } from './letters.ts'

const startsAsName = pattern()`^["„»“]?\p{Lu}`
const prose = pattern()`[.!?]\s+\p{Lu}\p{L}+\s\p{Ll}+\s\p{Ll}+`
const subtitleOrNumbers = pattern()`^(?:\p{Lu}[\p{L} .-]{2,60}|\d{1,2}[\d, ]*)$`
const nextSentence = pattern()`[.]\s+\p{Lu}\p{L}{3,}`

export function inJournal(title: string, fields: readonly Field[]): ReadWork | null {
  const first = fields[0]
  if (!first) return null
  const facts: Record<string, unknown> = {}
  let name = first.text
  let end = first.end
  // "VfZ 1 (1953)", "Krasnaja zvezda 1990", "IWK Jg. 27 (1997)"
  const numbers = /^(.{2,140}?)\s+(?:Jg\.\s?)?(\d{1,3}|[IVXLC]+)\s\(((?:1[4-9]|20)\d\d)(?:\/\d+)?\)/u.exec(
    name,
  )
  const dated = /^(.{2,140}?)\s+((?:1[4-9]|20)\d\d)(?![-–/\d])/u.exec(name)
  if (numbers) {
    Object.assign(facts, { volume: numbers[2] }, issued(numbers[3] ?? ''))
    name = numbers[1] ?? name
    end = first.start + numbers[0].length
  } else if (dated) {
    Object.assign(facts, issued(dated[2] ?? ''))
    name = dated[1] ?? name
    end = first.start + dated[0].length
  }
  if (!startsAsName.test(name) || name.length > 140 || prose.test(name)) return null
  let isNewspaper = false
  for (let i = 1; i < Math.min(fields.length, 7); i++) {
    const field = fields[i]
    if (!field) break
    const number = readNumber(field.text)
    const roman = /^([IVXLC]+|\d{1,3})\s\(((?:1[4-9]|20)\d\d)\)/u.exec(field.text)
    const year = readYear(field.text)
    const years = /^((?:1[4-9]|20)\d\d)[-–]((?:1[4-9]|20)\d\d)(?:\/\d\d)?$/u.exec(field.text)
    const pages = readPages(field.text)
    const day = dayLed({ tokens: tokenize(field.text), language: '' }, 0)
    const isDay = day?.from.y !== undefined && day.from.d !== undefined
    if (pages) break
    if (number) {
      const { length, year: of, ...more } = number
      Object.assign(facts, more, of ? issued(of) : {})
      end = field.start + length
    } else if (roman) {
      Object.assign(facts, { volume: roman[1] }, issued(roman[2] ?? ''))
      end = field.start + roman[0].length
    } else if (isDay) {
      const { y = 0, m = 0, d = 0 } = day.from
      Object.assign(facts, { issued: { 'date-parts': [[y, m, d]] } })
      const tokens = tokenize(field.text)
      end = field.start + (tokens[day.next - 1]?.end ?? field.text.length)
      isNewspaper = true
    } else if (years) {
      Object.assign(facts, { issued: { 'date-parts': [[Number(years[1])], [Number(years[2])]] } })
      end = field.end
    } else if (year && facts.issued === undefined) {
      Object.assign(facts, issued(year.year))
      end = field.start + year.length
    } else if (!subtitleOrNumbers.test(field.text)) break
    if (nextSentence.test(field.text.slice(end - field.start))) break
  }
  if (facts.issued === undefined) return null
  const index = fields.findIndex((field) => field.end >= end)
  const rest = behind(fields, { index, end })
  return {
    csl: {
      type: isNewspaper ? 'article-newspaper' : 'article-journal',
      title,
      'container-title': unquote(name),
      ...facts,
      ...(rest.pages ? { page: rest.pages } : {}),
    },
    end: rest.end,
  }
}

const quoted = pattern()`^[“"„«‘'](.{3,250}?)[,.]?[”"“»’'],?\s+(?:in\s+)?([^,()“”"]{3,90}?),?\s+(?:vol\.\s?)?(\d{1,3})(?:[.,:]\s?(?:no\.\s?|n°\s?)?(\d{1,3}))?(?:\s?\((?:[\p{L}.-]+\s)?((?:1[4-9]|20)\d\d)\)|,\s+((?:1[4-9]|20)\d\d))(?:[:,]\s?(?:pp?\.\s?)?(\d+(?:\s?[-–]\s?\d+)?))?`

/** “Title,” Journal of Something 12, no. 3 (1990): 45–67. */
export function readQuoted(fields: readonly Field[], text: string): ReadWork | null {
  const [first, last] = [fields[0], fields.at(-1)]
  if (!first || !last) return null
  const hit = quoted.exec(text.slice(first.start, last.end))
  if (!hit) return null
  const [whole, title = '', journal = '', volume = '', issue, yearA, yearB, page] = hit
  return {
    csl: {
      type: 'article-journal',
      title,
      'container-title': journal.trim(),
      volume,
      ...(issue ? { issue } : {}),
      ...issued(yearA ?? yearB ?? ''),
      ...(page ? { page: page.replace(/\s/g, '') } : {}),
    },
    end: first.start + whole.length,
  }
}
