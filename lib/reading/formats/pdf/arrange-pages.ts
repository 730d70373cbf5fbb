// All passes in their order: sheets to pages of lines.
import { arrange, type Arranged } from './columns.ts'
import { moveFloats } from './floats.ts'
import { findEdges, textOf, type EdgeZone, type PieceGroup } from './heads.ts'
import { findLines, lineOf, type Line } from './lines.ts'
import { findPieces, type Piece } from './pieces.ts'
import { intoFrame, type Rule, type Sheet, type Turn } from './sheet.ts'
import { findTables, type Table } from './tables.ts'
import { markZones, measure, sizeKey, type Measure } from './zones.ts'
import type { PageToCompose } from './compose.ts'

/** A sheet after the second pass; characters are gone, so that long documents fit in memory. */
export interface PiecedSheet {
  readonly order: number
  readonly width: number
  readonly height: number
  readonly label: string | null
  readonly pictures: number
  readonly unknown: number
  readonly outside: number
  readonly hidden: number
  readonly turn: Turn
  readonly groups: ReadonlyMap<Turn, readonly Piece[]>
  readonly rules: readonly Rule[]
}

/** Takes the pieces from a sheet; the turn that most of its characters have is the page's. */
export function toPieces(sheet: Sheet): PiecedSheet {
  const groups = new Map<Turn, readonly Piece[]>()
  let turn: Turn = 0
  let most = -1
  for (const [one, characters] of sheet.characters) {
    const pieces = findPieces(characters)
    if (pieces.length === 0) continue
    groups.set(one, pieces)
    if (characters.length > most) [turn, most] = [one, characters.length]
  }
  const { order, width, height, label, pictures, unknown, outside, hidden } = sheet
  const rules = sheet.rules.map((rule) => turnRule(rule, turn, width, height))
  return { order, width, height, label, pictures, unknown, outside, hidden, turn, groups, rules }
}

function turnRule(rule: Rule, turn: Turn, width: number, height: number): Rule {
  const [ax, ay] = intoFrame(rule.left, rule.top, turn, width, height)
  const [bx, by] = intoFrame(rule.right, rule.bottom, turn, width, height)
  return { left: Math.min(ax, bx), right: Math.max(ax, bx), top: Math.min(ay, by), bottom: Math.max(ay, by) }
}

export interface ArrangedPages {
  readonly pages: PageToCompose[]
  readonly printed: ReadonlyMap<number, string>
  readonly found: Measure
}

export function arrangePages(sheets: readonly PiecedSheet[]): ArrangedPages {
  const groups = sheets.flatMap((sheet) =>
    [...sheet.groups].map(([turn, pieces]): PieceGroup => ({
      order: sheet.order,
      height: turn % 2 === 0 ? sheet.height : sheet.width,
      pieces,
    })),
  )
  const { zones, printed } = findEdges(groups, bodySizeOf(groups))
  const pages = sheets.map((sheet) => arrangePage(sheet, zones))
  const found = measure(pages, isRecognised(sheets))
  markZones(pages, found)
  return { pages: moveFloats(pages.map(notesLast), found), printed, found }
}

/** The notes of all columns stand after the text of all columns, before what stands at the foot. */
function notesLast(page: PageToCompose): PageToCompose {
  const isFoot = page.lines.map(
    ({ column }, i) => column === -1 && i > page.lines.findLastIndex((line) => line.column !== -1),
  )
  const place = (line: Line, i: number): number => (isFoot[i] ? 2 : line.zone === 'note' ? 1 : 0)
  const lines = [0, 1, 2].flatMap((one) => page.lines.filter((line, i) => place(line, i) === one))
  return { ...page, lines }
}

/** Most of what is written is not drawn: a machine has read a picture. */
function isRecognised(sheets: readonly PiecedSheet[]): boolean {
  const all = sheets.flatMap(({ groups }) => [...groups.values()].flat())
  const length = all.reduce((sum, piece) => sum + piece.length, 0)
  return sheets.reduce((sum, { hidden }) => sum + hidden, 0) > 0.5 * length
}

function bodySizeOf(groups: readonly PieceGroup[]): number {
  const sizes = new Map<number, number>()
  for (const { pieces } of groups)
    for (const { size, length } of pieces) sizes.set(sizeKey(size), (sizes.get(sizeKey(size)) ?? 0) + length)
  return [...sizes].reduce((best, one) => (one[1] > best[1] ? one : best), [10, 0])[0]
}

