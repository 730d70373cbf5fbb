// Notes as they will stand in the reading: their blocks, what is wrong with them, and the choices they leave.
import type { Span } from '#lib/text/span.ts'
import type { Decision, Note } from '../reading.ts'
import type { BesideNote } from './beside.ts'
import type { BlockLines, FlowLine } from './flow.ts'
import type { Lexicon } from './lexicon.ts'
import { beginsSmall, endsSentence, hyphenEnd } from './lines.ts'
import type { FoundMarker } from './marker-candidates.ts'
import type { FoundNote } from './note-zones.ts'
import type { NoteReading } from './notes.ts'
import { widest } from './text-measure.ts'

export interface NoteToSet {
  readonly label: string
  readonly kind: Note['kind']
  readonly marker: FoundMarker | null
  /** The note is called at the end of the line `after`: one of the margin by its place, another by `raw`, a mark on a line of its own. */
  readonly beside?: { readonly after: number; readonly raw: Span }
  readonly bodyMarker: Span | null
  readonly blocks: readonly BlockLines[]
  readonly rawBody: Span[]
  readonly state: string
}

export interface NoteFlows {
  /** Of each note with a body, and of each note that only its place tells. */
  readonly bodies: readonly FlowLine[][]
  readonly beside: readonly FlowLine[][]
}

/** Those with a body, those without, those of the margin: the order in which `inlineChanges` counts them. */
export function setNotes(
  { notes, linked, beside }: NoteReading,
  flows: NoteFlows,
  isCut: (flow: readonly FlowLine[]) => boolean,
  nextStart: (offset: number) => number,
): NoteToSet[] {
  return [
    ...notes.map((note, i) => {
      const flow = flows.bodies[i] ?? []
      return setNote(note, flow, linked.markers.get(i) ?? null, isCut(flow), nextStart)
    }),
    ...linked.bodiless.map(({ label, marker }): NoteToSet => ({
      label,
      kind: 'footnote',
      marker,
      bodyMarker: null,
      blocks: [],
      rawBody: [],
      state: 'body_missing',
    })),
    ...setBeside(beside, flows.beside),
  ]
}

function setNote(
  note: FoundNote,
  flow: FlowLine[],
  marker: FoundMarker | null,
  isCut: boolean,
  nextStart: (offset: number) => number,
): NoteToSet {
  const states = [
    ...(marker ? [] : ['marker_missing']),
    ...(note.isMisread || marker?.isMisread ? ['marker_misread'] : []),
    ...(isCut ? ['body_truncated'] : []),
  ]
  const spans: Span[] = []
  const lines = flow.filter(({ line }) => line.end > line.start)
  for (const { line } of lines) {
    const open = spans.at(-1)
    if (open && nextStart(open[1]) === line.start) spans[spans.length - 1] = [open[0], line.end]
    else spans.push([line.start, line.end])
  }
  const last = spans.at(-1)
  if (note.closing && last && last[1] === note.closing[1])
    spans[spans.length - 1] = [last[0], note.closing[0]]
  const isLong = flow.some(({ line }) => line.text.length > widest)
  const blocks = isLong ? lines.map((line) => [line]) : lines.length > 0 ? [lines] : []
  return {
    label: note.label,
    kind: note.isEndnote ? 'endnote' : 'footnote',
    marker,
    // Its line is none of the text.
    ...(marker?.shape === 'own-line' ? { beside: { after: marker.line - 1, raw: marker.raw } } : {}),
    bodyMarker: note.bodyMarker,
    blocks: blocks.map((own): BlockLines => ({ kind: 'note', lines: own, keepsLines: false })),
    rawBody: spans,
    state: states.join('+') || 'linked',
  }
}

/** Counted among their kind, since they have no label of their own. */
function setBeside(beside: readonly BesideNote[], flows: readonly FlowLine[][]): NoteToSet[] {
  let count = 0
  return beside.map(({ kind, after }, i): NoteToSet => {
    const flow = flows[i] ?? []
    const [first, last] = [flow[0]?.line, flow.at(-1)?.line]
    const isPlaced = kind === 'marginal'
    if (isPlaced) count++
    return {
      label: isPlaced ? String(count) : '?',
      kind,
      marker: null,
      ...(isPlaced && first ? { beside: { after, raw: [first.start, first.start] as const } } : {}),
      bodyMarker: null,
      blocks: flow.length > 0 ? [{ kind: 'note', lines: flow, keepsLines: false }] : [],
      rawBody: first && last ? [[first.start, last.end]] : [],
      state: isPlaced ? 'linked' : 'marker_missing',
    }
  })
}

/**
 * Says whether a body has lost words: the file ends within its last word, or over a page it goes on with letters that neither
 * finish the word before nor make one themselves.
 */
export const cutFinder =
  (lexicon: Lexicon, lastLine: number, sheetOf: (line: number) => number) =>
  (flow: readonly FlowLine[]): boolean => {
    const isWord = (one: string): boolean => lexicon.count(one) > 0 || lexicon.isListed(one) === true
    const last = flow.at(-1)
    if (last?.line.index === lastLine && !endsSentence(last.text)) {
      const word = /\p{L}+$/u.exec(last.text)?.[0]
      if (/[-‐¬,(„»]$/.test(last.text) || (word !== undefined && !isWord(word))) return true
    }
    return flow.slice(1).some((here, i) => {
      const before = flow[i]
      const isOverPage = before && here.crosses && sheetOf(before.line.index) !== sheetOf(here.line.index)
      if (!isOverPage || !beginsSmall(here.text) || hyphenEnd.test(before.text)) return false
      const [end, start] = [/\p{L}+$/u.exec(before.text)?.[0] ?? '', /^\p{L}+/u.exec(here.text)?.[0] ?? '']
      const isStrange = !isWord(start) || (start.length <= 4 && lexicon.exact(start) === 0)
      return start !== '' && isStrange && !isWord(end + start)
    })
  }

/** By where they are called; those without a call where their label belongs. */
export function sortNotes<T extends { at: number | null }>(notes: readonly T[]): T[] {
  let before = -1
  const keyed = notes.map((note, i) => {
    if (note.at !== null) before = note.at
    return { note, key: note.at ?? before + 0.5, i }
  })
  return keyed.sort((a, b) => a.key - b.key || a.i - b.i).map(({ note }) => note)
}

/** Each mark is a choice: it could be a figure of the text. */
export function markerDecisions(notes: readonly NoteToSet[]): Decision[] {
  return notes.flatMap(({ marker, label }): Decision[] => {
    if (!marker) return []
    return [
      {
        key: `note:${marker.raw[0]}`,
        kind: 'note',
        raw: marker.raw,
        choice: `note ${label}`,
        options: [`note ${label}`, 'text'],
        certain: !marker.isMisread,
        reason: marker.isMisread ? 'misread' : marker.shape,
      },
    ]
  })
}
