// The new text with its blocks: what is kept of the old text and what is put in, in order. A line feed that is put in begins a
// paragraph, one that is left out joins two of the same kind, and what would leave an empty paragraph leaves none.
import type { Block, Reading } from '#lib/reading/reading.ts'
import type { CorrectionFinding } from './correction.ts'
import { differenceBuilder, type Difference } from './difference.ts'
import { matchLineFeeds } from './line-feeds.ts'
import type { Splice } from './splices.ts'

/** `[oldStart, newStart, length]`: a stretch of the old text that stands in the new one. */
export type KeptRun = readonly [oldStart: number, newStart: number, length: number]

/** What was put in for a splice: `text` stands at `start` of the new text. */
export interface PutIn {
  readonly splice: Splice
  start: number
  text: string
}

export interface Flow {
  readonly text: string
  readonly blocks: Block[]
  /** For each block the old one it comes from. */
  readonly sources: readonly number[]
  readonly kept: readonly KeptRun[]
  /** In the order of the text, one for each splice. */
  readonly putIn: readonly PutIn[]
  readonly difference: Difference
  readonly findings: readonly CorrectionFinding[]
}

/**
 * A piece of a line: words of the old block `block`, or words put in where that block stood (none, where words are only left
 * out).
 */
type Piece =
  | { readonly kind: 'old'; readonly start: number; readonly end: number; readonly block: number }
  | { readonly kind: 'new'; readonly text: string; readonly at: number; readonly block: number }

/** The line feed before a line: where it stood, or (`old` null) which splice puts it in. */
interface Joint {
  readonly old: number | null
  readonly at: number
}

interface Line {
  readonly joints: Joint[]
  readonly pieces: Piece[]
}

/** Puts `splices` (in order, not overlapping) into the text. With findings, the rest is not to be used. */
export function reflow(
  reading: Pick<Reading, 'text' | 'blocks' | 'notes'>,
  splices: readonly Splice[],
): Flow {
  const zones = zonesOf(reading)
  const findings: CorrectionFinding[] = []
  for (const splice of splices) if (zones.touchesTwo(splice)) findings.push(across(splice.index))
  const lines = withoutEmpty(toLines(reading, splices))
  const parts: string[] = []
  const kept: [number, number, number][] = []
  const putIn = splices.map((splice): PutIn => ({ splice, start: -1, text: '' }))
  const blocks: Block[] = []
  const sources: number[] = []
  let length = 0
  const keep = (start: number, end: number): void => {
    const last = kept.at(-1)
    if (last && last[0] + last[2] === start && last[1] + last[2] === length) last[2] += end - start
    else kept.push([start, length, end - start])
    parts.push(reading.text.slice(start, end))
    length += end - start
  }
  const put = (at: number, text: string): void => {
    const own = putIn[at]
    if (!own) return
    if (own.start < 0) own.start = length
    own.text += text
    parts.push(text)
    length += text.length
  }
  lines.forEach((line, i) => {
    if (i > 0) {
      const joint = line.joints.findLast(({ old }) => old !== null) ?? line.joints.at(-1)
      if (joint?.old != null) keep(joint.old, joint.old + 1)
      else put(joint?.at ?? 0, '\n')
    }
    const start = length
    const source = blocksIn(line)[0] ?? 0
    for (const piece of line.pieces) {
      if (piece.kind === 'old') keep(piece.start, piece.end)
      else put(piece.at, piece.text)
    }
    const finding = mixed(reading.blocks, zones, line, splices)
    if (finding) findings.push(finding)
    sources.push(source)
    blocks.push({ ...(reading.blocks[source] ?? { kind: 'paragraph' }), start, end: length })
  })
  if (length === 0)
    findings.push({
      code: 'nothing_left',
      index: splices[0]?.index ?? 0,
      message: 'This would leave no text.',
    })
  return {
    text: parts.join(''),
    blocks,
    sources,
    kept,
    putIn,
    difference: differenceOf(reading.text.length, kept, parts.join('')),
    findings,
  }
}

