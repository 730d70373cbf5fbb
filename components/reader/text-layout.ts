// How a reading is laid out on the page: blocks in chunks that the browser may skip while they are off screen, markers and
// page turns at their places between the words, and the source's own notes apart.
import type { BlockKind, Note } from '#lib/reading/reading.ts'
import type { ReadingView } from '#lib/reading/reading-view.ts'
import type { Span } from '#lib/text/span.ts'

export type Piece =
  | { kind: 'text'; start: number; end: number }
  | { kind: 'marker'; note: number; label: string }
  | { kind: 'page'; label: string }
  | { kind: 'line'; label: string | null; turn: LineMark['turn']; isDivided: boolean }

/** One element of the page. `[start, end)` in UTF-16 code units of the revision's text. */
export interface TextBlock {
  readonly kind: BlockKind
  readonly level: number
  readonly start: number
  readonly end: number
  readonly pieces: readonly Piece[]
}

export interface Chunk {
  /** Place among the chunks, from 0. */
  readonly index: number
  readonly start: number
  readonly end: number
  readonly blocks: readonly TextBlock[]
  /** A guess of the height in lines, for the scroll bar before the chunk was ever drawn. */
  readonly lines: number
}

/** A note of the source with a body: number `index` in `reading.notes`. */
export interface Gloss {
  readonly index: number
  readonly label: string
  readonly kind: Note['kind']
  readonly at: number | null
  readonly body: Span
}

export interface TextLayout {
  readonly chunks: readonly Chunk[]
  readonly glosses: readonly Gloss[]
  /** Stretches that hold text, in order: where a caret can stand and a selection can reach. */
  readonly stretches: readonly Span[]
}

/** Where a line of the original begins. */
export interface LineMark {
  readonly at: number
  /** Its number, where one is shown. */
  readonly label: string | null
  /** `break`: the line before ends here; `bar`: it goes on, and a bar shows the place; `none`: the text itself ends it. */
  readonly turn: 'break' | 'bar' | 'none'
  readonly isDivided: boolean
}

const CHUNK_LENGTH = 4000
const LINE_LENGTH = 68

/** Lays out `reading`; a reading without blocks is one paragraph. Every character of a block or note body stands in one element. */
export function layOutText(
  length: number,
  reading: ReadingView,
  lines: readonly LineMark[] = [],
): TextLayout {
  const glosses = reading.notes.flatMap((note, index): Gloss[] =>
    note.body && note.body[1] > note.body[0]
      ? [{ index, label: note.label, kind: note.kind, at: note.at, body: note.body }]
      : [],
  )
  const blocks = flowBlocks(length, reading.blocks, glosses)
  const inserts = sortInserts(reading, lines)
  const chunks: Chunk[] = []
  const rankOf = headingRanks()
  let open: TextBlock[] = []
  let height = 0
  let next = 0
  const close = (): void => {
    const first = open[0]
    const last = open.at(-1)
    if (first && last)
      chunks.push({ index: chunks.length, start: first.start, end: last.end, blocks: open, lines: height })
    open = []
    height = 0
  }
  for (const block of blocks) {
    const pieces: Piece[] = []
    let at = block.start
    const cut = (to: number): void => {
      if (to > at) pieces.push({ kind: 'text', start: at, end: to })
      at = Math.max(at, to)
    }
    for (let insert = inserts[next]; insert && insert.at <= block.end; insert = inserts[++next]) {
      cut(Math.max(block.start, insert.at))
      pieces.push(insert.piece)
    }
    cut(block.end)
    open.push({ kind: block.kind, level: rankOf(block), start: block.start, end: block.end, pieces })
    height += Math.ceil((block.end - block.start) / LINE_LENGTH) + 0.6
    if (block.end - (open[0]?.start ?? 0) >= CHUNK_LENGTH) close()
  }
  close()
  const stretches = [
    ...blocks.map(({ start, end }): Span => [start, end]),
    ...glosses.map((gloss) => gloss.body),
  ]
  stretches.sort((a, b) => a[0] - b[0])
  return { chunks, glosses, stretches }
}

/**
 * The rank of each heading in turn, from 1: as the source has it, but never more than one below the last, since who goes
 * through a page by its headings would look for what is not there.
 */
function headingRanks(): (block: FlowBlock) => number {
  const open: { level: number; rank: number }[] = []
  return ({ kind, level = 1 }) => {
    if (kind !== 'heading') return 1
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const rank = (open.at(-1)?.rank ?? 0) + 1
    open.push({ level, rank })
    return rank
  }
}

type FlowBlock = ReadingView['blocks'][number]

// A note's body is shown as a gloss, so the block that holds it does not stand in the running text a second time.
function flowBlocks(length: number, blocks: ReadingView['blocks'], glosses: readonly Gloss[]): FlowBlock[] {
  if (blocks.length === 0) return length > 0 ? [{ kind: 'paragraph', start: 0, end: length }] : []
  const bodies = glosses.map((gloss) => gloss.body).sort((a, b) => a[0] - b[0])
  const isShown = (block: FlowBlock): boolean => {
    let low = 0
    let high = bodies.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((bodies[middle]?.[1] ?? 0) <= block.start) low = middle + 1
      else high = middle
    }
    const body = bodies[low]
    return !body || body[0] >= block.end
  }
  return blocks.filter((block) => block.end > block.start && isShown(block))
}

function sortInserts(reading: ReadingView, lines: readonly LineMark[]): { at: number; piece: Piece }[] {
  const inserts: { at: number; order: number; piece: Piece }[] = []
  reading.notes.forEach((note, index) => {
    if (note.at !== null)
      inserts.push({ at: note.at, order: 0, piece: { kind: 'marker', note: index, label: note.label } })
  })
  for (const page of reading.pages)
    inserts.push({ at: page.at, order: 1, piece: { kind: 'page', label: page.label } })
  for (const { at, label, turn, isDivided } of lines)
    inserts.push({ at, order: 2, piece: { kind: 'line', label, turn, isDivided } })
  return inserts.sort((a, b) => a.at - b.at || a.order - b.order)
}
