// Dates written as EDTF, each checked: by the calendar where the form is plain, else by the package that knows the standard.
import { readEdtf } from '#lib/sources/dates.ts'
import type { DatePoint, Written } from './date-grammar.ts'
import { daysIn } from './date-words.ts'

const checked = new Map<string, boolean>()

/** The EDTF of a date whose year is known or stays unspecified; null when no such day exists. */
export function writeEdtf({ from, to, isSet }: Written): string | null {
  const edtf = to === undefined ? single(from) : stretch(plain(from), plain(to), isSet ?? false)
  return edtf !== null && isEdtf(edtf) ? edtf : null
}

function stretch(from: string, to: string, isSet: boolean): string {
  if (from === to) return from
  return isSet ? `{${from},${to}}` : `${from}/${to}`
}

function single(point: DatePoint): string | null {
  if (point.part === undefined) return plain(point)
  const y = pad(point.y ?? 0, 4)
  // As historians say it: the beginning of a year reaches about into April, its end begins about in October.
  return {
    early: `${y}-01/${y}-04~`,
    middle: `${y}-05~/${y}-08~`,
    late: `${y}-10~/${y}-12`,
  }[point.part]
}

function plain({ y, short, m, d, season, decade, hundred }: DatePoint): string {
  if (decade !== undefined) return `${pad(decade, 3)}X`
  if (hundred !== undefined) return `${pad(hundred, 2)}XX`
  const year = y !== undefined ? pad(y, 4) : short !== undefined ? `XX${pad(short, 2)}` : 'XXXX'
  if (season !== undefined) return `${year}-${season}`
  if (m === undefined) return year
  return d === undefined ? `${year}-${pad(m, 2)}` : `${year}-${pad(m, 2)}-${pad(d, 2)}`
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

/** The forms that dates are mostly written in; what is no such form is asked of the package. */
const form = /^(\d{4})(?:-(0[1-9]|1[0-2]|2[1-4])(?:-(\d\d))?)?~?$|^\d{3}X$|^\d{2}XX$/

function isEdtf(edtf: string): boolean {
  // The package needs a tenth of a millisecond for each date: too much for the thousands of a long book.
  const sides = edtf.split('/')
  if (sides.length <= 2 && sides.every(isPlain))
    return sides.length === 1 || (sides[0] ?? '') < (sides[1] ?? '')
  const known = checked.get(edtf)
  if (known !== undefined) return known
  const isValid = readEdtf(edtf) !== null
  if (checked.size < 10_000) checked.set(edtf, isValid)
  return isValid
}

function isPlain(side: string): boolean {
  const [whole, y, m, d] = form.exec(side) ?? []
  if (whole === undefined) return false
  return d === undefined || (Number(m) <= 12 && Number(d) >= 1 && Number(d) <= daysIn(Number(m), Number(y)))
}
