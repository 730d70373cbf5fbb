// Which lines belong to which note: at the foot of the page, beside the text, at the end of the file; bodies run on over pages.
import type { Span } from '#lib/text/span.ts'
import {
  beginsSmall,
  endsFully,
  endsSentence,
  hyphenEnd,
  quantile,
  widthOf,
  plain,
  wordAtEnd,
  wordAtStart,
  type SourceLine,
} from './lines.ts'
import { isChapterName, isChapterNumber, isNotesHeading, isShouted } from './line-shapes.ts'
import type { BodyStart } from './body-start.ts'
import { sheetFinder, type Sheet } from './sheets.ts'

export interface FoundNote {
  readonly label: string
  /** The label before the body. */
  readonly bodyMarker: Span
  /** Where the body begins in its first line. */
  readonly body: number
  readonly lines: number[]
  /** Order of the sheet on which it begins. */
  readonly sheet: number
  readonly isMisread: boolean
  /** The line of a label that stands below the body; none of its lines. */
  readonly labelLine?: number
  /** The bracket that closes the body and is none of it. */
  readonly closing?: Span
  /** It stands in a list at the end, not at the foot of a page. */
  readonly isEndnote: boolean
}

export interface ZoneInput {
  readonly lines: readonly SourceLine[]
  readonly sheets: readonly Sheet[]
  readonly starts: readonly BodyStart[]
  /** Lines that are furniture or a second copy. */
  readonly leftOut: ReadonlySet<number>
  /** Lines that the format says are notes. */
  readonly known?: ReadonlySet<number>
  /** Lines with marks that call one of the notes, ascending. */
  readonly calling: readonly number[]
  /** The words of the document. */
  readonly words: () => ReadonlySet<string>
}

export function findNotes(input: ZoneInput): FoundNote[] {
  const { lines, sheets, leftOut } = input
  const starts = withMisread(input)
  const hasSheets = sheets.length > 1
  const typical = typicalWidths(lines, starts)
  const notes: FoundNote[] = []
  let above = -1
  let next = 0
  for (const sheet of sheets) {
    const own: BodyStart[] = []
    for (; (starts[next]?.line ?? Infinity) < sheet.last; next++) {
      const start = starts[next]
      if (start && start.line >= sheet.first) own.push(start)
    }
    const open = notes.at(-1)
    if (open && hasSheets)
      for (const line of continuation(input, sheet, own[0]?.line ?? sheet.last, open, typical))
        open.lines.push(line)
    own.forEach((start, i) => {
      const end = own[i + 1]?.line ?? sheet.last
      const isLast = i === own.length - 1
      if (i === 0) above = start.line - 1
      const taken =
        start.labelLine !== undefined
          ? linesFrom(start.line, start.labelLine)
          : start.lastLine !== undefined
            ? linesFrom(start.line, start.lastLine + 1)
            : hasSheets || input.known?.size
              ? ofSheet(input, start.line, end, typical)
              : ofFile(input, start.line, end, isLast, above)
      if ((taken.at(-1) ?? 0) + 1 < end) above = end - 1
      notes.push({
        label: start.label,
        bodyMarker: start.marker,
        body: start.body,
        lines: taken.filter((line) => !leftOut.has(line)),
        sheet: sheet.order,
        isMisread: start.isMisread,
        ...(start.labelLine === undefined ? {} : { labelLine: start.labelLine }),
        ...(start.closing === undefined ? {} : { closing: start.closing }),
        isEndnote: own.length > 0 && isListed(input, own[0]?.line ?? 0),
      })
    })
  }
  return notes
}

const linesFrom = (from: number, end: number): number[] =>
  Array.from({ length: end - from }, (_, k) => from + k)

/** The heading of a list of notes stands above the first of them. */
function isListed({ lines, leftOut }: ZoneInput, first: number): boolean {
  let above = first - 1
  while (leftOut.has(above)) above--
  // "Notes" and below it the first chapter.
  if (isHeadOfChapter(lines[above]?.text ?? '')) above--
  return isNotesHeading(lines[above]?.text ?? '')
}

interface Widths {
  /** The notes are set in a column much narrower than the text. */
  readonly isNarrow: boolean
  readonly note: number
  readonly body: number
}

