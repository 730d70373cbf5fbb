// Dates as they are written in five languages, in words and in digits, with the year from the context where it is left out.
import type { Span } from '#lib/text/span.ts'
import { dayLed, type Cursor, type DatePoint, type Written } from './date-grammar.ts'
import { decadeAt, digitDay, mayBegin, monthLed, partLed, seasonLed, yearLed } from './date-spans.ts'
import { months, seasons, timeWords, weekdays, yearParts } from './date-words.ts'
import { monthDayLed } from './english-dates.ts'
import { writeEdtf } from './date-edtf.ts'
import { inferYears, type PlacedDate } from './date-years.ts'
import { findLatinDates } from './latin-dates.ts'
import type { Passage } from './passages.ts'
import type { Token } from './tokens.ts'
import { pattern } from './letters.ts'

const sentenceEnd = pattern()`[.!?;]\s+["„»“(]*\p{Lu}`
const lastWord = pattern()`(\p{L}+)\s+$`
const goesOn = pattern()`^(?:\s\p{Ll}|[,;)])`

export interface FoundDate {
  readonly span: Span
  readonly edtf: string
  readonly inferredFrom?: Span
}

/** What other finders have read. */
export interface Elsewhere {
  /** Known to be something else: a signature's "1. 6" is no sixth of January. */
  readonly isTaken: (start: number, end: number) => boolean
  /** A work that is cited: the years in its title and of its printing are not told. */
  readonly isTitle: (start: number, end: number) => boolean
}

/** The dates of a text, in its order, none overlapping another. `lines`: the tokens of each passage. */
export function findDates(
  text: string,
  passages: readonly Passage[],
  lines: readonly (readonly Token[])[],
  language: string,
  { isTaken, isTitle }: Elsewhere,
): FoundDate[] {
  const dates: PlacedDate[] = []
  passages.forEach((passage, block) => {
    const cursor: Cursor = { tokens: lines[block] ?? [], language }
    const found = [...inWords(cursor), ...inLatin(text, passage)].sort((a, b) => a.start - b.start)
    let at = 0
    for (const one of found) {
      if (one.start < at || isTaken(one.start, one.end)) continue
      if (isYears(one.from) && isTitle(one.start, one.end)) continue
      at = one.end
      dates.push(place(text, passage, block, one))
    }
  })
  dates.sort((a, b) => a.start - b.start)
  const inBlock = Map.groupBy(dates, ({ block }) => block)
  const sure = dates.filter((date) =>
    date.isBare
      ? isSureInDigits(text, date, inBlock.get(date.block) ?? [])
      : date.from.short === undefined || !numbered.test(text.slice(Math.max(0, date.start - 14), date.start)),
  )
  inferYears(sure, {
    isOneSentence: (from, to) => to - from < 400 && !sentenceEnd.test(text.slice(from, to)),
    anchorOf: (block) => passages[block]?.anchor ?? null,
  })
  return sure.flatMap((date) => {
    const isOpen =
      date.from.y === undefined && date.from.decade === undefined && date.from.hundred === undefined
    if (isOpen && (date.isBare || date.from.d === undefined || date.from.m === undefined)) return []
    const edtf = writeEdtf(date)
    if (edtf === null) return []
    const inferred = date.inferredFrom ? { inferredFrom: date.inferredFrom } : {}
    return [{ span: [date.start, date.end] as const, edtf, ...inferred }]
  })
}

const isYears = ({ m, d, season, part }: DatePoint): boolean =>
  m === undefined && d === undefined && season === undefined && part === undefined

interface Found extends Written {
  readonly start: number
  readonly end: number
  readonly weekday?: number
}

function inWords(cursor: Cursor): Found[] {
  const { tokens } = cursor
  const found: Found[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const written = token && readAt(cursor, token, i)
    if (!token || !written) continue
    const end = tokens[written.next - 1]?.end ?? token.end
    const weekday = weekdayBefore(tokens, i)
    found.push({ ...written, start: token.start, end, ...(weekday ? { weekday } : {}) })
    i = written.next - 1
  }
  return found
}

