// Lines that keep their ends: stanzas, addresses and other short lines under each other, rows of tables. A group is what
// stands between two empty lines, pages or notes.
import type { FlowLine } from './flow.ts'
import {
  isContentsRow,
  isDateLine,
  isFarewell,
  isRow,
  isSalutation,
  isShouted,
  itemLabel,
} from './line-shapes.ts'
import { beginsCapital, endsFully, endsOpen, hyphenEnd, mostOf } from './lines.ts'
import { leadOf, type Measure } from './text-measure.ts'

/** `rows`: each line is a block of its own; the others are one block that keeps its line ends. */
export type GroupKind = 'verse' | 'lines' | 'rows'

export interface LineGroup {
  readonly first: number
  readonly last: number
  readonly kind: GroupKind
}

interface Candidate {
  readonly first: number
  /** The line after the last. */
  readonly end: number
}

/** The groups that keep their lines, by each of their lines. */
export function findLineGroups(
  flow: readonly FlowLine[],
  measures: readonly Measure[],
): Map<number, LineGroup> {
  const found = new Map<number, LineGroup>()
  const keep = (first: number, end: number, kind: GroupKind): void => {
    const group = { first, last: end - 1, kind }
    for (let at = first; at < end; at++) found.set(at, group)
  }
  const stanzas: Candidate[] = []
  for (const { first, end } of candidates(flow)) {
    const lines = flow.slice(first, end)
    const measure = measures[first]
    if (!measure || measure.isSpaced) continue
    if (isTable(lines) || lines.every(({ hint }) => hint?.zone === 'table')) {
      keep(first, end, 'rows')
      continue
    }
    for (let at = first; at < end; at++) if (isContentsRow(flow[at]?.text ?? '')) keep(at, at + 1, 'rows')
    if (lines.some((_, i) => found.has(first + i))) continue
    // A letter's head ends with its date, its close begins with a farewell: these stand for themselves.
    if (isClose(lines, measure)) {
      keep(first, end, 'lines')
      continue
    }
    const [from, to] = withoutFormulas(lines)
    const own = lines.slice(from, to)
    if (isVerse(own, measure, false)) {
      keep(first + from, first + to, 'verse')
      stanzas.push({ first, end })
    } else if (isShortLines(own, measure)) keep(first + from, first + to, 'lines')
  }
  // Beside a stanza, what could be one is one.
  for (const { first, end } of candidates(flow)) {
    const measure = measures[first]
    const isBeside = stanzas.some((one) => one.end === first || one.first === end)
    if (measure && isBeside && !found.has(first) && isVerse(flow.slice(first, end), measure, true))
      keep(first, end, 'verse')
  }
  return found
}

function candidates(flow: readonly FlowLine[]): Candidate[] {
  const list: Candidate[] = []
  let first = 0
  for (let i = 1; i <= flow.length; i++) {
    const here = flow[i]
    // A format that knows the sheet says where lines are set apart.
    const { gap, zone } = here?.hint ?? {}
    const isApart = gap === true || zone !== flow[i - 1]?.hint?.zone
    if (here && here.line.blanks === 0 && !here.crosses && !isApart) continue
    if (i > first) list.push({ first, end: i })
    first = i
  }
  return list
}

/** Most lines have columns. */
function isTable(lines: readonly FlowLine[]): boolean {
  const rows = lines.filter(({ text }) => isRow(text)).length
  return lines.length >= 2 && rows >= 2 && rows * 5 >= lines.length * 3
}

function withoutFormulas(lines: readonly FlowLine[]): [from: number, to: number] {
  let [from, to] = [0, lines.length]
  while (from < to && isFormula(lines[from]?.text ?? '')) from++
  while (to > from && isFormula(lines[to - 1]?.text ?? '')) to--
  return [from, to]
}

/** The close of a letter: a farewell, a name, an office, in short lines. */
const isClose = (lines: readonly FlowLine[], { width }: Measure): boolean =>
  lines.length >= 2 &&
  lines.length <= 8 &&
  isFarewell(lines[0]?.text ?? '') &&
  lines.every(({ text }) => text.length < 0.75 * width && !endsFully(text.slice(0, -12)))

const isFormula = (text: string): boolean => isDateLine(text) || isSalutation(text) || isFarewell(text)

/**
 * Every line begins with a capital and ends although the next word would have fitted; or, where nothing tells how wide the page
 * is, there are more such lines in a row than prose has by chance.
 */
function isVerse(lines: readonly FlowLine[], { width, reach }: Measure, isBeside: boolean): boolean {
  const words = lines.map(({ text }) => text)
  if (lines.length < (isBeside ? 2 : 3) || words.some((text) => text.length > 75)) return false
  if (!words.every((text) => beginsCapital(text) && !hyphenEnd.test(text))) return false
  if (words.some((text) => isShouted(text) || itemLabel(text) !== null || isRow(text) || isFormula(text)))
    return false
  // Verse is made of sentences: most of its words are small, and it does not stop at each line.
  const all = words.flatMap((text) => text.match(/\p{L}+/gu) ?? [])
  const small = all.filter((word) => /^\p{Ll}/u.test(word)).length
  if (all.length < 3 * lines.length || small * 5 < all.length * 2) return false
  if (words.filter((text) => !endsFully(text)).length * 2 < words.length - 1) return false
  // Nor does it end its lines with an article or a preposition.
  const open = words.filter((text) => endsOpen(text) && !text.endsWith(',')).length
  if (open * 4 >= words.length) return false
  const longest = mostOf(words.map((text) => text.length))
  const early = lines.slice(0, -1).filter((line, i) => {
    const next = /^\S+/.exec(words[i + 1] ?? '')?.[0].length ?? 0
    return leadOf(line) + line.text.length + 1 + next <= reach * 0.96
  }).length
  if (longest < 0.8 * width && early === lines.length - 1) return true
  // All lines around are as short as these: then only their capitals speak, and in German prose many lines begin with one.
  const needs = isBeside ? 3 : 4
  return lines.length >= needs && longest <= 60 && isUneven(words) && !continuesPlainly(words)
}

/** The lines of prose are filled; those of a poem end where the verse ends. */
function isUneven(words: readonly string[]): boolean {
  const longest = mostOf(words.map((text) => text.length))
  const fits = words.slice(0, -1).filter((text, i) => {
    const next = /^\S+/.exec(words[i + 1] ?? '')?.[0].length ?? 0
    return text.length + 1 + next <= longest
  }).length
  return fits * 3 >= words.length - 1
}

/** Nearly no line ends with a mark: running prose in a language with many capitals. */
const continuesPlainly = (words: readonly string[]): boolean =>
  words.filter((text) => /[\p{P}]$/u.test(text)).length * 3 < words.length

/** Three lines and more that all end long before the page's width, or lines set far to the right. */
function isShortLines(lines: readonly FlowLine[], { width, margin }: Measure): boolean {
  const isRight = lines.length >= 2 && lines.every((line) => leadOf(line) >= margin + 15)
  if ((lines.length < 3 && !isRight) || width < 45) return false
  return lines.every(
    ({ text }) =>
      text.length < 0.62 * width &&
      !hyphenEnd.test(text) &&
      !isShouted(text) &&
      itemLabel(text) === null &&
      !isFormula(text),
  )
}
