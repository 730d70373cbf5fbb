// The third pass, over all pages: running heads and feet by repetition in the same place, page numbers by running on.
import { mostCommon, type Piece } from './pieces.ts'

/** Pieces of one page in one turn of writing. */
export interface PieceGroup {
  readonly order: number
  readonly height: number
  readonly pieces: readonly Piece[]
}

export type EdgeZone = 'running-head' | 'page-number'

export interface Edges {
  readonly zones: ReadonlyMap<Piece, EdgeZone>
  /** Numbers as printed, by page order. */
  readonly printed: ReadonlyMap<number, string>
}

interface EdgeRow {
  readonly order: number
  readonly pieces: readonly Piece[]
  readonly text: string
  /** Letters only, so that a running number does not hide the repetition. */
  readonly key: string
  /** Distance of the baseline from the upper or lower edge; negative at the foot. */
  readonly place: number
  /** The distance to the nearest text inwards, in type sizes. */
  readonly gap: number
  readonly size: number
}

/** Finds what stands at the edges of pages and is no text. `bodySize` is the size most characters of the document have. */
export function findEdges(groups: readonly PieceGroup[], bodySize: number): Edges {
  const rows = groups.flatMap(edgeRows)
  const zones = new Map<Piece, EdgeZone>()
  const pages = new Set(groups.map(({ order }) => order)).size
  const heads = findRepeated(rows, bodySize)
  const { numbers, printed } = findNumbers(rows, heads, pages)
  for (const row of heads)
    for (const piece of row.pieces)
      zones.set(piece, isNumber(textOf([piece])) ? 'page-number' : 'running-head')
  for (const row of numbers) for (const piece of row.pieces) zones.set(piece, zones.get(piece) ?? 'page-number')
  return { zones, printed }
} // prettier-ignore

export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ words }) => words.map(({ text }) => text).join(' ')).join(' ')

/** The two outermost rows at each end of a page. */
function edgeRows({ order, height, pieces }: PieceGroup): EdgeRow[] {
  const rows: Piece[][] = []
  for (const piece of pieces) {
    const row = rows.at(-1)
    if (row?.[0] && piece.baseline - row[0].baseline < 0.4 * Math.max(piece.size, row[0].size)) row.push(piece)
    else rows.push([piece])
  }
  const make = (index: number, inward: number): EdgeRow[] => {
    const row = rows[index]
    const [first] = row ?? []
    if (!row || !first) return []
    const next = rows[index + inward]?.[0]
    const text = textOf([...row].sort((a, b) => a.left - b.left))
    return [
      {
        order,
        pieces: row,
        text,
        key: text.toLowerCase().replace(/\b[ivxlc]+\b/g, '').replace(/[^\p{L}]/gu, ''),
        place: inward > 0 ? first.baseline : first.baseline - height,
        gap: next ? Math.abs(next.baseline - first.baseline) / first.size : 9,
        size: mostCommon(row.map(({ size }) => size)),
      },
    ]
  }
  const last = rows.length - 1
  const at = [[0, 1], [1, 1], [last, -1], [last - 1, -1]] as const
  const seen = new Set<number>()
  return at.flatMap(([index, inward]) => {
    if (seen.has(index) || index < 0) return []
    seen.add(index)
    return make(index, inward)
  })
} // prettier-ignore

const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 4 && a > 0 === b > 0

/** How many pages away a head that was misread is looked for; exact ones are found anywhere. */
const reach = 6

/** Rows with the same words (or nearly, as scans are read) in the same place of another page. */
function findRepeated(rows: readonly EdgeRow[], bodySize: number): EdgeRow[] {
  const possible = rows.filter(
    ({ key, size, gap }) => key.length >= 2 && size <= 1.2 * bodySize && gap >= 1.25,
  )
  const byKey = Map.groupBy(possible, ({ key }) => key)
  const byOrder = Map.groupBy(possible, ({ order }) => order)
  return possible.filter((row) => {
    const isTwin = (one: EdgeRow): boolean => one.order !== row.order && isNear(one.place, row.place)
    if (byKey.get(row.key)?.some(isTwin)) return true
    for (let order = row.order - reach; order <= row.order + reach; order++)
      if (byOrder.get(order)?.some((one) => isTwin(one) && isAlike(one.key, row.key))) return true
    return false
  })
}

