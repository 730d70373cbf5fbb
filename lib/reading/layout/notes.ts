// The notes of a text: where their bodies begin, which lines belong to them, and where they are called.
import type { Span } from '#lib/text/span.ts'
import type { Choices } from '../reading.ts'
import { findBeside, type BesideNote } from './beside.ts'
import type { LayoutHints } from './hints.ts'
import { plain, type SourceLine } from './lines.ts'
import { markerCandidates, type MarkerCandidate, type MarkerShape } from './marker-candidates.ts'
import { findBodyStarts } from './note-bodies.ts'
import { ownLineMarkers } from './own-line-markers.ts'
import { linkMarkers, type LinkedNotes } from './note-markers.ts'
import { findNotes, type FoundNote, type ZoneInput } from './note-zones.ts'
import type { Sheet } from './sheets.ts'

export interface NoteReading {
  readonly notes: FoundNote[]
  readonly linked: LinkedNotes
  readonly beside: BesideNote[]
  /** Lines that belong to a note. */
  readonly lines: ReadonlySet<number>
  /** Those of them that are marks. */
  readonly marks: ReadonlySet<number>
}

/** Marks that need not be raised. Where the format shows what is raised, a figure that only stands close to a word is a figure. */
const plainShapes: ReadonlySet<MarkerShape> = new Set([
  'raised',
  'caret',
  'bracket',
  'round',
  'closed',
  'sign',
  'letter',
])

export function readNotes(
  lines: readonly SourceLine[],
  sheets: readonly Sheet[],
  leftOut: ReadonlySet<number>,
  choices: Choices,
  hints?: LayoutHints,
): NoteReading {
  const raised = (line: SourceLine): readonly Span[] => hints?.lines.get(line.start)?.raised ?? []
  const alone = hints ? [] : ownLineMarkers(lines, leftOut)
  const candidates = [
    ...lines.flatMap((line) => (leftOut.has(line.index) ? [] : markerCandidates(line, raised(line)))),
    ...alone,
  ]
    .sort((a, b) => a.line - b.line || a.raw[0] - b.raw[0])
    .filter(({ raw: [start] }) => choices[`note:${start}`] !== 'text')
    .filter(({ shape }) => !hints?.isRaisedKnown || plainShapes.has(shape))
  const known = hints
    ? new Set(lines.flatMap(({ index, start }) => (hints.lines.get(start)?.zone === 'note' ? [index] : [])))
    : undefined
  const words = wordsOf(lines)
  const attempt = (isLoose: boolean): Attempt => {
    const own = isLoose ? candidates : candidates.filter(({ shape }) => shape !== 'loose')
    const { notes, manner } = findBodies({ lines, sheets, leftOut, words, ...(known ? { known } : {}) }, own)
    const noteLines = new Set(
      notes.flatMap(({ lines: own, labelLine }) => (labelLine === undefined ? own : [...own, labelLine])),
    )
    // "59)" in brackets that were opened lines above: only where bodies are labelled so is the bracket a part of the mark.
    const inText = own.filter(
      ({ line, shape }) => !noteLines.has(line) && (shape !== 'closed' || manner === 'closed'),
    )
    const loose =
      isLoose || hints
        ? []
        : candidates.filter(({ line, shape }) => shape === 'loose' && !noteLines.has(line))
    return {
      notes,
      linked: linkMarkers({ lines, sheets, notes, candidates: inText, loose }),
      lines: noteLines,
    }
  }
  // Marks between blanks look like any figure: they count only where most notes would have no mark without them.
  const firm = attempt(false)
  const isFirm = firm.notes.length > 0 && firm.linked.markers.size * 5 >= firm.notes.length * 3
  const loose = isFirm || hints || !candidates.some(({ shape }) => shape === 'loose') ? null : attempt(true)
  const isLoose =
    loose &&
    loose.linked.markers.size >= 4 &&
    loose.linked.markers.size * 5 >= loose.notes.length * 4 &&
    loose.linked.markers.size > 2 * firm.linked.markers.size
  const { notes, linked, lines: own } = isLoose ? loose : firm
  const beside = findBeside(lines, hints, own, leftOut)
  for (const note of beside) for (const line of note.lines) own.add(line)
  const marks = new Set(
    [...linked.markers.values()].flatMap(({ shape, line }) => (shape === 'own-line' ? [line] : [])),
  )
  for (const line of marks) own.add(line)
  return { notes, linked, beside, lines: own, marks }
}

interface Attempt {
  readonly notes: FoundNote[]
  readonly linked: LinkedNotes
  readonly lines: Set<number>
}

/** Every manner of note: numbers first, then signs and letters beside them. */
function findBodies(
  input: Omit<ZoneInput, 'starts' | 'calling'>,
  candidates: readonly MarkerCandidate[],
): { notes: FoundNote[]; manner: string } {
  const { lines, leftOut, known } = input
  const markers = new Map<string, MarkerCandidate[]>()
  for (const one of candidates) {
    const own = markers.get(one.label)
    if (own) own.push(one)
    else markers.set(one.label, [one])
  }
  const searches = findBodyStarts(lines, markers, leftOut, input.words, known)
  const starts = searches.flatMap((search) => search.starts).sort((a, b) => a.line - b.line)
  if (starts.length === 0) return { notes: [], manner: '' }
  const lastOf = new Map<string, number>()
  for (const { label, line } of starts) lastOf.set(label, line)
  const startLines = new Set(starts.map(({ line }) => line))
  const calling = candidates
    .filter(
      ({ label, line, weight }) => weight >= 1.1 && !startLines.has(line) && line < (lastOf.get(label) ?? -1),
    )
    .map(({ line }) => line)
  const notes = findNotes({ ...input, starts, calling })
  return { notes, manner: searches[0]?.manner ?? '' }
}

/** The words that stand whole within a line; gathered when they are first asked for. */
function wordsOf(lines: readonly SourceLine[]): () => ReadonlySet<string> {
  let words: Set<string> | null = null
  return () => {
    words ??= new Set(
      lines.flatMap(({ text }) => plain(text).match(/(?<=\s)[\p{L}\p{M}'’]+(?=[\s\p{P}])/gu) ?? []),
    )
    return words
  }
}

/** The numbers of the notes called on each page. */
export function calledOn(
  { notes, linked }: NoteReading,
  sheetOf: (line: number) => number,
): Map<number, number[]> {
  const found = new Map<number, number[]>()
  const add = (label: string, line: number): void => {
    const number = Number(label)
    if (!Number.isFinite(number)) return
    const own = found.get(sheetOf(line))
    if (own) own.push(number)
    else found.set(sheetOf(line), [number])
  }
  for (const [note, { line }] of linked.markers) add(notes[note]?.label ?? '', line)
  for (const { label, marker } of linked.bodiless) add(label, marker.line)
  return found
}
