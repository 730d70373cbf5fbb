// What stands on the sheet but is no part of the text: running heads, page numbers, the marks of web pages and exports.
import type { LayoutHints } from './hints.ts'
import { beginsSmall, endsFully, type SourceLine } from './lines.ts'
import type { NumberedLine, Sheet } from './sheets.ts'
import { webFurniture } from './web-furniture.ts'

/** Line index → kind of furniture. */
export type FurnitureLines = Map<number, { kind: string; certain: boolean; reason: string }>

export function findFurniture(
  lines: readonly SourceLine[],
  sheets: readonly Sheet[],
  numbered: readonly NumberedLine[],
  hints?: LayoutHints,
): FurnitureLines {
  const found: FurnitureLines = new Map()
  for (const { line, kind } of numbered) found.set(line, { kind, certain: true, reason: 'ascending-number' })
  for (const [index, kind] of repeatedHeads(lines, sheets))
    found.set(index, { kind, certain: true, reason: 'repeated' })
  for (const [index, kind] of webFurniture(lines))
    if (!found.has(index)) found.set(index, { kind, certain: false, reason: 'wording' })
  if (hints) {
    for (const { index, start } of lines) {
      const zone = hints.lines.get(start)?.zone
      if (zone === 'running-head' || zone === 'page-number')
        found.set(index, { kind: zone, certain: true, reason: 'place' })
      // The format knows the page: words alone do not make a head of a line that stands in its text.
      else if (zone && found.get(index)?.reason === 'wording') found.delete(index)
    }
  }
  return found
}

/** The first or last line of pages that comes again and again, digits apart. */
function repeatedHeads(lines: readonly SourceLine[], sheets: readonly Sheet[]): [number, string][] {
  if (sheets.length < 3) return []
  const seen = new Map<string, number[]>()
  for (const { first, last } of sheets) {
    for (const index of new Set([first, last - 1])) {
      const text = lines[index]?.text ?? ''
      if (text === '' || text.length > 100) continue
      const key = text
        .toLowerCase()
        .replace(/\d+|\b[ivxlc]+\b/g, '#')
        .replace(/\s+/g, ' ')
      seen.set(key, [...(seen.get(key) ?? []), index])
    }
  }
  const found: [number, string][] = []
  for (const [key, indices] of seen) {
    if (key === '#' || /\p{L}{3}/u.test(key)) {
      const isNumber = /^[-–—[( ]*#[-–—\]) ]*$/.test(key)
      if (indices.length < Math.max(3, isNumber ? sheets.length * 0.4 : 3)) continue
      if (!isNumber && indices.some((index) => continues(lines, index))) continue
      found.push(
        ...indices.map((index): [number, string] => [index, isNumber ? 'page-number' : 'running-head']),
      )
    }
  }
  return found
}

/** The line runs on into the next one: then it is text, however often it comes. */
function continues(lines: readonly SourceLine[], index: number): boolean {
  const next = lines[index + 1]
  return (
    next !== undefined &&
    next.blanks === 0 &&
    !next.afterFormFeed &&
    beginsSmall(next.text) &&
    !endsFully(lines[index]?.text ?? '')
  )
}
