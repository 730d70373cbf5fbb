// Markdown: its signs are left out, its words are read; the bodies of footnotes stand after the text, each linked to its mark.
import { readingBuilder, type ReadingBuilder } from './builder.ts'
import type { Read } from './assemble.ts'
import type { Leaf, Piece } from './markdown-leaf.ts'
import { markdownLeaves, type Leaves } from './markdown-leaves.ts'
import type { Note, Problem } from './reading.ts'

/** Reads Markdown (CommonMark with footnotes `[^1]`, and tables with bars as rows whose cells are parted by a tab). */
export function readMarkdown(raw: string): Read {
  const builder = readingBuilder(raw)
  const front = frontMatter(raw)
  if (front > 0) builder.drop(raw.startsWith('\ufeff') ? 1 : 0, front, 'front-matter')
  // Blanks of the same length, so that all offsets stay.
  const readable =
    raw.slice(0, front).replace(/[^\r\n]/g, ' ') + raw.slice(front).replace(/[\0\ufeff\f]/g, ' ')
  const found = markdownLeaves(readable)
  for (const { start, end, kind } of found.drops) builder.drop(start, end, kind)
  for (const { marker } of found.definitions) builder.claim(...marker)
  const notes = noteBook(found)
  for (const leaf of found.leaves) if (leaf.definition === null) readLeaf(builder, raw, leaf, notes)
  for (let note = notes.next(); note; note = notes.next()) {
    const from = builder.at()
    const body = found.leaves.filter((leaf) => leaf.definition === note.definition)
    for (const leaf of body) readLeaf(builder, raw, leaf, notes)
    const [first, last] = [body[0]?.pieces[0], body.at(-1)?.pieces.at(-1)]
    const to = Math.max(0, builder.at() - 1)
    notes.close(
      note,
      first && last && to > from ? { body: [from, to], rawBody: [first.start, last.end] } : null,
    )
  }
  const problems = notes.problems
  const built = builder.finish()
  // A mark that stands alone in the last block has nothing after it.
  for (const note of notes.notes) if (note.at !== null) note.at = Math.min(note.at, built.text.length)
  const html = built.furniture.filter(({ kind }) => kind === 'html')
  if (html.length > 0) {
    const first = html[0]?.raw
    problems.push({
      code: 'html_left_out',
      severity: 'info',
      message: `${html.length} HTML tags or comments were left out.`,
      ...(first ? { raw: first } : {}),
    })
  }
  return { ...built, notes: notes.notes, pages: [], problems }
}

/** Length of a block of metadata between lines of dashes at the very beginning; 0 if there is none. */
function frontMatter(raw: string): number {
  const block =
    /^\ufeff?---[ \t]*(?:\r\n?|\n)((?:[^\r\n]*(?:\r\n?|\n))*?)(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/.exec(raw)
  const lines = block?.[1]?.split(/\r\n?|\n/).filter((line) => line.trim() !== '') ?? []
  const isData = lines.length > 0 && lines.every((line) => /^(?:[\w-]+\s*:|\s+|-\s|#)/.test(line))
  return block && isData ? block[0].length : 0
}

function readLeaf(builder: ReadingBuilder, raw: string, leaf: Leaf, notes: NoteBook): void {
  const pieces = trimmed(withMissingCalls(raw, leaf.pieces, notes))
  const isTable = pieces.some(({ op }) => op === 'break') && rowsHoldBars(raw, pieces)
  builder.open(leaf.kind, leaf.level === undefined ? {} : { level: leaf.level })
  pieces.forEach((piece, i) => {
    switch (piece.op) {
      case 'copy':
        return builder.copy(piece.start, piece.end)
      case 'replace':
        return builder.replace(piece.start, piece.end, piece.kind, piece.by)
      case 'call':
        builder.claim(piece.start, piece.end)
        return notes.mark(piece, builder)
      case 'break': {
        const before = pieces[i - 1]
        const isCode = leaf.kind !== 'heading' && before?.op === 'break'
        const afterHyphen = before?.op === 'copy' && /[-‐¬\u00ad]$/.test(raw.slice(before.start, before.end))
        const keeps = piece.isHard || isTable || isCode || afterHyphen || pieces[i + 1]?.op === 'break'
        return builder.replace(piece.start, piece.end, keeps ? 'line-end' : 'join-line', keeps ? '\n' : ' ')
      }
    }
  })
  builder.close()
}

/** Line ends at the edges of a block are not part of it. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ op }) => op !== 'break')
  const last = pieces.findLastIndex(({ op }) => op !== 'break')
  return first < 0 ? [] : pieces.slice(first, last + 1)
}

function rowsHoldBars(raw: string, pieces: readonly Piece[]): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return false
  return raw
    .slice(first.start, last.end)
    .split(/\r\n?|\n/)
    .every((row) => row.includes('|'))
}

/** A mark `[^9]` whose note is nowhere is plain text to Markdown; to a historian it is a note that was lost. */
function withMissingCalls(raw: string, pieces: readonly Piece[], notes: NoteBook): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.op === 'copy' && piece.op === 'copy' && last.end === piece.start)
      joined[joined.length - 1] = { ...last, end: piece.end }
    else joined.push(piece)
  }
  return joined.flatMap((piece): Piece[] => {
    if (piece.op !== 'copy') return [piece]
    const out: Piece[] = []
    let at = piece.start
    for (const hit of raw.slice(piece.start, piece.end).matchAll(/\[\^([^\]\s]{1,40})\]/g)) {
      const start = piece.start + hit.index
      if (notes.isKnown(hit[1] ?? '')) continue
      if (start > at) out.push({ op: 'copy', start: at, end: start })
      at = start + hit[0].length
      out.push({ op: 'call', start, end: at, label: hit[1] ?? '' })
    }
    if (at < piece.end) out.push({ op: 'copy', start: at, end: piece.end })
    return out
  })
}