/** Writing turned otherwise is a group of its own where there is much of it; a line or two of it stand beside the text. */
function arrangePage(sheet: PiecedSheet, zones: ReadonlyMap<Piece, EdgeZone>): PageToCompose {
  const heads: Line[] = []
  const feet: Line[] = []
  const lines: Line[] = []
  const turned = new Map<Line, Turn>()
  const framed: Table[] = []
  const total = [...sheet.groups.values()].flat().reduce((sum, { length }) => sum + length, 0)
  const order = [...sheet.groups].sort(([a], [b]) => Number(b === sheet.turn) - Number(a === sheet.turn) || a - b)
  for (const [turn, pieces] of order) {
    const frameHeight = turn % 2 === 0 ? sheet.height : sheet.width
    const edge = pieces.filter((piece) => zones.has(piece))
    const inner = pieces.filter((piece) => !zones.has(piece))
    const add = (line: Line, list: Line[]): void => {
      list.push(line)
      if (turn !== sheet.turn) turned.set(line, turn)
    }
    for (const piece of edge)
      add(lineOf([piece], zones.get(piece), -1), piece.baseline < frameHeight / 2 ? heads : feet)
    const length = inner.reduce((sum, piece) => sum + piece.length, 0)
    if (turn !== sheet.turn && length < 0.2 * total) {
      for (const piece of inner) add(lineOf([piece], 'margin', -2), lines)
      continue
    }
    const { tables, rest } = findTables(inner, turn === sheet.turn ? sheet.rules : [])
    for (const line of withMargins(arrange(rest, tables))) add(line, lines)
    framed.push(...tables)
  }
  const { width, height, turn } = sheet
  const isOfTable = (rule: Rule): boolean =>
    framed.some((table) => rule.top > table.top - 3 && rule.bottom < table.bottom + 3 && rule.right > table.left)
  return {
    order: sheet.order,
    width,
    shownHeight: height,
    height: turn % 2 === 0 ? height : width,
    rules: sheet.rules.filter((rule) => !isOfTable(rule)),
    turn,
    turned,
    lines: [...heads, ...lines, ...feet],
  }
} // prettier-ignore

/** Notes in the margin stand after the line of text beside which they begin. */
function withMargins({ columns, margins }: Arranged): Line[] {
  const lines = findLines(columns)
  const groups: Piece[][] = []
  for (const piece of margins) {
    const last = groups.findLast((group) => {
      const end = group.at(-1)
      return (
        end !== undefined &&
        Math.abs(end.left - piece.left) < 3 * piece.size &&
        piece.baseline - end.baseline < 1.7 * piece.size
      )
    })
    if (last) last.push(piece)
    else groups.push([piece])
  }
  const isNumbering = countsLines(groups)
  for (const group of groups.reverse()) {
    const [first] = group
    if (!first) continue
    const zone = isNumbering && isNumber(group) ? 'line-number' : 'margin'
    let at = -1
    lines.forEach((line, i) => {
      const isBefore = line.column >= 0 && line.baseline <= first.baseline + 0.6 * line.size
      if (isBefore && line.baseline > (lines[at]?.baseline ?? -Infinity)) at = i
    })
    lines.splice(at + 1, 0, ...rowsOf(group).map((row) => lineOf(row, zone, -2)))
  }
  return lines
}

const isNumber = (group: readonly Piece[]): boolean => /^\d{1,4}$/.test(textOf(group))

/** Numbers in the margin that rise by the same step count the lines; a single one is a fifth, a tenth … line. */
function countsLines(groups: readonly Piece[][]): boolean {
  const numbers = groups.filter(isNumber).map((group) => Number(textOf(group)))
  const steps = new Set(numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0)))
  const [step] = steps
  if (numbers.length === 1) return numbers.every((number) => number % 5 === 0)
  return steps.size === 1 && step !== undefined && step > 0
}

/** Pieces of a marginal note on one baseline are one line of it. */
function rowsOf(group: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = []
  for (const piece of group) {
    const first = rows.at(-1)?.[0]
    if (first && Math.abs(piece.baseline - first.baseline) < 0.3 * piece.size) rows.at(-1)?.push(piece)
    else rows.push([piece])
  }
  return rows
}
