// What stands on the sheet but is no part of the text: running heads, page numbers, catchwords, the marks of web pages and
// exports, the debris of scanning.
import type { LayoutHints } from './hints.ts'
import { isDateLine } from './line-shapes.ts'
import { alikeness, beginsSmall, endsFully, type SourceLine } from './lines.ts'
import type { NumberedLine } from './numbered-line.ts'
import type { LayoutReason } from './reasons.ts'
import type { Sheet } from './sheets.ts'
import { webFurniture } from './web-furniture.ts'

/** Line index → kind of furniture. */
export type FurnitureLines = Map<number, { kind: string; certain: boolean; reason: LayoutReason }>

export function findFurniture(
  lines: readonly SourceLine[],
  sheets: readonly Sheet[],
  numbered: readonly NumberedLine[],
  hints?: LayoutHints,
): FurnitureLines {
  const found: FurnitureLines = new Map()
  const worded = new Map(webFurniture(lines))
  // A stamp that comes on every page, or carries its number, is still a stamp.
  const kindOf = (index: number, kind: string): string =>
    worded.get(index) === 'export-stamp' ? 'export-stamp' : kind
  for (const { line, kind } of numbered)
    found.set(line, { kind: kindOf(line, kind), certain: true, reason: 'ascending-number' })
  for (const index of repeatedHeads(lines, sheets, found))
    found.set(index, { kind: kindOf(index, 'running-head'), certain: true, reason: 'repeated' })
  for (const index of feetLikeHeads(lines, sheets, (index) => found.has(index) || worded.has(index)))
    found.set(index, { kind: 'running-head', certain: true, reason: 'repeated' })
  for (const index of catchwords(lines, sheets, found))
    found.set(index, { kind: 'catchword', certain: true, reason: 'next-page-word' })
  for (const { index, text } of lines) {
    if (found.has(index)) continue
    if (isRule(text)) found.set(index, { kind: 'rule', certain: true, reason: 'no-words' })
    else if (isSheetMark(lines, sheets, index))
      found.set(index, { kind: 'sheet-mark', certain: true, reason: 'sheet-mark' })
    else if (isDebris(text)) found.set(index, { kind: 'debris', certain: false, reason: 'no-words' })
  }
  for (const [index, kind] of worded)
    if (!found.has(index)) found.set(index, { kind, certain: false, reason: 'wording' })
  if (hints) {
    for (const { index, start } of lines) {
      const zone = hints.lines.get(start)?.zone
      if (zone === 'running-head' || zone === 'page-number' || zone === 'line-number')
        found.set(index, { kind: zone, certain: true, reason: 'place' })
      // The format knows the page: words alone do not make a head of a line that stands in its text.
      else if (zone && found.get(index)?.reason === 'wording') found.delete(index)
    }
  }
  return found
}

/** Furniture that says nothing of pages: it stands between two lines as if it were not there. */
export const isBesidePages = (kind: string | undefined): boolean =>
  kind !== undefined &&
  !['page-number', 'running-head', 'catchword', 'sheet-mark', 'export-stamp', 'rule'].includes(kind)

interface Edge {
  readonly index: number
  readonly key: string
}

/** The first or last line of pages that comes again and again, figures and misread letters apart. */
function repeatedHeads(
  lines: readonly SourceLine[],
  sheets: readonly Sheet[],
  taken: FurnitureLines,
): number[] {
  // Two pages show it only where the line stands beside their numbers.
  const least = sheets.length < 3 ? 2 : 3
  if (sheets.length < 2) return []
  return [true, false].flatMap((isHead) => {
    const edges = sheets.flatMap(({ first, last }): Edge[] => {
      let index = isHead ? first : last - 1
      // Below a page number stands the head.
      while (index >= first && index < last && taken.has(index)) index += isHead ? 1 : -1
      const text = lines[index]?.text ?? ''
      // Below a head two dates are rather those of two days than one of the head.
      if (least < 3 && (index === (isHead ? first : last - 1) || isDateLine(text))) return []
      if (text.length > 100 || !/\p{L}{3}/u.test(text) || taken.has(index)) return []
      return [{ index, key: headKey(text) }]
    })
    return groupAlike(edges)
      .filter((own) => own.length >= least && !own.some(({ index }) => continues(lines, index)))
      .flatMap((own) => own.map(({ index }) => index))
  })
}

