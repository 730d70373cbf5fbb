// The grammar of written dates: what a run of tokens says about days, months and years, before the context is asked.
import {
  andWords,
  calendarShift,
  daysIn,
  months,
  ofWords,
  rangeWords,
  readRoman,
  shortMonths,
  wholeMonths,
  yearUnits,
  type YearPart,
} from './date-words.ts'
import type { Token } from './tokens.ts'

/** A point in time as far as it is written: what is missing must come from the context. */
export interface DatePoint {
  y?: number
  m?: number
  d?: number
  /** 32 where the year is written with two figures: its century comes from the context. */
  short?: number
  season?: number
  part?: YearPart
  /** 192 for the 1920s. */
  decade?: number
  /** 18 for the 19th century. */
  hundred?: number
}

export interface Written {
  from: DatePoint
  to?: DatePoint
  /** Two days that are not a stretch: "on the 2nd and the 7th of May". */
  isSet?: boolean
  /** The index of the first token behind the date. */
  next: number
  /** Numbers alone without a year ("7.11."): needs more evidence than words do. */
  isBare?: boolean
}

interface Tail {
  m: number
  y?: number
  short?: number
  next: number
  isNumeric: boolean
}

/** What all parts of the grammar look at. */
export interface Cursor {
  readonly tokens: readonly Token[]
  readonly language: string
}

export const isSign = ({ tokens }: Cursor, i: number, ...signs: string[]): boolean => {
  const token = tokens[i]
  return token?.kind === 'sign' && signs.includes(token.text)
}

/** No blank space stands between this token and the one before it. */
export const isGlued = ({ tokens }: Cursor, i: number): boolean => {
  const token = tokens[i]
  return token !== undefined && tokens[i - 1]?.end === token.start
}

const ordinals = new Set(['st', 'nd', 'rd', 'th', 'er', 're', 'го', 'е', 'й', 'ого', 'go'])

/** A day of a month with its full stop or ordinal ending. */
export function dayAt(cursor: Cursor, i: number): { d: number; next: number; isDotted: boolean } | null {
  const token = cursor.tokens[i]
  if (token?.kind !== 'number' || token.text.length > 2) return null
  const d = Number(token.text)
  if (d < 1 || d > 31) return null
  const after = cursor.tokens[i + 1]
  if (isSign(cursor, i + 1, '.')) return { d, next: i + 2, isDotted: true }
  if (after?.kind === 'word' && isGlued(cursor, i + 1) && ordinals.has(after.low))
    return { d, next: i + 2, isDotted: false }
  const isSuffix = isSign(cursor, i + 1, '-') && ordinals.has(cursor.tokens[i + 2]?.low ?? '')
  return { d, next: isSuffix ? i + 3 : i + 1, isDotted: false }
}

/** A year of four digits, with the unit that Russian writes behind it; "1658/9" is its later year. */
export function yearAt(cursor: Cursor, i: number, m = 12): { y: number; next: number } | null {
  const token = cursor.tokens[i]
  if (token?.kind !== 'number' || token.text.length !== 4) return null
  let y = Number(token.text)
  if (y < 1000 || y > 2099) return null
  const after = cursor.tokens[i + 1]
  if (after?.kind === 'word' && isGlued(cursor, i + 1)) return null
  let next = i + 1
  const second = cursor.tokens[i + 2]
  if (m <= 3 && isSign(cursor, i + 1, '/') && second?.kind === 'number' && isGlued(cursor, i + 2)) {
    const later = Number(token.text.slice(0, 4 - second.text.length) + second.text)
    if (later === y + 1) {
      y = later
      next = i + 3
    }
  }
  const unit = cursor.tokens[next]
  if (unit?.kind === 'word' && yearUnits.has(unit.low)) {
    const isDotted = isSign(cursor, next + 1, '.') && unit.low.length <= 2
    if (isDotted || unit.low.length > 2) next += isDotted ? 2 : 1
  }
  return { y, next }
}