function isAlike(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < 8 || Math.abs(a.length - b.length) > 3) return false
  // Trigrams in common: one letter misread spoils three of them.
  const grams = (text: string): Set<string> =>
    new Set(Array.from({ length: text.length - 2 }, (_, i) => text.slice(i, i + 3)))
  const [left, right] = [grams(a), grams(b)]
  let shared = 0
  for (const gram of left) if (right.has(gram)) shared++
  return shared >= 0.7 * Math.max(left.size, right.size)
}

const wrapping = String.raw`[\s.·•–—\-[\](){}/|]*`
const numberAlone = new RegExp(
  String.raw`^${wrapping}(?:(?:seite|page|p\.|s\.|pag\.|стр\.|с\.)\s*)?(\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})(?:\s*(?:von|of|/)\s*\d{1,4})?${wrapping}$`,
  'iu',
)

function isNumber(text: string): boolean {
  return numberAlone.test(text)
}

interface Found {
  readonly row: EdgeRow
  readonly label: string
  readonly value: number
  readonly isRoman: boolean
  readonly isAlone: boolean
}

/**
 * Numbers alone in a row at the edge, or at either end of a running head. Believed where they run on with the pages; a single
 * one where nothing else stands near.
 */
function findNumbers(
  rows: readonly EdgeRow[],
  heads: readonly EdgeRow[],
  pages: number,
): { numbers: EdgeRow[]; printed: Map<number, string> } {
  const repeated = new Set(heads)
  const found = rows.flatMap((row): Found[] => {
    const alone = numberAlone.exec(row.text)?.[1]
    const beside = repeated.has(row)
      ? (/^(\d{1,4}|[ivxlc]{1,7})\s/i.exec(row.text)?.[1] ?? /\s(\d{1,4}|[ivxlc]{1,7})$/i.exec(row.text)?.[1])
      : undefined
    const label = alone ?? beside
    if (label === undefined) return []
    const isRoman = !/\d/.test(label)
    const value = isRoman ? fromRoman(label) : Number(label)
    return value > 0 ? [{ row, label, value, isRoman, isAlone: alone !== undefined }] : []
  })
  // Numbers of one series differ from the order of the pages by the same amount.
  const series = ({ isRoman, value, row }: Found): string => `${isRoman ? 'roman' : ''}${value - row.order}`
  const bySeries = Map.groupBy(found, series)
  const runsOn = (one: Found): boolean =>
    bySeries.get(series(one))?.some(({ row }) => row.order !== one.row.order) ?? false
  const places = [...new Set(found.filter((one) => one.isAlone && runsOn(one)).map(({ row }) => Math.round(row.place)))]
  const printed = new Map<number, string>()
  const numbers: EdgeRow[] = []
  for (const one of found) {
    const isLonely = one.isAlone && one.row.gap > 1.8 && pages <= 2
    // Front matter can be of one page; there its place, that of all the other numbers, speaks for it.
    const isInPlace = one.isAlone && places.some((place) => isNear(place, one.row.place))
    if (!runsOn(one) && !isLonely && !isInPlace) continue
    if (one.isAlone) numbers.push(one.row)
    if (!printed.has(one.row.order)) printed.set(one.row.order, one.label)
  }
  return { numbers, printed }
} // prettier-ignore

/** The value of a Roman numeral, 0 where it is none. */
export function fromRoman(text: string): number {
  const upper = text.toUpperCase()
  if (!/^M{0,3}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})$/.test(upper) || upper === '') return 0
  const values: Readonly<Record<string, number>> = { M: 1000, D: 500, C: 100, L: 50, X: 10, V: 5, I: 1 }
  let sum = 0
  for (let i = 0; i < upper.length; i++) {
    const [value, next] = [values[upper.charAt(i)] ?? 0, values[upper.charAt(i + 1)] ?? 0]
    sum += value < next ? -value : value
  }
  return sum
}
