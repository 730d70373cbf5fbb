// Pages: where each begins, and what is printed as its number. Signs, in order of trust: what the format says, form feeds,
// numbered heads and feet, and the habit of some programs to begin a page with one blank where no other line has one.
import type { SheetHint } from './hints.ts'
import { quantile, type SourceLine } from './lines.ts'
import { pageMarks } from './page-marks.ts'
import type { NumberedLine } from './numbered-line.ts'
import { numbersAtEdges, numbersBetweenLines } from './page-numbers.ts'

export interface Sheet {
  /** Place in the file, from 0. */
  readonly order: number
  /** Where the page begins in the original; its head and its leading blanks are part of it. */
  readonly raw: number
  /** Index of its first line, and of the line after its last. */
  readonly first: number
  readonly last: number
  label: string
  labelSource: 'printed' | 'counted'
  /** The printed number, where there is one. */
  number?: number
}

export interface SheetReading {
  readonly sheets: Sheet[]
  readonly numbered: NumberedLine[]
}

/** With more lines than this between two form feeds, these part chapters, not pages. */
const longestPage = 130

/** The pages of a text; one when nothing tells of more. */
export function findSheets(lines: readonly SourceLine[], hints?: readonly SheetHint[]): SheetReading {
  if (lines.length === 0) return { sheets: [], numbered: [] }
  const fed = [0, ...lines.flatMap(({ index, afterFormFeed }) => (afterFormFeed && index > 0 ? [index] : []))]
  const isFed = fed.length > 1 && lines.length / fed.length <= longestPage
  const known = hints ? startsByHint(lines, hints) : isFed ? fed : null
  const marks = known ? [] : pageMarks(lines)
  const numbered = known
    ? numbersAtEdges(lines, known)
    : marks.length > 0
      ? marks
      : numbersBetweenLines(lines)
  const starts = known ?? startsBySigns(lines, numbered, fed)
  const rawOf = (first: number): number => (first === 0 ? 0 : pageStart(lines[first]))
  const sheets = starts.map((first, order): Sheet => ({
    order,
    raw: hints?.[order]?.raw ?? rawOf(first),
    first,
    last: starts[order + 1] ?? lines.length,
    label: hints?.[order]?.label ?? '',
    labelSource: hints?.[order]?.labelSource ?? 'counted',
  }))
  if (!hints) labelSheets(sheets, numbered)
  return { sheets, numbered }
}

/** A page that begins with the one blank begins there. */
const pageStart = (line: SourceLine | undefined): number => (line ? line.start - line.lead.length : 0)

function startsByHint(lines: readonly SourceLine[], hints: readonly SheetHint[]): number[] {
  let at = 0
  return hints.map(({ raw }, order) => {
    if (order === 0) return 0
    while (at < lines.length && (lines[at]?.start ?? 0) < raw) at++
    return at
  })
}

function startsBySigns(
  lines: readonly SourceLine[],
  numbered: readonly NumberedLine[],
  fed: readonly number[],
): number[] {
  const starts = new Set([0, ...fed])
  for (const index of blankHabit(lines)) starts.add(index)
  for (const { line, place } of numbered) {
    const at = place === 'head' ? line : line + 1
    if (at > 0 && at < lines.length) starts.add(at)
  }
  return [...starts].sort((a, b) => a - b)
}

/** Lines that begin with exactly one blank where nearly all begin with none, and that lie a page apart. */
function blankHabit(lines: readonly SourceLine[]): number[] {
  const leads = lines.filter(({ lead }) => lead === ' ').map(({ index }) => index)
  const indented = lines.filter(({ lead }) => lead !== '' && lead !== ' ').length
  if (leads.length < 3 || leads.length > lines.length / 12 || indented > lines.length / 20) return []
  const gaps = leads.slice(1).map((index, i) => index - (leads[i] ?? 0))
  const typical = quantile(gaps, 0.5)
  if (typical < 12) return []
  // A line of verse or a quotation may begin with a blank as well: it does not begin a page right after another.
  return leads.filter((index, i) => i === 0 || index - (leads[i - 1] ?? 0) >= typical / 4)
}

/** Printed numbers where they stand; between and around them pages are counted, when the printed ones agree with the count. */
function labelSheets(sheets: Sheet[], numbered: readonly NumberedLine[]): void {
  let at = 0
  for (const { line, number, label, isOfNext } of numbered) {
    if (isOfNext) continue
    while (at < sheets.length - 1 && (sheets[at]?.last ?? 0) <= line) at++
    const sheet = sheets[at]
    if (!sheet || sheet.number !== undefined) continue
    sheet.number = number
    sheet.label = label
    sheet.labelSource = 'printed'
  }
  const printed = sheets.filter(({ number }) => number !== undefined)
  const offsets = new Set(printed.map(({ order, number }) => (number ?? 0) - order))
  const isArabic = printed.every(({ label }) => /^\d+$/.test(label))
  const offset = offsets.size === 1 && isArabic ? [...offsets][0] : undefined
  for (const sheet of sheets) {
    if (sheet.number !== undefined) continue
    const counted = offset !== undefined && offset + sheet.order > 0 ? offset + sheet.order : sheet.order + 1
    sheet.label = String(counted)
  }
}

/** Tells the order of the sheet on which a line stands. */
export function sheetFinder(sheets: readonly Sheet[]): (line: number) => number {
  const sorted = [...sheets].sort((a, b) => a.first - b.first || a.order - b.order)
  return (line) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.first ?? 0) <= line) low = middle + 1
      else high = middle
    }
    return sorted[low - 1]?.order ?? 0
  }
}
