// Roman dates as medieval documents have them: "III Kal. Maii anno Domini MCCXLV". Only with a year; the calendar stays
// the document's own (Julian), since EDTF knows no other and a converted day could not be found in the source again.
import type { Written } from './date-grammar.ts'
import { daysIn, isLeap, months, readRoman } from './date-words.ts'
import { pattern } from './letters.ts'

export interface LatinDate extends Pick<Written, 'from'> {
  readonly start: number
  readonly end: number
}

const feasts =
  /(?<![A-Za-z])(Kal(?:end(?:as|is|arum))?|Cal(?:end(?:as|is))?|Non(?:as|is|arum)?|Id(?:us|ibus|uum)?)\.?\s+([A-Za-z]{3,12})\.?/g
const counted = pattern()`(?<![\p{L}\d])(?:(?:a\.?\s?d\.?|ante diem)\s+)?(?:(pridie|prid\.|[IVXJivxj]{1,6}|\d{1,2})\.?\s+)$`
const yearBehind =
  /^[\s,;:]*(?:in\s+)?(?:(?:sub\s+)?an(?:no|n\.|\.))\s+(?:[a-z]+\.?\s+){0,3}?([MDCLXVIJ]+(?:[. ]+[MDCLXVIJ]+)*|\d{3,4})(?![a-z\d])/i
const yearBefore =
  /\ban(?:no|n\.)\s+(?:[a-z]+\.?\s+){0,3}?([MDCLXVIJ]+(?:[. ]+[MDCLXVIJ]+)*|\d{3,4})(?![a-z\d])[^.]{0,120}$/i

/** Finds the dates of the Roman calendar in `text.slice(start, end)`. */
export function findLatinDates(text: string, start: number, end: number): LatinDate[] {
  const found: LatinDate[] = []
  const part = text.slice(start, end)
  for (const hit of part.matchAll(feasts)) {
    const [written, feast = '', monthWord = ''] = hit
    const month = months.get(monthWord.toLowerCase())
    if (month === undefined) continue
    const [lead = '', count = ''] = counted.exec(part.slice(Math.max(0, hit.index - 24), hit.index)) ?? []
    const from = hit.index - lead.length
    const whole = lead + written
    const behind = yearBehind.exec(part.slice(from + whole.length, from + whole.length + 90))
    const before = yearBefore.exec(part.slice(Math.max(0, from - 200), from))
    const y = readYear(behind?.[1] ?? before?.[1] ?? '')
    if (y === null) continue
    const point = countDay(count, feast, month, y)
    if (!point) continue
    const to = from + whole.length + (behind ? behind[0].length : 0)
    found.push({ start: start + from, end: start + to, from: point })
  }
  return found
}

function readYear(text: string): number | null {
  const year = /^\d+$/.test(text) ? Number(text) : readRoman(text.replace(/[. ]/g, ''))
  return year !== null && year >= 400 && year <= 1999 ? year : null
}

/** Days are counted backwards, both ends counted: the third day before the Kalends is the last but one of the month. */
function countDay(
  count: string,
  feast: string,
  month: number,
  y: number,
): { y: number; m: number; d: number } | null {
  const back =
    count === '' ? 1 : /^prid/i.test(count) ? 2 : /^\d/.test(count) ? Number(count) : (readRoman(count) ?? 0)
  const isLong = [3, 5, 7, 10].includes(month)
  const kind = feast.charAt(0).toLowerCase()
  if (kind === 'n' || kind === 'i') {
    const d = (kind === 'n' ? (isLong ? 7 : 5) : isLong ? 15 : 13) + 1 - back
    return d >= 1 && back >= 1 ? { y, m: month, d } : null
  }
  if (back === 1) return { y, m: month, d: 1 }
  if (back < 1 || back > 19) return null
  const m = month === 1 ? 12 : month - 1
  // The leap day doubles the sixth day before the Kalends of March, so the days before it count as in other years.
  const length = m === 2 && isLeap(y) && back >= 6 ? 28 : daysIn(m, y)
  const d = length + 2 - back
  return { y: month === 1 ? y - 1 : y, m, d }
}
