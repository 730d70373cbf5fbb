// Pages that were written into a copy on lines of their own: "[Pg 12]", "{S. 12}", "[fol. 12v]". They begin a page each.
import type { SourceLine } from './lines.ts'
import type { NumberedLine } from './numbered-line.ts'
import { romanNumber } from './page-numbers.ts'

const page = /^[[{(<]\s?(?:pg\.?|page|p\.|pag\.|s\.|seite|с\.|стр\.)\s?(\d{1,4}|[ivxlc]{1,8})\s?[\]})>]$/iu
const leaf =
  /^[[{(<]\s?(?:fol\.?|f\.|bl\.|blatt|л\.)\s?((\d{1,4})\s?(r|v|ro|vo|recto|verso|[ab]|об\.?)?)\s?[\]})>]$/iu

/** Two at least, ascending from line to line; the others are words in brackets. Leaves count as two pages. */
export function pageMarks(lines: readonly SourceLine[]): NumberedLine[] {
  const found: NumberedLine[] = []
  for (const { index, text } of lines) {
    if (text.length > 24 || !/^[[{(<]/.test(text)) continue
    const mark = markOf(text)
    if (!mark || mark.number <= (found.at(-1)?.number ?? 0)) continue
    found.push({ ...mark, line: index, place: 'head', kind: 'page-number' })
  }
  return found.length >= 2 ? found : []
}

function markOf(text: string): { readonly label: string; readonly number: number } | null {
  const label = page.exec(text)?.[1]
  if (label !== undefined) {
    const number = /^\d/.test(label) ? Number(label) : romanNumber(label)
    return number > 0 ? { label, number } : null
  }
  const [, written, number, side] = leaf.exec(text) ?? []
  if (written === undefined) return null
  return { label: written, number: 2 * Number(number) + Number(/^(?:v|b|об)/iu.test(side ?? '')) }
}
