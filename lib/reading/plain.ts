// Plain text, read plainly: paragraphs by blank lines, lines that a machine wrapped joined again, pages by form feeds.
// Deliberately not done here: running heads, notes, words divided at line ends, columns.
import { readingBuilder, type ReadingBuilder } from './builder.ts'
import type { Read } from './assemble.ts'
import { headingLevel, wrapWidth, wrappedLines } from './plain-lines.ts'
import type { Page } from './reading.ts'

/** A line of the original without its line end; outer blanks not counted. UTF-16 code units into `raw`. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Reads plain text. */
export function readPlain(raw: string): Read {
  const builder = readingBuilder(raw)
  if (raw.startsWith('\ufeff')) builder.drop(0, 1, 'byte-order-mark')
  const sheets = splitPages(raw)
  const groups = sheets.map(({ start, end }) => groupLines(raw, start, end))
  const flat = groups.flat()
  const width = wrapWidth(flat)
  const pages: Page[] = []
  let index = 0
  sheets.forEach(({ start }, order) => {
    const at = builder.at()
    for (const group of groups[order] ?? []) readGroup(builder, group, headingLevel(flat, index++), width)
    if (sheets.length > 1)
      pages.push({ label: String(order + 1), labelSource: 'counted', raw: start, at, order })
  })
  const built = builder.finish()
  // An empty page after the last word stands at the end of the text.
  for (const page of pages) page.at = Math.min(built.text.length, page.at)
  return { ...built, notes: [], pages, problems: [] }
}

/** Form feeds begin pages; one at the very end begins none. */
function splitPages(raw: string): { start: number; end: number }[] {
  const sheets: { start: number; end: number }[] = []
  let start = raw.startsWith('\ufeff') ? 1 : 0
  for (let at = raw.indexOf('\f'); at >= 0; at = raw.indexOf('\f', at + 1)) {
    sheets.push({ start, end: at })
    start = at + 1
  }
  if (sheets.length === 0 || /\S/.test(raw.slice(start))) sheets.push({ start, end: raw.length })
  return sheets
}

/** Lines that follow each other without a blank line between them. */
function groupLines(raw: string, from: number, to: number): Line[][] {
  const groups: Line[][] = []
  let group: Line[] = []
  let at = from
  for (const hit of [...raw.slice(from, to).matchAll(/\r\n?|\n/g), null]) {
    const stop = hit ? from + hit.index : to
    const whole = raw.slice(at, stop)
    const text = whole.replace(/^[\s\0]+|[\s\0]+$/g, '')
    if (text === '') {
      if (group.length > 0) groups.push(group)
      group = []
    } else {
      const start = at + whole.indexOf(text)
      group.push({ start, end: start + text.length, text })
    }
    at = stop + (hit?.[0].length ?? 0)
  }
  if (group.length > 0) groups.push(group)
  return groups
}

function readGroup(builder: ReadingBuilder, group: readonly Line[], level: number, width: number): void {
  const [first] = group
  if (!first) return
  if (level > 0) {
    builder.open('heading', { level })
    builder.copy(first.start, first.end)
    return builder.close()
  }
  const bullet = /^[-*•·][ \t]/.exec(first.text)?.[0]
  const isWrapped = wrappedLines(group, width)
  const standAlone = !isWrapped && group.some((line) => line.text.length > 120)
  group.forEach((line, i) => {
    const before = group[i - 1]
    const begins = !before || standAlone || (bullet !== undefined && line.text.startsWith(bullet))
    if (begins) {
      builder.close()
      builder.open(bullet ? 'list-item' : 'paragraph')
    } else if (isWrapped && !/[-‐¬\u00ad]$/.test(before.text)) {
      // Line ends after a hyphen stay: whether the word was divided there is not decided here.
      builder.replace(before.end, line.start, 'join-line', ' ')
    } else builder.replace(before.end, line.start, 'line-end', '\n')
    builder.copy(line.start, line.end)
  })
  builder.close()
}
