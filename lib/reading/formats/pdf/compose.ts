// The last pass: lines to the original text, one line each, pages parted by form feeds; beside it what the place of the lines
// tells (hints) and where each word stands on its page (words).
import type { Span } from '#lib/text/span.ts'
import type { LineHint, SheetHint } from '../../layout/hints.ts'
import type { PageWord } from '../../reading.ts'
import type { PageLabel } from './labels.ts'
import { isEarly, type Line } from './lines.ts'
import type { PieceWord } from './words.ts'
import { fromFrame, type Turn } from './sheet.ts'
import { hasGap, type LinedPage, type Measure } from './zones.ts'

export interface PageToCompose extends LinedPage {
  readonly order: number
  /** Of the page as shown. */
  readonly width: number
  readonly shownHeight: number
  readonly turn: Turn
  /** Lines whose writing is turned otherwise than the page's, with their turn. */
  readonly turned: ReadonlyMap<Line, Turn>
}

export interface Composed {
  readonly original: string
  readonly sheets: readonly SheetHint[]
  readonly lines: ReadonlyMap<number, LineHint>
  readonly words: PageWord[]
}

/** A reading keeps the box of every word up to here; beyond, that of every line. */
export const mostWordBoxes = 250_000

export function compose(
  pages: readonly PageToCompose[],
  labels: readonly PageLabel[],
  found: Measure,
): Composed {
  const parts: string[] = []
  let length = 0
  const sheets: SheetHint[] = []
  const hints = new Map<number, LineHint>()
  const words: PageWord[] = []
  const count = pages.reduce(
    (sum, { lines }) => sum + lines.reduce((all, { cells }) => all + cells.flat().length, 0),
    0,
  )
  const boxOfLines = count > mostWordBoxes
  const put = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  /** The last line of the text, and of the notes. */
  const last = new Map<Line['zone'], Line>()
  pages.forEach((page, order) => {
    if (order > 0) put('\f')
    sheets.push({ raw: length, ...(labels[order] ?? { label: String(order + 1), labelSource: 'counted' }) })
    page.lines.forEach((line, i) => {
      const start = length
      const raised: Span[] = []
      line.cells.forEach((cell, c) => {
        if (c > 0) put('\t')
        cell.forEach((word, w) => {
          if (w > 0) put(' ')
          for (const [from, to] of word.raised) raised.push([length + from, length + to])
          const text = c + w === 0 ? withLabel(word.text, line.label) : word.text
          if (!boxOfLines) words.push({ raw: [length, length + text.length], ...place(word, line, page) })
          put(text)
        })
      })
      if (boxOfLines) words.push({ raw: [start, length], ...place(line, line, page) })
      hints.set(start, {
        ...lineHint(line, page.lines[i - 1], raised, found),
        ...earlyHint(last.get(line.zone), line),
      })
      last.set(line.zone, line)
      put('\n')
    })
  })
  return { original: parts.join(''), sheets, lines: hints, words }
}

/** The number of a note is a word of its own, however near the first word is set. */
const withLabel = (text: string, label = 0): string =>
  label > 0 ? `${text.slice(0, label)} ${text.slice(label)}` : text

function lineHint(line: Line, before: Line | undefined, raised: readonly Span[], found: Measure): LineHint {
  return {
    ...(line.zone === undefined ? {} : { zone: line.zone }),
    ...(line.level === undefined ? {} : { level: line.level }),
    size: rounded(line.size / found.bodySize),
    indent: rounded((line.left - line.columnLeft) / line.size),
    // Rows of a table are parted anyway.
    gap: line.zone !== 'table' && hasGap(before, line, found),
    ...(raised.length > 0 ? { raised } : {}),
  }
}

function earlyHint(before: Line | undefined, line: Line): Pick<LineHint, 'early'> {
  if (!before || Math.abs(before.size - line.size) > 0.1 * line.size) return {}
  return { early: isEarly(before, line) }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** The box of a word on the page as shown, in points, to a tenth. */
function place(
  box: Pick<PieceWord, 'left' | 'right' | 'top' | 'bottom'>,
  line: Line,
  page: PageToCompose,
): Pick<PageWord, 'box' | 'confidence' | 'page'> {
  const turn = page.turned.get(line) ?? page.turn
  const [ax, ay] = fromFrame(box.left, box.top, turn, page.width, page.shownHeight)
  const [bx, by] = fromFrame(box.right, box.bottom, turn, page.width, page.shownHeight)
  const tenth = (value: number): number => Math.round(value * 10) / 10
  return {
    box: [
      tenth(Math.min(ax, bx)),
      tenth(Math.min(ay, by)),
      tenth(Math.abs(bx - ax)),
      tenth(Math.abs(by - ay)),
    ],
    confidence: null,
    page: page.order,
  }
}
