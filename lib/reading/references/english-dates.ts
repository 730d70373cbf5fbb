// Dates whose month stands first, as English alone writes them.
import {
  dayAt,
  isSign,
  joinAt,
  monthAt,
  yearAt,
  type Cursor,
  type DatePoint,
  type Written,
} from './date-grammar.ts'
import { daysIn, englishMonths } from './date-words.ts'

/** "April 16, 1922", "November 8-9", "May 3 to June 5, 1920": the month stands first only in English. */
export function monthDayLed(cursor: Cursor, i: number): Written | null {
  const word = cursor.tokens[i]
  if (!word || !englishMonths.has(word.low) || word.text === word.low) return null
  const month = monthAt(cursor, i)
  const first = month && dayAt(cursor, month.next)
  if (!first || first.d > daysIn(month.m)) return null
  let next = first.isDotted ? first.next - 1 : first.next
  let to: DatePoint | undefined
  const join = joinAt(cursor, next)
  if (join && join.kind !== '/') {
    const otherMonth = monthAt(cursor, join.next)
    const day = dayAt(cursor, otherMonth?.next ?? join.next)
    const m = otherMonth?.m ?? month.m
    const isNextDay = day && (otherMonth || day.d > first.d) && join.kind === 'range'
    if (isNextDay || (day && join.kind === 'and' && !otherMonth && day.d === first.d + 1)) {
      to = { m, d: day.d }
      next = day.isDotted ? day.next - 1 : day.next
    }
  }
  const comma = isSign(cursor, next, ',') ? 1 : 0
  const year = yearAt(cursor, next + comma, month.m)
  if (!year && !isPlainEnglish(cursor, i, next)) return null
  const y = year ? { y: year.y } : {}
  return {
    from: { ...y, m: month.m, d: first.d },
    ...(to ? { to: { ...y, ...to } } : {}),
    next: year?.next ?? next,
  }
}

const beforeEnglishDate = new Set(
  'on of the until till by since from before after to through and night'.split(' '),
)
const afterEnglishDate = new Set(
  'is was were the a an and or at in when he she they it to of that which as with by had has were until'.split(
    ' ',
  ),
)

/** Without a year, "August 20" is a day in English only, and "March 20 men" is none. */
function isPlainEnglish({ tokens, language }: Cursor, i: number, next: number): boolean {
  if (language !== 'en' && !beforeEnglishDate.has(tokens[i - 1]?.low ?? '')) return false
  const after = tokens[next]
  return !after || after.kind === 'sign' || afterEnglishDate.has(after.low)
}
