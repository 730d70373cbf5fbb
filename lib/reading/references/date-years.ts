// The year of a date that is written without one, from what stands around it; never guessed where nothing stands there.
import type { Span } from '#lib/text/span.ts'
import type { Written } from './date-grammar.ts'

export interface PlacedDate extends Written {
  readonly start: number
  readonly end: number
  readonly block: number
  /** 1 is Monday. */
  readonly weekday?: number
  /** "vergangenen Jahres": -1; "dieses Jahres": 0. */
  readonly shift?: number
  /** The block is a date and little else: the head of a letter, a heading. */
  readonly isHead: boolean
  /** "werden erwartet": what is told lies ahead. */
  readonly isAhead: boolean
  inferredFrom?: Span
}

/** What is asked of the text around a date. */
export interface DateContext {
  /** No sentence ends between the two places. */
  readonly isOneSentence: (from: number, to: number) => boolean
  /** Where a note's marker stands in the main text; null for blocks of the main text. */
  readonly anchorOf: (block: number) => number | null
}

/** Fills in the years that the context gives. Dates must be in the order of the text; the main text's come first. */
export function inferYears(dates: readonly PlacedDate[], context: DateContext): void {
  const main: PlacedDate[] = []
  const state = {
    block: -1,
    exact: undefined as PlacedDate | undefined,
    year: undefined as PlacedDate | undefined,
  }
  dates.forEach((date, i) => {
    if (date.block !== state.block)
      Object.assign(state, { block: date.block, exact: undefined, year: undefined })
    const anchor = context.anchorOf(date.block)
    if (date.from.short !== undefined) {
      const known = [state.exact, state.year, anchor === null ? main.at(-1) : lastBefore(main, anchor)]
      const source = fillCentury(date, [...known, ...dates])
      if (source) date.inferredFrom = source
    } else if (isOpen(date)) {
      const next = dates[i + 1]
      const outside = anchor === null ? main.at(-1) : lastBefore(main, anchor)
      const source = sourceOf(date, { ...state, next, outside }, context)
      if (source) settle(date, source)
    }
    if (date.from.y === undefined || date.shift !== undefined) return
    if (date.from.m === undefined && date.from.season === undefined) {
      state.year = date
      return
    }
    state.exact = date
    if (anchor === null && date.from.m !== undefined) main.push(date)
  })
}

/** The century of "32" is that of the first year that stands near, or anywhere; without one it stays open. Tells whence. */
function fillCentury(
  { from, to, ...date }: PlacedDate,
  known: readonly (PlacedDate | undefined)[],
): Span | null {
  const source = known.find((one) => one?.from.y !== undefined && one.start !== date.start)
  const near = source?.from.y
  if (!source || near === undefined || from.short === undefined) return null
  const y = Math.round((near - from.short) / 100) * 100 + from.short
  from.y = y
  if (to) to.y = y
  return [source.start, source.end]
}

const isOpen = ({ from }: Written): boolean =>
  from.y === undefined && (from.m !== undefined || from.season !== undefined || from.d !== undefined)

interface Around {
  readonly exact: PlacedDate | undefined
  readonly year: PlacedDate | undefined
  readonly next: PlacedDate | undefined
  readonly outside: PlacedDate | undefined
}

function sourceOf(date: PlacedDate, around: Around, context: DateContext): PlacedDate | undefined {
  const { exact, year, next, outside } = around
  const isNear = (other: PlacedDate | undefined): other is PlacedDate =>
    other !== undefined &&
    other.block === date.block &&
    context.isOneSentence(Math.min(date.end, other.end), Math.max(date.start, other.start))
  const isDated = next?.from.y !== undefined && next.from.m !== undefined
  // "am 11. März und am 5. April 1926": the year is said once, at the end.
  if (isDated && isNear(next) && next.start - date.end < 40 && !isNear(exact)) return next
  // "d. M.": the month comes with the year.
  if (date.from.m === undefined && date.from.d !== undefined)
    return [exact, outside].find((one) => one?.from.m !== undefined && fitsWeekday(date, one))
  // A season without a year is only the season of a year in the same sentence.
  if (date.from.season !== undefined && date.from.m === undefined) return [exact, year].find(isNear)
  if (isNear(exact)) return exact
  if (isNear(year) && date.shift === undefined) return year
  const known = [exact, isDated && isNear(next) ? next : undefined, outside, year]
  return known.find((one) => one !== undefined && fitsWeekday(date, one))
}

/** A weekday that is written must be the weekday of that day in that year. */
function fitsWeekday({ weekday, from, shift = 0 }: PlacedDate, source: PlacedDate): boolean {
  if (weekday === undefined || from.m === undefined || from.d === undefined || source.from.y === undefined)
    return true
  const day = new Date(Date.UTC(source.from.y + shift, from.m - 1, from.d)).getUTCDay()
  return (day === 0 ? 7 : day) === weekday
}

function settle(date: PlacedDate, source: PlacedDate): void {
  const base = source.from.y
  if (base === undefined) return
  const ahead =
    date.shift === undefined && date.isAhead && source.isHead && (date.from.m ?? 12) < (source.from.m ?? 0)
      ? 1
      : 0
  const y = base + (date.shift ?? ahead)
  date.from.y = y
  if (date.from.d !== undefined && source.from.m !== undefined)
    date.from.m ??= (source.to ?? source.from).m ?? source.from.m
  if (date.to) date.to.y = (date.to.m ?? 0) < (date.from.m ?? 0) ? y + 1 : y
  date.inferredFrom = [source.start, source.end]
}

function lastBefore(dates: readonly PlacedDate[], at: number): PlacedDate | undefined {
  let [low, high] = [0, dates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dates[middle]?.start ?? Infinity) < at) low = middle + 1
    else high = middle
  }
  return dates[low - 1]
}
