// Pages of lines to the original that the layout reader reads: one line each, pages parted by form feeds, beside it what the
// place of the lines tells. Running heads that the file does not name are found by their repetition.
import type { Span } from '#lib/text/span.ts'
import type { Read } from '../../assemble.ts'
import type { LayoutHints, LineHint, SheetHint } from '../../layout/hints.ts'
import { readLayout } from '../../layout/read-layout.ts'
import type { FormatRead, Refused, SourceFile } from '../../format-reader.ts'
import type { PageWord, Problem } from '../../reading.ts'
import type { WordLists } from '../../word-list.ts'
import { findEdges, type PieceGroup } from '../pdf/heads.ts'
import { labelPages } from '../pdf/labels.ts'
import type { Piece } from '../pdf/pieces.ts'
import { findFootNotes } from './foot-notes.ts'
import type { OcrLine, OcrPage } from './page.ts'

/** Reads what a format's own reader found. */
export function readOcr(
  pages: readonly OcrPage[],
  file: SourceFile,
  wordLists: WordLists,
  encoding: string,
  problems: readonly Problem[],
): FormatRead | Refused {
  if (pages.every(({ lines }) => lines.every(({ words }) => words.length === 0)))
    return {
      kind: 'refused',
      code: 'empty_document',
      message: 'The file describes pages, but no text was recognised on them.',
    }
  const { original, hints, words } = composeOcr(pages)
  const laidOut = readLayout(original, { choices: file.choices ?? {}, hints, wordLists })
  const confidences = words.filter(({ confidence }) => confidence !== null)
  const unsure = confidences.filter(({ confidence }) => (confidence ?? 1) < 0.6)
  const [only] = hints.sheets
  const read: Read = {
    ...laidOut,
    pages: laidOut.pages.length === 0 && only ? [{ ...only, at: 0, order: 0 }] : laidOut.pages,
    problems: [...laidOut.problems, ...problems, ...unsureProblems(unsure, confidences.length)],
    words,
    surfaces: pages.map(({ width, height, image }, page) => ({
      ...{ page, width, height },
      ...(image === undefined ? {} : { image }),
    })),
    counts: { ...laidOut.counts, confidences: confidences.length, unsureWords: unsure.length },
  }
  return { kind: 'format-read', raw: original, encoding, isMade: true, read }
}

function unsureProblems(unsure: readonly PageWord[], all: number): Problem[] {
  const [first] = unsure
  if (!first) return []
  const message = `${unsure.length} of ${all} words are uncertain: the machine gives them less than 60 %.`
  return [{ code: 'ocr_words_unsure', severity: 'info', message, count: unsure.length, raw: first.raw }]
}

interface ComposedOcr {
  readonly original: string
  readonly hints: LayoutHints
  readonly words: PageWord[]
}

export function composeOcr(pages: readonly OcrPage[]): ComposedOcr {
  const usual = usualHeight(pages)
  const { zones, printed } = edgesOf(pages, usual)
  for (const line of findFootNotes(pages, (one) => zones.has(one))) zones.set(line, 'note')
  const numbers = new Map(printed)
  pages.forEach(({ label }, order) => label !== null && numbers.set(order, label))
  const labels = labelPages(
    pages.map(() => null),
    numbers,
  )
  let original = ''
  const sheets: SheetHint[] = []
  const lines = new Map<number, LineHint>()
  const words: PageWord[] = []
  pages.forEach((page, order) => {
    if (order > 0) original += '\f'
    const label = labels[order] ?? { label: String(order + 1), labelSource: 'counted' as const }
    sheets.push({ raw: original.length, ...label })
    const edges = rightEdges(page)
    page.lines.forEach((line, i) => {
      if (line.words.length === 0) return
      const start = original.length
      const raised: Span[] = []
      line.words.forEach((word, w) => {
        if (w > 0) original += line.cellEnds?.includes(w) ? '\t' : word.isRaised ? '' : ' '
        const from = original.length
        original += word.text
        if (word.isRaised) raised.push([from, original.length])
        if (word.box)
          words.push({ raw: [from, original.length], box: [...word.box], confidence: word.confidence, page: order })
      })
      lines.set(start, hintOf(line, page.lines[i - 1], raised, zones.get(line), usual, edges.get(line.block)))
      original += '\n'
    })
  })
  return { original, hints: { sheets, lines }, words }
} // prettier-ignore