interface OpenNote {
  readonly index: number
  readonly definition: number
}

interface NoteBook {
  readonly notes: Note[]
  readonly problems: Problem[]
  isKnown(label: string): boolean
  mark(call: Extract<Piece, { op: 'call' }>, builder: ReadingBuilder): void
  /** The next note whose body is to be read: in the order of their marks, then those without one. */
  next(): OpenNote | null
  close(note: OpenNote, body: { body: [number, number]; rawBody: [number, number] } | null): void
}

function noteBook({ definitions }: Leaves): NoteBook {
  const same = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase()
  const byLabel = new Map<string, number>()
  const problems: Problem[] = []
  const say = (code: string, message: string, raw: readonly [number, number]): void => {
    problems.push({ code, severity: 'warning', message, raw: [raw[0], raw[1]] })
  }
  definitions.forEach(({ label, marker }, i) => {
    if (byLabel.has(same(label))) say('note_body_twice', `There are two bodies for note ${label}.`, marker)
    else byLabel.set(same(label), i)
  })
  const notes: Note[] = []
  const queue: OpenNote[] = []
  const read = new Set<number>()
  return {
    notes,
    problems,
    isKnown: (label) => byLabel.has(same(label)),
    mark({ start, end, label }, builder) {
      const definition = byLabel.get(same(label))
      const at = builder.at()
      const common = {
        label,
        kind: 'footnote' as const,
        at,
        marker: { raw: [start, end] as const },
        body: null,
        rawBody: [],
      }
      if (definition === undefined) {
        say('note_body_missing', `Note ${label} has a mark but no body.`, [start, end])
        notes.push({ ...common, bodyMarker: null, state: 'body_missing' })
        return
      }
      if (read.has(definition)) {
        say('note_marked_twice', `Note ${label} is marked a second time.`, [start, end])
        notes.push({ ...common, bodyMarker: null, state: 'linked' })
        return
      }
      read.add(definition)
      queue.push({ index: notes.length, definition })
      notes.push({
        ...common,
        bodyMarker: { raw: definitions[definition]?.marker ?? [0, 0] },
        state: 'linked',
      })
    },
    next() {
      const waiting = queue.shift()
      if (waiting) return waiting
      const definition = definitions.findIndex((_, i) => !read.has(i))
      const unmarked = definitions[definition]
      if (!unmarked) return null
      read.add(definition)
      const { label, marker } = unmarked
      say('note_marker_missing', `Note ${label} has a body but no mark in the text.`, marker)
      notes.push({
        label,
        kind: 'footnote',
        at: null,
        marker: null,
        bodyMarker: { raw: marker },
        body: null,
        rawBody: [],
        state: 'marker_missing',
      })
      return { index: notes.length - 1, definition }
    },
    close({ index }, body) {
      const note = notes[index]
      if (!note) return
      if (body) {
        note.body = body.body
        note.rawBody = [body.rawBody]
      } else note.state = note.state === 'linked' ? 'body_missing' : `${note.state}+body_missing`
    },
  }
}