function readAt(cursor: Cursor, token: Token, i: number): Written | null {
  if (token.kind === 'number') {
    if (!mayBegin(cursor, i)) return null
    return digitDay(cursor, i) ?? decadeAt(cursor, i) ?? dayLed(cursor, i) ?? yearLed(cursor, i)
  }
  if (token.kind === 'sign') return null
  if (months.has(token.low)) return monthDayLed(cursor, i) ?? monthLed(cursor, i)
  if (yearParts.has(token.low)) return partLed(cursor, i)
  if (seasons.has(token.low)) return seasonLed(cursor, i)
  return /^[IVX]+e?$/.test(token.text) ? decadeAt(cursor, i) : null
}

function weekdayBefore(tokens: readonly Token[], i: number): number | undefined {
  for (let at = i - 1; at >= i - 3; at--) {
    const token = tokens[at]
    const day = token && token.low.length > 2 ? weekdays.get(token.low) : undefined
    if (day !== undefined) return day
    if (!token || !/^(?:[,.]|den|dem|der|the|le)$/.test(token.low)) return undefined
  }
  return undefined
}

const inLatin = (text: string, { start, end }: Passage): Found[] =>
  findLatinDates(text, start, end).map((date) => ({ ...date, next: 0 }))

const otherYear =
  /[\s,]*(?:(?:des\s+)?(?:(vergangenen|vorigen|letzten|verflossenen|v)|(dieses|laufenden|d|l)|(nächsten|kommenden)|(desselben|gleichen|selben|jenes))\.?\s*J(?:ahre?s)?\b\.?|of\s+(?:(last|the previous|the preceding)|(this|the present)|(next|the following)|(the same|that))\s+year\b|(?:(прошлого)|(сего|текущего)|(следующего)|(того же))\s+года|de\s+(?:(l['’]année (?:dernière|précédente))|(cette année)|(l['’]année prochaine)|(la même année)))/uy
const ahead = /\s*,?\s*(?:werden|wird|will|shall|sollen|soll|будет|будут)\b/uy

function place(text: string, passage: Passage, block: number, found: Found): PlacedDate {
  const { start } = found
  let { end } = found
  let shift: number | undefined
  if (found.from.y === undefined && found.from.m !== undefined) {
    otherYear.lastIndex = end
    const other = otherYear.exec(text)
    if (other && end + other[0].length <= passage.end) {
      const which = other.slice(1).findIndex((group) => group !== undefined) % 4
      shift = [-1, 0, 1, 0][which] ?? 0
      end += other[0].length
    }
  }
  ahead.lastIndex = end
  const length = passage.end - passage.start
  return {
    ...found,
    end,
    block,
    ...(shift === undefined ? {} : { shift }),
    isHead: length < 60 && (end - start) * 2 > length,
    isAhead: ahead.test(text),
  }
}

const numbered =
  /(?:\b(?:S|p|pp|Nr|No|Nrn|Bd|Kap|Art|Abs|Ziff|Anm|Abb|Tab|Punkt|Abschnitt|Kapitel|l|ll|op|д|л|оп|с|т)\.?|§)\s*$/u

/** "7.11." is a date behind "am" or "on", or where the same paragraph speaks of that month; else it may be a section. */
function isSureInDigits(text: string, date: PlacedDate, others: readonly PlacedDate[]): boolean {
  const before = text.slice(Math.max(0, date.start - 14), date.start)
  if (numbered.test(before)) return false
  const word = lastWord.exec(before)?.[1] ?? ''
  if (timeWords.has(word.toLowerCase())) return true
  const after = text.slice(date.end, date.end + 2)
  if (!goesOn.test(after)) return false
  return others.some((other) => other !== date && other.from.m === date.from.m && other.from.d !== undefined)
}
