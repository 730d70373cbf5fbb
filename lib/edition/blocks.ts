// The text of a source as rows of pieces: overlapping passages cannot nest in a tree, so the text is cut at every border.
import type { Block, Reading } from '#lib/reading/reading.ts'
import { cutSegments } from '#lib/text/segments.ts'
import type { Span } from '#lib/text/span.ts'
import type { EditionBlock, Piece, SourceNote, TextPiece } from './edition-source.ts'

export interface CutText {
  blocks: EditionBlock[]
  notes: SourceNote[]
}

/** Cuts the blocks of a reading by passages, note markers and page breaks. `key` is the source's, `surfaces` are keys by `Page.order`. */
export function cutText(
  key: string,
  text: string,
  reading: Pick<Reading, 'blocks' | 'notes' | 'pages'>,
  passages: readonly { key: string; spans: readonly Span[] }[],
  corrections: readonly { key: string; span: Span }[] = [],
  surfaces: ReadonlyMap<number, string> = new Map(),
): CutText {
  const whole = coverText(text, reading.blocks)
  const ownerOf = noteBodies(reading, whole)
  const notes = reading.notes.map((note, index): SourceNote => {
    const at = note.at
    const marked = at === null ? -1 : whole.findIndex((block) => block.start <= at && at <= block.end)
    return {
      key: `${key}-f${index + 1}`,
      label: note.label,
      kind: note.kind,
      paragraph: marked < 0 ? null : marked + 1,
      blocks: whole.flatMap((_, i) => (ownerOf[i] === index ? [`${key}-b${i + 1}`] : [])),
      state: note.state,
    }
  })
  const segments = cutSegments(text.length, [
    ...passages.map((passage) => ({ id: passage.key, spans: passage.spans })),
    // Cut at its borders too, so that anchors can stand there; but words that were corrected are no passage.
    ...corrections
      .filter(({ span }) => span[0] < span[1])
      .map(({ key: id, span }) => ({ id, spans: [span] })),
  ])
  const markers: Piece[] = [
    ...reading.notes.flatMap((note, index): Piece[] => {
      const own = notes[index]
      const isPlaced = own && note.at !== null && own.paragraph !== null
      return isPlaced ? [{ kind: 'noteMarker', at: note.at ?? 0, note: own.key }] : []
    }),
    ...corrections.map(({ key: correction, span }): Piece => ({
      kind: 'correction',
      at: span[1],
      correction,
    })),
    ...reading.pages.map((page): Piece => {
      const surface = surfaces.get(page.order)
      return { kind: 'page', at: page.at, label: page.label, ...(surface === undefined ? {} : { surface }) }
    }),
  ]
  // A page begins before what stands on it; a note marker follows the word it belongs to.
  markers.sort(
    (a, b) => placeOf(a) - placeOf(b) || (a.kind === 'page' ? -1 : 0) - (b.kind === 'page' ? -1 : 0),
  )
  const corrected = new Set(corrections.map((one) => one.key))
  let segment = 0
  let marker = 0
  const blocks = whole.map((block, index): EditionBlock => {
    const pieces: Piece[] = []
    const takeMarkers = (upTo: number): void => {
      for (let next = markers[marker]; next && placeOf(next) <= upTo; next = markers[++marker])
        pieces.push(next)
    }
    while (segment > 0 && (segments[segment]?.start ?? 0) > block.start) segment--
    for (; segment < segments.length; segment++) {
      const cut = segments[segment]
      if (!cut || cut.start >= block.end) break
      let start = Math.max(cut.start, block.start)
      const end = Math.min(cut.end, block.end)
      while (start < end) {
        takeMarkers(start)
        const stop = markers[marker]
        const to = stop ? Math.min(end, Math.max(start + 1, placeOf(stop))) : end
        const marked = corrected.size === 0 ? cut.ids : cut.ids.filter((id) => !corrected.has(id))
        pieces.push({ kind: 'text', start, end: to, passages: marked, begins: [], ends: [] })
        start = to
      }
      if (cut.end > block.end) break
    }
    const isLast = index === whole.length - 1
    takeMarkers(isLast ? Infinity : block.end)
    const note = ownerOf[index] ?? -1
    return {
      key: `${key}-b${index + 1}`,
      number: index + 1,
      kind: block.kind,
      level: block.level ?? 1,
      start: block.start,
      end: block.end,
      pieces,
      note: note < 0 ? null : (notes[note]?.key ?? null),
    }
  })
  markEnds(blocks)
  return { blocks, notes }
}

/** Tells the first and the last piece of each passage. */
function markEnds(blocks: readonly EditionBlock[]): void {
  const first = new Map<string, TextPiece>()
  const last = new Map<string, TextPiece>()
  for (const block of blocks)
    for (const piece of block.pieces)
      if (piece.kind === 'text')
        for (const key of piece.passages) {
          if (!first.has(key)) first.set(key, piece)
          last.set(key, piece)
        }
  for (const [key, piece] of first) piece.begins = [...piece.begins, key]
  for (const [key, piece] of last) piece.ends = [...piece.ends, key]
}

const placeOf = (piece: Piece): number => (piece.kind === 'text' ? piece.start : piece.at)

/** Blocks in order, clipped and without overlap; what no block covers becomes a paragraph, so that no word is missing. */
function coverText(text: string, blocks: readonly Block[]): Block[] {
  const sorted = blocks
    .filter((block) => block.end > block.start && block.start < text.length)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const out: Block[] = []
  let at = 0
  const fill = (to: number): void => {
    for (const line of linesOf(text, at, to)) out.push({ kind: 'paragraph', start: line[0], end: line[1] })
  }
  for (const block of sorted) {
    fill(Math.max(at, block.start))
    const start = Math.max(at, block.start)
    const end = Math.min(text.length, block.end)
    if (end > start) out.push({ ...block, start, end })
    at = Math.max(at, end)
  }
  fill(text.length)
  return out
}

function linesOf(text: string, from: number, to: number): Span[] {
  const out: Span[] = []
  for (let start = from; start < to;) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 || feed > to ? to : feed
    if (text.slice(start, end).trim() !== '') out.push([start, end])
    start = end + 1
  }
  return out
}

/** For each block the index of the note whose body it is, or -1. */
function noteBodies(reading: Pick<Reading, 'notes'>, blocks: readonly Block[]): number[] {
  const bodies = reading.notes
    .flatMap((note, index) => (note.body ? [{ index, start: note.body[0], end: note.body[1] }] : []))
    .sort((a, b) => a.start - b.start)
  return blocks.map((block) => {
    if (block.kind !== 'note') return -1
    return bodies.find((body) => body.start < block.end && block.start < body.end)?.index ?? -1
  })
}