function hintOf(
  line: OcrLine,
  before: OcrLine | undefined,
  raised: readonly Span[],
  edge: LineHint['zone'],
  usual: number,
  rightEdge: number | undefined,
): LineHint {
  const zone = line.zone ?? edge
  const height = line.box?.[3] ?? usual
  const isSame = before !== undefined && before.block === line.block
  const indent = line.box && before?.box && isSame ? (line.box[0] - before.box[0]) / (usual || 1) : 0
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(line.level === undefined ? {} : { level: line.level }),
    size: Math.round((height / (usual || height || 1)) * 100) / 100,
    indent: Math.round(indent * 100) / 100,
    gap: zone !== 'table' && before !== undefined && !isSame,
    ...(isSame ? earlyHint(before, line, usual, rightEdge) : {}),
    ...(raised.length > 0 ? { raised } : {}),
    ...(line.isDivided ? { divided: true } : {}),
  }
}

/** Whether the first word would have fitted at the end of the line before it in its block. */
function earlyHint(
  before: OcrLine,
  line: OcrLine,
  usual: number,
  rightEdge: number | undefined,
): Pick<LineHint, 'early'> {
  const word = line.words[0]?.box
  if (!word || !before.box || rightEdge === undefined) return {}
  return { early: before.box[0] + before.box[2] + word[2] + 0.4 * usual <= rightEdge }
}

/** Where the lines of each block end that go farthest. */
function rightEdges({ lines }: OcrPage): ReadonlyMap<number, number> {
  const edges = new Map<number, number>()
  for (const { box, block } of lines)
    if (box) edges.set(block, Math.max(edges.get(block) ?? 0, box[0] + box[2]))
  return edges
}

/** The height that lines usually have, in the file's units. */
function usualHeight(pages: readonly OcrPage[]): number {
  const heights = pages
    .flatMap(({ lines }) => lines.flatMap(({ box, words }) => (box && words.length > 2 ? [box[3]] : [])))
    .sort((a, b) => a - b)
  return heights[Math.floor(heights.length / 2)] ?? 0
}

/** Heads, feet and page numbers among the lines of which the file does not say what they are. */
function edgesOf(
  pages: readonly OcrPage[],
  usual: number,
): { zones: Map<OcrLine, LineHint['zone']>; printed: ReadonlyMap<number, string> } {
  const lineOf = new Map<Piece, OcrLine>()
  const groups = pages.flatMap(({ lines, height }, order): PieceGroup[] => {
    const pieces = lines.flatMap((line, place) => {
      const piece = line.zone === undefined || line.zone === 'page-number' || line.zone === 'running-head' ? pieceOf(line, place, usual) : null
      if (piece) lineOf.set(piece, line)
      return piece ? [piece] : []
    })
    // Places are compared in points: a line has about twelve.
    const scale = 12 / (usual || 12)
    return pieces.length > 0 ? [{ order, height: height * scale, pieces: pieces.sort((a, b) => a.baseline - b.baseline) }] : []
  })
  const { zones, printed } = findEdges(groups, 10)
  return { zones: new Map([...zones].flatMap(([piece, zone]) => { const line = lineOf.get(piece); return line ? [[line, zone]] : [] })), printed }
} // prettier-ignore

function pieceOf(line: OcrLine, place: number, usual: number): Piece | null {
  if (!line.box || line.words.length === 0) return null
  const scale = 12 / (usual || 12)
  const [x, y, width, height] = line.box.map((value) => value * scale) as [number, number, number, number]
  const text = line.words.map((word) => word.text).join(' ')
  const box = { left: x, right: x + width, top: y, bottom: y + height }
  return {
    ...box,
    words: [{ text, ...box, raised: [] }],
    baseline: y + height,
    size: 10,
    isBold: false,
    length: text.length,
    place,
  }
}
