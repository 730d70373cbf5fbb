// The sixth pass: what lines are by their place, size and weight: notes below the text, headings, captions.
import { fromRoman } from './heads.ts'
import type { Line } from './lines.ts'
import type { Rule } from './sheet.ts'

/** A page as lines in their order of reading. */
export interface LinedPage {
  readonly lines: Line[]
  readonly rules: readonly Rule[]
  readonly height: number
}

/** What is true of the whole document. */
export interface Measure {
  /** The size most characters have. */
  readonly bodySize: number
  /** Distance of baselines within a paragraph, by rounded size. */
  readonly leading: ReadonlyMap<number, number>
  /** The text is the layer of text recognition: raised figures are seen in any size and place. */
  readonly isRecognised: boolean
}

export const sizeKey = (size: number): number => Math.round(size * 4) / 4

/** Sizes and distances as most of the document has them. */
export function measure(pages: readonly LinedPage[], isRecognised: boolean): Measure {
  const sizes = new Map<number, number>()
  const distances = new Map<number, Map<number, number>>()
  for (const { lines } of pages)
    lines.forEach((line, i) => {
      const key = sizeKey(line.size)
      sizes.set(key, (sizes.get(key) ?? 0) + line.length)
      const before = lines[i - 1]
      if (before?.column !== line.column || sizeKey(before.size) !== key) return
      const distance = Math.round((line.baseline - before.baseline) * 2) / 2
      if (distance <= 0 || distance > 4 * line.size) return
      const counts = distances.get(key) ?? new Map<number, number>()
      distances.set(key, counts.set(distance, (counts.get(distance) ?? 0) + 1))
    })
  const most = (counts: ReadonlyMap<number, number>): number =>
    [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
  return {
    bodySize: most(sizes) || 10,
    isRecognised,
    leading: new Map([...distances].map(([size, counts]) => [size, most(counts)])),
  }
}

/** Whether more than the usual distance lies between a line and the one before it in its column. */
export function hasGap(before: Line | undefined, line: Line, { leading }: Measure): boolean {
  if (before?.column !== line.column) return false
  const usual = leading.get(sizeKey(line.size)) ?? 1.25 * line.size
  return line.baseline - before.baseline > 1.3 * Math.max(usual, before.size)
}

/** Marks the zones of all lines; pages in order, as notes go on from page to page. */
export function markZones(pages: readonly LinedPage[], found: Measure): void {
  let hadNotes = false
  for (const page of pages) {
    const marks = raisedMarks(page.lines)
    let hasNotes = false
    const inColumns = page.lines.filter(({ column }) => column >= 0)
    for (const lines of Map.groupBy(inColumns, ({ column }) => column).values()) {
      const start = notesStart(lines, page, found, marks, hadNotes)
      for (const line of lines.slice(start)) {
        line.zone = 'note'
        const label = fusedLabel(line, marks)
        if (label > 0) line.label = label
      }
      hasNotes ||= start < lines.length
    }
    hadNotes = hasNotes
    markCaptions(page.lines, found)
  }
  markHeadings(pages, found)
}

/** Raised marks of the text of a page, by what they say. */
function raisedMarks(lines: readonly Line[]): ReadonlySet<string> {
  const marks = new Set<string>()
  for (const { cells } of lines)
    for (const { text, raised } of cells.flat())
      for (const [start, end] of raised)
        if (start > 0) for (const mark of text.slice(start, end).split(/[,;]/)) marks.add(mark)
  return marks
}

/** The index of the first line of the notes at the foot of a column; its length where there are none. */
function notesStart(
  lines: readonly Line[],
  page: LinedPage,
  found: Measure,
  marks: ReadonlySet<string>,
  hadNotes: boolean,
): number {
  const none = lines.length
  const rule = noteRule(lines, page)
  if (rule) {
    const start = lines.findIndex((line) => line.top > rule.top - 1)
    const first = lines[start]
    const rest = lines.slice(start)
    // Below the rule of the notes there is no larger type: no heading, no text that goes on.
    const isLow = first && rest.every(({ size }) => size < 1.06 * Math.min(first.size, found.bodySize))
    const fits =
      isLow &&
      (first.size < 0.97 * found.bodySize ||
        rest.some((line) => isNoteBegin(line, marks, true)) ||
        hadNotes)
    if (fits) return start
  }
  // Groups of small lines from the foot upwards, parted by gaps.
  let start = none
  let isOpen = false
  let lowest = Infinity
  for (let i = none - 1; i >= 0; i--) {
    const line = lines[i]
    if (!line || line.zone !== undefined || line.size >= 0.94 * found.bodySize) break
    const number = Number(/^[([]?(\d{1,4})[.)\]]?$/.exec(line.cells[0]?.[0]?.text ?? '')?.[1] ?? NaN)
    if (isNoteBegin(line, marks, false)) {
      start = i
      isOpen = true
      if (number > 0) lowest = number
    } else if (number === lowest - 1) {
      // The count goes on upwards beyond what this page calls: a list of notes at the end of the text, not at its foot.
      return none
    } else if (i === 0 || hasGap(lines[i - 1], line, found) || (lines[i - 1]?.size ?? 0) >= 0.94 * found.bodySize) {
      // Numbered small type right below the text is a note though its mark was not seen (machines misread raised figures).
      const isNumbered = found.isRecognised && number > 0 && isText(lines[i - 1], found)
      // Small lines without a number above the notes are the end of a note from the page before.
      if (isNumbered || hadNotes) start = i
      else if (!isOpen) break
      isOpen = false
    }
  }
  return start === 0 && !hadNotes && !isWholeNotes(lines, marks) ? none : start
} // prettier-ignore

/** A line of the text itself: no heading, nothing set apart. */
const isText = (line: Line | undefined, { bodySize }: Measure): boolean =>
  line !== undefined &&
  !line.isBold &&
  line.zone === undefined &&
  Math.abs(line.size - bodySize) < 0.1 * bodySize

/** A column that holds nothing but small type is one of notes only where its marks stand in the text beside it. */
function isWholeNotes(lines: readonly Line[], marks: ReadonlySet<string>): boolean {
  return marks.size > 0 && lines.some((line) => isNoteBegin(line, marks, false))
}

/** A short rule at the left of a column, with lines below it and text above. */
function noteRule(lines: readonly Line[], page: LinedPage): Rule | undefined {
  const [first] = lines
  if (!first) return undefined
  const { columnLeft, columnRight } = first
  const width = columnRight - columnLeft
  return page.rules.findLast((rule) => {
    const long = rule.right - rule.left
    const isLevel = rule.bottom - rule.top < 3 && long > 15 && long < 0.65 * width
    const isHere = Math.abs(rule.left - columnLeft) < 0.15 * width && rule.right < columnRight + 2
    const below = lines.filter((line) => line.top > rule.top - 1)
    return isLevel && isHere && rule.top > 0.2 * page.height && below.length > 0
  })
}

/** Whether a line begins as a note does: with a raised mark, or with a number that stands raised in the text. */
function isNoteBegin(line: Line, marks: ReadonlySet<string>, isBelowRule: boolean): boolean {
  const word = line.cells[0]?.[0]
  if (!word) return false
  const [raisedStart, raisedEnd] = word.raised[0] ?? [-1, -1]
  if (raisedStart === 0 && raisedEnd <= 5) return true
  if (fusedLabel(line, marks) > 0) return true
  const label = /^[([]?(\d{1,4}|[a-z]|[*†‡§]{1,3})[.)\]]?$/.exec(word.text)?.[1]
  if (label === undefined) return false
  return marks.has(label) || (isBelowRule && /\d|[*†‡§]/.test(label))
}

/** “10Anders”: the number of a note right before its first word, raised or called on this page; its length. */
function fusedLabel(line: Line, marks: ReadonlySet<string>): number {
  const word = line.cells[0]?.[0]
  if (!word) return 0
  const [start, end] = word.raised[0] ?? [-1, -1]
  if (start === 0) return end < word.text.length && end <= 5 ? end : 0
  const digits = /^(\d{1,4})\p{L}/u.exec(word.text)?.[1] ?? ''
  return word.raised.length === 0 && marks.has(digits) ? digits.length : 0
}

const captionBegin =
  /^(?:abb|abbildung|fig|figure|tab|tabelle|table|tafel|taf|plate|karte|map|bild|рис|табл)\.?$/i

/** “Abb. 3”, set apart by size or distance; the lines of the same size that follow belong to it. */
function markCaptions(lines: readonly Line[], found: Measure): void {
  lines.forEach((line, i) => {
    const [word, number] = line.cells[0] ?? []
    if (line.zone !== undefined || !word || !number || !captionBegin.test(word.text)) return
    if (!/^\d+[a-z]?[.:]?$/.test(number.text) && fromRoman(number.text.replace(/[.:]$/, '')) === 0) return
    const isApart = line.size < 0.97 * found.bodySize || hasGap(lines[i - 1], line, found) || i === 0
    if (!isApart) return
    line.zone = 'caption'
    for (let j = i + 1; j < lines.length; j++) {
      const next = lines[j]
      const same = next && next.zone === undefined && sizeKey(next.size) === sizeKey(line.size)
      if (!same || hasGap(lines[j - 1], next, found)) break
      next.zone = 'caption'
    }
  })
}

/** Larger type than the text's is a heading; bold lines are where they stand apart. Levels follow the sizes. */
function markHeadings(pages: readonly LinedPage[], found: Measure): void {
  const headings: Line[] = []
  for (const { lines } of pages)
    lines.forEach((line, i) => {
      if (line.zone !== undefined || line.length > 200 || !/\p{L}/u.test(textOfLine(line))) return
      const [before, after] = [lines[i - 1], lines[i + 1]]
      const isLarge = line.size > 1.12 * found.bodySize
      const begins = !before || before.column !== line.column || hasGap(before, line, found) || before.zone !== undefined
      const isBold = line.isBold && line.size > 0.95 * found.bodySize && begins && after !== undefined && !after.isBold
      if (isLarge || isBold) headings.push(line)
    })
  // A text set in large or bold type throughout has no headings that could be told so.
  const letters = (lines: readonly Line[]): number => lines.reduce((sum, { length }) => sum + length, 0)
  if (letters(headings) > 0.4 * letters(pages.flatMap(({ lines }) => lines))) return
  const style = (line: Line): number => sizeKey(line.size) * 2 + (line.isBold ? 1 : 0)
  const styles = [...new Set(headings.map(style))].sort((a, b) => b - a)
  for (const line of headings) {
    line.zone = 'heading'
    line.level = Math.min(6, styles.indexOf(style(line)) + 1)
  }
} // prettier-ignore

export const textOfLine = ({ cells }: Line): string =>
  cells.map((cell) => cell.map(({ text }) => text).join(' ')).join('\t')