/** The old text and what is put into it as lines. */
function toLines({ text, blocks }: Pick<Reading, 'text' | 'blocks'>, splices: readonly Splice[]): Line[] {
  const lines: Line[] = [{ joints: [], pieces: [] }]
  const add = (piece: Piece): void => void lines.at(-1)?.pieces.push(piece)
  let block = 0
  const keepTo = (from: number, to: number): void => {
    for (let at = from; at < to;) {
      while (block < blocks.length - 1 && (blocks[block]?.end ?? 0) < at) block++
      const end = blocks.length === 0 ? text.length : (blocks[block]?.end ?? text.length)
      if (at < end) add({ kind: 'old', start: at, end: Math.min(to, end), block })
      // Behind a block stands its line feed.
      else lines.push({ joints: [{ old: at, at: -1 }], pieces: [] })
      at = at < end ? Math.min(to, end) : at + 1
    }
  }
  let at = 0
  splices.forEach((splice, i) => {
    keepTo(at, splice.start)
    let home = blockWith(blocks, splice.start)
    add({ kind: 'new', text: '', at: i, block: home })
    for (const piece of matchLineFeeds(text, splice, blocks)) {
      if (typeof piece === 'string') add({ kind: 'new', text: piece, at: i, block: home })
      else {
        lines.push({ joints: [{ old: null, at: i }], pieces: [] })
        if (piece.block >= 0) home = piece.block
      }
    }
    at = splice.end
  })
  keepTo(at, text.length)
  return lines
}

/** A line without words is none; the line feeds before it stand for choice before the next. */
function withoutEmpty(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  let joints: Joint[] = []
  let pieces: Piece[] = []
  for (const line of lines) {
    joints.push(...line.joints)
    pieces.push(...line.pieces)
    if (!line.pieces.some((piece) => piece.kind === 'old' || piece.text !== '')) continue
    out.push({ joints, pieces })
    joints = []
    pieces = []
  }
  out.at(-1)?.pieces.push(...pieces)
  return out
}

/** The old blocks whose words, or whose place, a line has; the first gives it its kind. */
function blocksIn({ pieces }: Line): number[] {
  return pieces.flatMap((piece) => (piece.kind === 'old' || piece.text !== '' ? [piece.block] : []))
}

/** Whether a line holds words of two blocks that cannot be one. */
function mixed(
  blocks: readonly Block[],
  zones: Zones,
  line: Line,
  splices: readonly Splice[],
): CorrectionFinding | null {
  const [first = 0, ...others] = blocksIn(line)
  for (const other of others) {
    const [a, b] = [blocks[first], blocks[other]]
    if (other === first || !a || !b) continue
    const index = splices.findLast((splice) => splice.start < b.start)?.index ?? 0
    if (zones.of(first) !== zones.of(other)) return across(index)
    if (a.kind !== b.kind)
      return {
        code: 'other_kinds',
        index,
        message: `This would join two parts of different kinds (${a.kind} and ${b.kind}); only parts of one kind can be joined.`,
      }
  }
  return null
}

export interface Zones {
  /** The note a block belongs to; -1: the main text, -2: the body of a note that is not known. */
  of(block: number): number
  touchesTwo(splice: Splice): boolean
}

export function zonesOf({ blocks, notes }: Pick<Reading, 'blocks' | 'notes'>): Zones {
  const bodies = notes
    .flatMap(({ body }, note) => (body ? [{ start: body[0], end: body[1], note }] : []))
    .sort((a, b) => a.start - b.start)
  let next = 0
  const zones = blocks.map(({ kind, start }) => {
    while ((bodies[next]?.end ?? Infinity) <= start) next++
    const body = bodies[next]
    return body && body.start <= start ? body.note : kind === 'note' ? -2 : -1
  })
  return {
    of: (block) => zones[block] ?? -1,
    touchesTwo({ start, end }) {
      const found = new Set<number>()
      // With the line feed before it, a block is touched.
      const last = start < end ? end : end - 1
      for (let i = firstBehind(blocks, start); (blocks[i]?.start ?? Infinity) <= last; i++)
        found.add(zones[i] ?? -1)
      return found.size > 1
    },
  }
}

/** The block in which `offset` stands; its end is within. */
function blockWith(blocks: readonly Block[], offset: number): number {
  return Math.min(firstBehind(blocks, offset - 1), Math.max(0, blocks.length - 1))
}

/** The first block that ends behind `offset`. */
function firstBehind(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

const across = (index: number): CorrectionFinding => ({
  code: 'across_note',
  index,
  message: 'This reaches across the border of a note; correct the note and the text around it one by one.',
})

function differenceOf(oldLength: number, kept: readonly KeptRun[], text: string): Difference {
  const runs = differenceBuilder()
  let [old, now] = [0, 0]
  for (const [oldStart, newStart, length] of kept) {
    runs.remove(oldStart - old)
    runs.insert(text.slice(now, newStart))
    runs.keep(length)
    old = oldStart + length
    now = newStart + length
  }
  runs.remove(oldLength - old)
  runs.insert(text.slice(now))
  return runs.done()
}