/** A month's name, with the full stop of an abbreviation. */
export function monthAt(cursor: Cursor, i: number): { m: number; next: number; isShort: boolean } | null {
  const token = cursor.tokens[i]
  if (token?.kind !== 'word') return null
  const m = months.get(token.low)
  if (m === undefined) return null
  const isShort = shortMonths.has(token.low)
  const isDotted =
    isShort && !wholeMonths.has(token.low) && isSign(cursor, i + 1, '.') && isGlued(cursor, i + 1)
  return { m, next: isDotted ? i + 2 : i + 1, isShort: isShort && !isDotted }
}

/** `range`, `and` or `/` between two dates. */
export function joinAt(cursor: Cursor, i: number): { kind: 'range' | 'and' | '/'; next: number } | null {
  const token = cursor.tokens[i]
  if (!token) return null
  if (isSign(cursor, i, '/')) return { kind: '/', next: i + 1 }
  const kind = rangeWords.has(token.low) ? 'range' : andWords.has(token.low) ? 'and' : null
  if (kind === null) return null
  const article = cursor.tokens[i + 1]?.low ?? ''
  return { kind, next: /^(?:zum|the|den|dem|am|au|le)$/.test(article) ? i + 2 : i + 1 }
}

/** Month and year behind a day. */
function tailAt(cursor: Cursor, i: number, isDotted: boolean): Tail | null {
  const { tokens } = cursor
  const from = ofWords.has(tokens[i]?.low ?? '') ? i + 1 : i
  const month = monthAt(cursor, from)
  // "5. August-Platz"
  if (
    month &&
    isSign(cursor, month.next, '-') &&
    isGlued(cursor, month.next) &&
    cursor.tokens[month.next + 1]?.isCapital &&
    !monthAt(cursor, month.next + 1)
  )
    return null
  if (month) {
    const comma = isSign(cursor, month.next, ',') ? 1 : 0
    const of = ofWords.has(tokens[month.next + comma]?.low ?? '') ? 1 : 0
    const year = yearAt(cursor, month.next + comma + of, month.m)
    if (year) return { m: month.m, y: year.y, next: year.next, isNumeric: false }
    const word = tokens[from]
    const isName = !month.isShort || /^(?:Mai|May|März|March|Mars)$/.test(word?.text ?? '')
    const isFrench = cursor.language === 'fr' || cursor.language === 'ru' || /^[а-я]/.test(word?.low ?? '')
    return isName || isFrench ? { m: month.m, next: month.next, isNumeric: false } : null
  }
  const token = tokens[i]
  if (!isDotted || !token) return null
  const roman = token.kind === 'word' && /^[IVX]+$/.test(token.text) ? readRoman(token.text) : null
  const m = roman ?? (token.kind === 'number' && token.text.length <= 2 ? Number(token.text) : 0)
  if (m < 1 || m > 12) return null
  const stop = isSign(cursor, i + 1, '.')
  if (!stop && roman === null) return null
  const after = stop ? i + 2 : i + 1
  const year = yearAt(cursor, after, m)
  if (year) return { m, y: year.y, next: year.next, isNumeric: true }
  const follows = tokens[after]
  // "7.11.2" and "5.3.20" are numbers of sections or short years: neither is sure.
  // "16.III.32": a Roman month leaves no doubt what the last two figures are.
  const isShort = roman !== null && stop && follows?.kind === 'number' && follows.text.length === 2
  if (isShort && !isSign(cursor, after + 1, '.', '/', '-') && !isWordPart(cursor, after + 1))
    return { m, short: Number(follows.text), next: after + 1, isNumeric: true }
  if (roman !== null || (follows?.kind === 'number' && isGlued(cursor, after))) return null
  return { m, next: after, isNumeric: true }
}

/** A letter or figure that goes on without a blank. */
const isWordPart = (cursor: Cursor, i: number): boolean =>
  cursor.tokens[i]?.kind !== 'sign' && isGlued(cursor, i)

const point = (d: number, { m, y, short }: Tail, year = y): DatePoint => ({
  ...(year === undefined ? {} : { y: year }),
  ...(short === undefined ? {} : { short }),
  m,
  d,
})

