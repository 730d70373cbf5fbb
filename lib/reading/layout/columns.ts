// Columns that stand beside each other in the lines of a plain text, as printing to text or typing makes them: newspapers, two
// columns of a page, notes in the right margin. The left column is read before the right one.
import { beginsSmall, hyphenEnd, quantile, type SourceLine } from './lines.ts'

/** Fewer lines beside each other are a table, or a letter's head. */
const fewest = 6
/** Blanks between two columns. */
const gutter = /\S( {2,})(?=\S)/g
/** A note in the margin is narrower. */
const widestNote = 34

interface Part {
  /** Where the right part of the line begins, in characters from the line's first one; the whole line is left of it when absent. */
  readonly at?: number
  readonly side: 'left' | 'right' | 'both'
}

/** The lines in the order in which their columns are read; the same list where there are none. */
export function splitColumns(lines: readonly SourceLine[]): SourceLine[] {
  const found: SourceLine[] = []
  const failed = new Map<number, number>()
  let from = 0
  while (from < lines.length) {
    const region = regionAt(lines, from, failed)
    if (!region) {
      const line = lines[from]
      if (line) found.push(line)
      from++
      continue
    }
    const [left, right] = partLines(lines.slice(from, region.end), region)
    found.push(
      ...left,
      ...(region.isMargin
        ? right.map((line): SourceLine => ({ ...line, isMargin: true }))
        : splitColumns(right)),
    )
    from = region.end
  }
  const isSplit = found.length !== lines.length
  return isSplit ? found.map((line, index) => ({ ...line, index })) : [...lines]
}

interface Region {
  readonly end: number
  /** The column at which the right part begins. */
  readonly column: number
  readonly isMargin: boolean
}

const startOf = ({ lead }: SourceLine): number => lead.length

/** Columns at which a right part may begin: after two blanks and more. */
function rightStarts(line: SourceLine): number[] {
  if (line.text.includes('\t') || line.lead.includes('\t')) return []
  const starts = [...line.text.matchAll(gutter)].map((hit) => startOf(line) + hit.index + hit[0].length)
  return startOf(line) >= 24 ? [startOf(line), ...starts] : starts
}

/** `failed`: by column, the line up to which a gutter there was looked for in vain. */
function regionAt(lines: readonly SourceLine[], from: number, failed: Map<number, number>): Region | null {
  const first = lines[from]
  if (!first) return null
  for (const column of rightStarts(first)) {
    if (column < 20 || (failed.get(column) ?? -1) > from) continue
    const { region, end } = extend(lines, from, column)
    if (region) return region
    failed.set(column, end)
  }
  return null
}

/** As far down as every line keeps the gutter before `column` free. */
function extend(
  lines: readonly SourceLine[],
  from: number,
  column: number,
): { region: Region | null; end: number } {
  let end = from
  let lastBoth = from
  const both: number[] = []
  for (; end < lines.length; end++) {
    const line = lines[end]
    if (!line || (end > from && (line.afterFormFeed || line.blanks > 3))) break
    const next = lines[end + 1]
    // A full line of the left column may come within one blank of the right one.
    const isTight = both.length >= 3 && next !== undefined && partOf(next, column).side !== null
    const { side } = partOf(line, column, isTight)
    if (side === null) break
    if (side === 'both') both.push(end)
    if (side !== 'left') lastBoth = end
  }
  // The left column may be longer: its last lines follow without a right part, up to an empty line.
  let last = lastBoth + 1
  while (last < end && (lines[last]?.blanks ?? 1) === 0) last++
  if (both.length < 2) return { region: null, end }
  const own = lines.slice(from, last)
  const [left, right] = partLines(own, { column })
  if (isProse(left, right) && both.length >= fewest && both.length * 2 >= own.length)
    return { region: { end: last, column, isMargin: false }, end }
  const isMargin = isMarginal(own, left, right, column)
  return { region: isMargin ? { end: last, column, isMargin } : null, end }
}