/** Set in below a page stands what stands above one: the journal with its volume and year. */
function feetLikeHeads(
  lines: readonly SourceLine[],
  sheets: readonly Sheet[],
  isTaken: (index: number) => boolean,
): number[] {
  if (sheets.length < 2) return []
  const heads = new Set(
    sheets.flatMap(({ first, last }) => {
      let index = first
      while (index < last && isTaken(index)) index++
      return lines[index]?.text ?? []
    }),
  )
  return sheets.flatMap(({ first, last }) => {
    let index = last - 1
    while (index > first && isTaken(index)) index--
    const line = lines[index]
    const isSetIn = line !== undefined && index > first && line.blanks > 0 && line.lead.length >= 8
    return isSetIn && heads.has(line.text) && /\p{L}{3}/u.test(line.text) ? [index] : []
  })
}

const headKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\d+|\b[ivxlc]+\b/g, '#')
    .replace(/\s+/g, ' ')

/** Groups of the same words; what is nearly the same joins one of the larger groups. */
function groupAlike(edges: readonly Edge[]): Edge[][] {
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) groups.set(edge.key, [...(groups.get(edge.key) ?? []), edge])
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length)
  const large = sorted.slice(0, 24)
  const joined: [string, Edge[]][] = []
  for (const [key, own] of sorted) {
    const home = large.find(
      ([other, kin]) => other !== key && kin.length >= own.length && alikeness(other, key) >= 0.75,
    )
    const standing = home && joined.find(([other]) => other === home[0])
    if (standing) standing[1].push(...own)
    else joined.push([key, [...own]])
  }
  return joined.map(([, own]) => own)
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

/** Old prints repeat below a page the first word, or its beginning, of the next one. */
function catchwords(lines: readonly SourceLine[], sheets: readonly Sheet[], taken: FurnitureLines): number[] {
  const found = sheets.slice(0, -1).flatMap((sheet, i) => {
    let at = sheet.last - 1
    while (at > sheet.first && taken.has(at)) at--
    let next = sheets[i + 1]?.first ?? -1
    while (taken.has(next)) next++
    const [word, below] = [lines[at]?.text ?? '', lines[next]?.text ?? '']
    const isWord = /^\p{L}[\p{L}'’-]{0,18}[.,;:]?$/u.test(word) && at > sheet.first + 2
    const bare = word.replace(/[-.,;:]+$/, '').toLowerCase()
    return isWord && below.length > word.length && below.toLowerCase().startsWith(bare) ? [at] : []
  })
  // One page may end with a word that the next begins with; a print that has catchwords has them on most pages.
  return found.length >= 2 && found.length * 2 >= sheets.length - 1 ? found : []
}

/** "14*", below the last line of a page: the printer's mark of a sheet, by which the binder knew how to fold it. */
function isSheetMark(lines: readonly SourceLine[], sheets: readonly Sheet[], index: number): boolean {
  const line = lines[index]
  if (!line || sheets.length < 2 || !/^\d{1,3}\*{1,2}$/.test(line.text)) return false
  return sheets.some(({ last }) => last === index + 1)
}

/** A stroke across the page, as it stands above notes. */
const isRule = (text: string): boolean => /^(?:[_‗—–─═-]\s?){5,}$/u.test(text)

/** Neither a letter nor a figure; asterisks, dashes and dots that part sections are none of it. */
const isDebris = (text: string): boolean =>
  text.length <= 12 &&
  !/[\p{L}\p{N}]/u.test(text) &&
  !/^(?:[?!]+|[([]?[?!.…]+[)\]]?)$/.test(text) &&
  !/^(?:[*†‡§¶•·.…~⁂❦_–—=+#o-]\s*)+$/u.test(text)