/** Dates that begin with a day: "11. August 1920", "23. bis 30. März", "2.9. 1918", "12./24. Mai 1881". */
export function dayLed(cursor: Cursor, i: number): Written | null {
  const first = dayAt(cursor, i)
  if (!first) return null
  const join = joinAt(cursor, first.next)
  const second = join && dayAt(cursor, join.next)
  if (join && second) {
    const tail = tailAt(cursor, second.next, second.isDotted)
    if (tail && isDay(first.d, tail) && isDay(second.d, tail)) {
      const to = point(second.d, tail)
      const isBoth = join.kind === '/' && tail.y !== undefined && second.d - first.d === calendarShift(tail.y)
      if (isBoth) return { from: to, next: tail.next }
      if (second.d > first.d) {
        const isBetween = /^(?:between|zwischen|entre|между)$/.test(cursor.tokens[i - 1]?.low ?? '')
        const isSet = join.kind === 'and' && second.d > first.d + 1 && !isBetween
        const written = { from: point(first.d, tail), to, next: tail.next }
        return { ...written, ...(isSet ? { isSet } : {}), ...bare(tail) }
      }
    }
  }
  const tail = tailAt(cursor, first.next, first.isDotted)
  if (!tail) return thisMonth(cursor, first)
  if (!isDay(first.d, tail)) return null
  const from = point(first.d, tail)
  return (
    otherCalendar(cursor, from, tail.next) ??
    stretch(cursor, from, tail) ?? { from, next: tail.next, ...bare(tail) }
  )
}

/** "am 5. d. M.": the month is the one that was named last. */
function thisMonth({ tokens }: Cursor, { d, next }: { d: number; next: number }): Written | null {
  const words = tokens.slice(next, next + 4).map(({ text }) => text)
  const isShort = words.join('') === 'd.M.' || words.join('') === 'd.Mts'
  const isLong =
    /^(?:dieses|ds|desselben|laufenden)$/.test(words[0] ?? '') && /^(?:Monats|Mts)$/.test(words[1] ?? '')
  return isShort || isLong ? { from: { d }, next: next + (isShort ? 4 : 2) } : null
}

const bare = (tail: Tail): { isBare?: true } =>
  tail.isNumeric && tail.y === undefined && tail.short === undefined ? { isBare: true } : {}
const isDay = (d: number, { m, y }: Tail): boolean => d <= daysIn(m, y)

/** "23. März bis 5. April 1926". */
function stretch(cursor: Cursor, from: DatePoint, tail: Tail): Written | null {
  const join = joinAt(cursor, tail.next)
  if (join?.kind !== 'range') return null
  const day = dayAt(cursor, join.next)
  const other = day && tailAt(cursor, day.next, day.isDotted)
  if (!other || !isDay(day.d, other) || (from.y !== undefined && other.y === undefined)) return null
  const isLater = other.m < tail.m
  const y = from.y ?? (other.y === undefined ? undefined : other.y - (isLater ? 1 : 0))
  return { from: { ...from, ...(y === undefined ? {} : { y }) }, to: point(day.d, other), next: other.next }
}

/** One day in both calendars: "24. Mai (5. Juni) 1812", "25 October / 7 November 1917". The Gregorian one is kept. */
function otherCalendar(cursor: Cursor, from: DatePoint, at: number): Written | null {
  const isBracket = isSign(cursor, at, '(')
  if (!isBracket && !isSign(cursor, at, '/')) return null
  const day = dayAt(cursor, at + 1)
  const other = day && tailAt(cursor, day.next, day.isDotted)
  if (!other) return null
  let next = other.next
  let y = other.y ?? from.y
  if (isBracket) {
    if (!isSign(cursor, next, ')')) return null
    next++
    const year = yearAt(cursor, next, other.m)
    if (year) {
      y ??= year.y
      next = year.next
    }
  }
  if (y === undefined || from.m === undefined || from.d === undefined) return null
  const ahead =
    other.m === from.m
      ? day.d - from.d
      : other.m === (from.m % 12) + 1
        ? daysIn(from.m, y) - from.d + day.d
        : 0
  return ahead === calendarShift(y) ? { from: { y, m: other.m, d: day.d }, next } : null
}