/** Where a line stands to the gutter; null where it runs across. */
function partOf(
  line: SourceLine,
  column: number,
  isTight = false,
): { side: Part['side'] | null; at?: number } {
  const start = startOf(line)
  if (line.text.includes('\t')) return { side: null }
  if (start >= column - 1) return { side: start <= column + 8 ? 'right' : null }
  const end = start + line.text.length
  if (end < column - 1) return { side: 'left' }
  const at = column - start
  // The right part may be indented a little, or stand one to the left.
  for (const shift of [0, -1, 1, 2, 3, 4, 5]) {
    const place = at + shift
    if (/\S/.test(line.text.charAt(place)) && /^ {2,}$/.test(line.text.slice(Math.max(0, place - 2), place)))
      return { side: 'both', at: place }
  }
  if (isTight && line.text.charAt(at - 1) === ' ' && line.text.charAt(at) !== ' ') return { side: 'both', at }
  return { side: null }
}

function partLines(
  own: readonly SourceLine[],
  { column }: { column: number },
): [left: SourceLine[], right: SourceLine[]] {
  const [left, right]: [SourceLine[], SourceLine[]] = [[], []]
  const blanks = { left: 0, right: 0 }
  own.forEach((line, i) => {
    const part = partOf(line, column, true)
    if (line.blanks > 0 && i > 0) {
      blanks.left += line.blanks
      blanks.right += line.blanks
    }
    const isFed = i === 0 && line.afterFormFeed
    const push = (side: 'left' | 'right', start: number, end: number, lead: string): void => {
      const list = side === 'left' ? left : right
      const text = line.text.slice(start, end).trimEnd()
      const above =
        list.length === 0 ? (side === 'left' ? line.blanks : Math.max(1, blanks.right)) : blanks[side]
      list.push({
        ...line,
        row: line.start,
        start: line.start + start,
        end: line.start + start + text.length,
        text,
        lead,
        blanks: above,
        afterFormFeed: isFed && side === 'left',
      })
      blanks[side] = 0
    }
    if (part.side === 'both' && part.at !== undefined) {
      push('left', 0, part.at, line.lead)
      push('right', part.at, line.text.length, ' '.repeat(Math.max(0, startOf(line) + part.at - column)))
    } else if (part.side === 'right') {
      push('right', 0, line.text.length, ' '.repeat(Math.max(0, startOf(line) - column)))
      blanks.left++
    } else {
      push('left', 0, line.text.length, line.lead)
      blanks.right++
    }
  })
  return [left, right]
}

/** Both sides are sentences in filled lines: no cells of a table. */
function isProse(left: readonly SourceLine[], right: readonly SourceLine[]): boolean {
  return [left, right].every((own) => {
    const full = quantile(
      own.map(({ text }) => text.length),
      0.9,
    )
    const filled = own.filter(({ text }) => text.length >= 0.62 * full).length
    const running = own
      .slice(1)
      .filter(({ text }, i) => beginsSmall(text) || hyphenEnd.test(own[i]?.text ?? ''))
    const words = own.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
    const isOne = own.every(({ text }) => !/\S {4,}\S/.test(text)) || own.length > 3 * fewest
    return (
      own.length >= fewest - 1 &&
      full >= 18 &&
      filled * 10 >= own.length * 6 &&
      running.length * 4 >= own.length &&
      words >= 3 * own.length &&
      isOne
    )
  })
}

/** Short lines beyond the reach of a text that runs on beside them. */
function isMarginal(
  own: readonly SourceLine[],
  left: readonly SourceLine[],
  right: readonly SourceLine[],
  column: number,
): boolean {
  const reach = quantile(
    left.map((line) => startOf(line) + line.text.length),
    0.9,
  )
  const full = quantile(
    left.map(({ text }) => text.length),
    0.9,
  )
  const filled = left.filter(({ text }) => text.length >= 0.8 * full).length
  const running = left
    .slice(1)
    .filter(({ text }, i) => beginsSmall(text) || hyphenEnd.test(left[i]?.text ?? ''))
  return (
    own.length >= fewest &&
    full >= 40 &&
    column > reach + 1 &&
    filled * 10 >= left.length * 7 &&
    running.length * 3 >= left.length &&
    right.length >= 2 &&
    right.every(({ text }) => text.length <= widestNote && /\p{L}{3}/u.test(text))
  )
}
