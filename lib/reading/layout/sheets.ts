// Pages: where each begins, and what is printed as its number. Signs, in order of trust: what the format says, form feeds,
// numbered heads and feet, and the habit of some programs to begin a page with one blank where no other line has one.
import type { SheetHint } from './hints.ts'
import { beginsSmall, endsFully, quantile, type SourceLine } from './lines.ts'

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
}

/** A line that is a head or foot with a page number in it. */
export interface NumberedLine {
  readonly line: number
  readonly number: number
  readonly place: 'head' | 'foot'
  /** The number alone, or words as well. */
  readonly kind: 'page-number' | 'running-head'
}

export interface SheetReading {
  readonly sheets: Sheet[]
  readonly numbered: NumberedLine[]
}

/** The pages of a text; one when nothing tells of more. */
export function findSheets(lines: readonly SourceLine[], hints?: readonly SheetHint[]): SheetReading {
  if (lines.length === 0) return { sheets: [], numbered: [] }
  const numbered = findNumberedLines(lines)
  const starts = hints ? startsByHint(lines, hints) : startsBySigns(lines, numbered)
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

function startsBySigns(lines: readonly SourceLine[], numbered: readonly NumberedLine[]): number[] {
  const starts = new Set([0])
  for (const { index, afterFormFeed } of lines) if (afterFormFeed) starts.add(index)
  const hasFormFeeds = starts.size > 1
  if (!hasFormFeeds) for (const index of blankHabit(lines)) starts.add(index)
  for (const { line, place } of numbered) {
    if (hasFormFeeds) continue
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

const pageNumber = /^(?:[-–—[(|]\s?)?(\d{1,4})(?:\s?[-–—\])|])?$/
const headNumber = /^(\d{1,4})\s+(\p{L}.*)$|^(.*\p{L}[^\d]*)\s+(\d{1,4})$/u

/** Heads and feet: short lines with a number that ascends from page to page while the words stay. */
function findNumberedLines(lines: readonly SourceLine[]): NumberedLine[] {
  const groups = new Map<string, { line: number; number: number; kind: NumberedLine['kind'] }[]>()
  for (const { index, text } of lines) {
    if (text.length > 90 || !/^[^\p{L}]?\s?\d|\d\s?[^\p{L}]?$/u.test(text)) continue
    const alone = pageNumber.exec(text)
    const [, before, wordsAfter, wordsBefore, after] = headNumber.exec(text) ?? []
    const number = Number(alone?.[1] ?? before ?? after ?? NaN)
    if (!Number.isFinite(number)) continue
    const words = alone
      ? ''
      : (wordsAfter ?? wordsBefore ?? '')
          .toLowerCase()
          .replace(/[^\p{L}]+/gu, ' ')
          .trim()
    if (!alone && words.length < 5) continue
    const one = { line: index, number, kind: alone ? ('page-number' as const) : ('running-head' as const) }
    groups.set(words, [...(groups.get(words) ?? []), one])
  }
  const found: NumberedLine[] = []
  for (const [words, group] of groups) {
    const chain = ascending(group)
    if (chain.length < (words === '' ? 3 : 2)) continue
    const cut = chain.filter(({ line }) => cutsSentence(lines, line, words !== '')).length
    const apart = chain.filter(({ line }) => isApart(lines, line)).length
    // "Document 1", "Document 2" ascend as well: but a head cuts sentences, and a heading never does.
    if (
      apart < chain.length * 0.6 ||
      (words !== '' && cut * (chain.length > 3 ? 4 : 2) < chain.length) ||
      (words === '' && cut * 4 < chain.length)
    )
      continue
    const place = placeOf(chain, lines)
    found.push(...chain.map(({ line, number, kind }) => ({ line, number, kind, place })))
  }
  return found.sort((a, b) => a.line - b.line)
}

/** The longest run of numbers that rise with the lines, about as many pages apart as the lines let expect. */
function ascending<T extends { line: number; number: number }>(group: readonly T[]): T[] {
  const best: { length: number; from: number }[] = []
  let top = -1
  group.forEach((one, i) => {
    let [length, from] = [1, -1]
    for (let j = Math.max(0, i - 40); j < i; j++) {
      const before = group[j]
      if (!before) continue
      const pages = one.number - before.number
      const distance = one.line - before.line
      if (pages < 1 || pages > 60 || distance < pages * 8 || distance > pages * 140) continue
      if ((best[j]?.length ?? 0) + 1 > length) [length, from] = [(best[j]?.length ?? 0) + 1, j]
    }
    best.push({ length, from })
    if (top < 0 || length > (best[top]?.length ?? 0)) top = i
  })
  const chain: T[] = []
  for (let at = top; at >= 0; at = best[at]?.from ?? -1) {
    const one = group[at]
    if (one) chain.unshift(one)
  }
  return chain
}

/** Empty lines, a form feed or the end of the file part the line from its neighbours on one side at least. */
function isApart(lines: readonly SourceLine[], line: number): boolean {
  const [here, next] = [lines[line], lines[line + 1]]
  return (
    !here ||
    !next ||
    line === 0 ||
    here.blanks > 0 ||
    next.blanks > 0 ||
    here.afterFormFeed ||
    next.afterFormFeed
  )
}

/** What stands around the line is one sentence, or it stands at a border of pages that is known already. */
function cutsSentence(lines: readonly SourceLine[], line: number, hasWords: boolean): boolean {
  const [before, next] = [lines[line - 1], lines[line + 1]]
  if (!before || !next) return !hasWords
  if (lines[line]?.afterFormFeed || next.afterFormFeed) return true
  // Words with a number can be a heading as well ("Document 4"): only a sentence that runs across them tells.
  return beginsSmall(next.text) || (!hasWords && (!endsFully(before.text) || (lines[line]?.blanks ?? 0) > 1))
}

/** Heads stand above their page: fewer lines before the first than after the last say so. */
function placeOf(chain: readonly { line: number }[], lines: readonly SourceLine[]): 'head' | 'foot' {
  const votes = chain.reduce((sum, { line }) => {
    const [here, next] = [lines[line], lines[line + 1]]
    if (here?.afterFormFeed || line === 0) return sum + 2
    if (next?.afterFormFeed || !next) return sum - 2
    return sum + Math.sign((here?.blanks ?? 0) - next.blanks)
  }, 0)
  if (votes !== 0) return votes > 0 ? 'head' : 'foot'
  const [first, last] = [chain[0]?.line ?? 0, chain.at(-1)?.line ?? 0]
  return first <= lines.length - 1 - last ? 'head' : 'foot'
}

/** Printed numbers where they stand; between and around them pages are counted, when the printed ones agree with the count. */
function labelSheets(sheets: Sheet[], numbered: readonly NumberedLine[]): void {
  const printed = new Map<number, number>()
  for (const { line, number } of numbered) {
    const sheet = sheets.find(({ first, last }) => line >= first && line < last)
    if (sheet && !printed.has(sheet.order)) printed.set(sheet.order, number)
  }
  const offsets = new Set([...printed].map(([order, number]) => number - order))
  const offset = offsets.size === 1 ? [...offsets][0] : undefined
  for (const sheet of sheets) {
    const number = printed.get(sheet.order)
    sheet.label = String(
      number ?? (offset !== undefined && offset + sheet.order > 0 ? offset + sheet.order : sheet.order + 1),
    )
    sheet.labelSource = number === undefined ? 'counted' : 'printed'
  }
}