function typicalWidths(lines: readonly SourceLine[], starts: readonly BodyStart[]): Widths {
  const isStart = new Set(starts.map(({ line }) => line))
  const nearLines = new Set<number>()
  for (const { line } of starts)
    for (let at = line; at < line + 3 && (at === line || !isStart.has(at)); at++) nearLines.add(at)
  // Only a line that goes on shows how wide notes are set; one that ends a note may be short anywhere.
  const full = [...nearLines].flatMap((at) => {
    const [here, next] = [lines[at], lines[at + 1]]
    // A label may stand on a line of its own.
    const goesOn = here && here.text.length > 8 && next && !isStart.has(at + 1) && !endsFully(here.text)
    return goesOn ? [widthOf(here)] : []
  })
  const note = quantile(full, 0.8)
  const body = quantile(lines.filter(({ index }) => !nearLines.has(index)).map(widthOf), 0.8)
  return { note, body, isNarrow: full.length > 2 && note < 0.65 * body && body <= 130 }
}

/** On a page: down to the next note or the end of the page; beside the text only as far as the lines are narrow. */
function ofSheet(input: ZoneInput, from: number, end: number, { isNarrow, note }: Widths): number[] {
  const taken: number[] = []
  for (let at = from; at < end; at++) {
    const line = input.lines[at]
    if (!line) break
    if (input.known?.size) {
      if (!input.known.has(at)) break
    } else if (at > from && line.blanks > 0 && (nextOf(input.calling, at) ?? end) < end) {
      // A second column of text, which calls the notes to come.
      break
    } else if (isNarrow && at > from && widthOf(line) > note * 1.3) break
    if (at > from && line.blanks > 0 && isHeadOfNotes(line.text)) break
    taken.push(at)
  }
  return taken
}

/** "Notes", "Chapter 2": what stands above notes, or between those of two chapters. */
const isHeadOfNotes = (text: string): boolean => isNotesHeading(text) || isHeadOfChapter(text)
const isHeadOfChapter = (text: string): boolean => isChapterName(text) || isChapterNumber(text)

/**
 * Without pages: until the next note, or until the text goes on: behind an empty line, or where a sentence that was cut by the
 * notes is taken up, or where the notes to come are called. `above`: the last line of the text.
 */
function ofFile(
  { lines, calling }: ZoneInput,
  from: number,
  end: number,
  isLast: boolean,
  above: number,
): number[] {
  const isAtEnd = nextOf(calling, from) === undefined
  const isCut = above >= 0 && !endsSentence(lines[above]?.text ?? '')
  const taken = [from]
  for (let at = from + 1; at < end; at++) {
    const [before, line] = [lines[at - 1], lines[at]]
    if (!before || !line) break
    const isLong = before.text.length > 130
    const isBegun = endsFully(before.text) || !beginsSmall(line.text)
    const calls = (nextOf(calling, at) ?? end) < end
    if (line.blanks > 0 || isLong) {
      if (calls || isShouted(line.text) || isHeadOfNotes(line.text)) break
      if (isLong ? isLast : !(isAtEnd && !isLast) && isBegun) break
    } else if (calls && endsFully(before.text) && (isCut ? beginsSmall(line.text) : line.lead !== '')) break
    taken.push(at)
  }
  return taken
}

/** The first of the ascending numbers that is not below `from`. */
function nextOf(ascending: readonly number[], from: number): number | undefined {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return ascending[low]
}

/** The lines above the first note of a page that finish the last note of the page before. */
function continuation(
  input: ZoneInput,
  sheet: Sheet,
  until: number,
  open: FoundNote,
  { isNarrow, note }: Widths,
): number[] {
  const { lines, leftOut, known } = input
  const lastLine = lines[open.lines.at(-1) ?? -1]
  if (!lastLine) return []
  if (known?.size) {
    const own: number[] = []
    for (let at = sheet.first; at < until; at++) if (known.has(at) && !leftOut.has(at)) own.push(at)
    return own
  }
  if (endsFully(lastLine.text) && !endsWithAbbreviation(lastLine.text)) return []
  if (open.sheet < sheet.order - 1 && (open.lines.at(-1) ?? 0) < sheet.first - 60) return []
  const group: number[] = []
  for (let at = until - 1; at >= sheet.first; at--) {
    const line = lines[at]
    if (!line || leftOut.has(at)) break
    if (isNarrow ? widthOf(line) > note * 1.3 : group.length > 0 && (lines[at + 1]?.blanks ?? 0) > 0) break
    group.unshift(at)
  }
  const [first] = group
  // Lines that call notes are text, however the page before has ended.
  if (first !== undefined && (nextOf(input.calling, first) ?? until) < until) return []
  const begin = first === undefined ? undefined : lines[first]
  if (!begin || first === undefined) return []
  // The text of the page comes first: what is to finish a note stands below it, unless the notes stand beside the text.
  let top = sheet.first
  while (leftOut.has(top)) top++
  const isBelow = first > top || isNarrow
  const isWhole =
    until < sheet.last || endsFully(lines[group.at(-1) ?? first]?.text ?? '') || passesBy(input, sheet, first)
  if (isBelow && beginsSmall(begin.text) && isWhole && (isNarrow || begin.blanks > 0)) return group
  return hyphenEnd.test(lastLine.text) ? finishWord(input, lastLine.text, top, until) : []
}

/** No empty line stands above the rest of the note: it begins with the other half of its last word. */
function finishWord(
  { lines, leftOut, words }: ZoneInput,
  last: string,
  top: number,
  until: number,
): number[] {
  const end = wordAtEnd(last.replace(hyphenEnd, ''))
  for (let at = until - 1; at > top; at--) {
    const line = lines[at]
    if (!line || leftOut.has(at)) continue
    const start = wordAtStart(line.text)
    if (!beginsSmall(line.text) || end.length < 2 || start === '') continue
    if (words().has(plain(end + start)))
      return Array.from({ length: until - at }, (_, i) => at + i).filter((one) => !leftOut.has(one))
  }
  return []
}

/** "S.", "Bd.", "fol.", "ф.": a stop that ends no sentence. */
const endsWithAbbreviation = (text: string): boolean =>
  /(?<!\p{L})(?:[Ss]|Bd|Bde|Nr|Nrn|Bl|Fol|fol|ff?|pp?|vols?|no|nos|eds?|hg|Hg|hrsg|Hrsg|Abt|Anm|vgl|Vgl|bzw|Dr|Prof|cf|col|t|fig|Abb|art|Art|cap|lib|\p{Lu}|[сслдфп]|оп|см|Ср|стр|т|гг?|кн|вып)\.$/u.test(
    text,
  )

/** A page in the middle of a long note: without it the text runs from this page to the next. */
function passesBy({ lines, leftOut }: ZoneInput, sheet: Sheet, first: number): boolean {
  const above = lines[first - 1]
  let next = sheet.last
  while (leftOut.has(next)) next++
  const below = lines[next]
  if (!above || !below) return false
  return endsFully(above.text) ? !beginsSmall(below.text) : beginsSmall(below.text)
}

/** Where a number is missing between two notes, a line there that begins with another sign is that note, misread. */
function withMisread({ lines, starts, sheets, leftOut }: ZoneInput): BodyStart[] {
  const sheetOf = sheetFinder(sheets)
  const all: BodyStart[] = []
  starts.forEach((start, i) => {
    all.push(start)
    const next = starts[i + 1]
    const [number, following] = [Number(start.label), Number(next?.label)]
    if (!next || following !== number + 2 || sheetOf(start.line) !== sheetOf(next.line)) return
    for (let at = start.line + 1; at < next.line; at++) {
      const line = lines[at]
      const sign = /^(["'”“„`^°§!|lIiOoSBZz\\/.,:;-]{1,3})\s+(?=[\p{Lu}\p{Pi}„])/u.exec(line?.text ?? '')
      if (!line || !sign || leftOut.has(at)) continue
      const isApart = line.blanks > 0 || endsFully(lines[at - 1]?.text ?? '')
      if (!isApart) continue
      all.push({
        label: String(number + 1),
        line: at,
        marker: [line.start, line.start + (sign[1]?.length ?? 0)],
        body: line.start + sign[0].length,
        isMisread: true,
      })
      break
    }
  })
  return all
}
