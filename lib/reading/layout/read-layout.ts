// Reads a text whose lines are those of a page: in named passes, each a pure function of the ones before.
//   lines → sheets → furniture → second copies → note bodies → markers → order of the pages → paragraphs → kinds → composition
import type { Span } from '#lib/text/span.ts'
import type { Read } from '../assemble.ts'
import { guessLanguage } from '../language.ts'
import type { Choices, Decision, Duplicate, Problem } from '../reading.ts'
import { noWordLists, type WordLists } from '../word-list.ts'
import { findBeside, type BesideNote } from './beside.ts'
import { nameBlocks } from './block-kinds.ts'
import { compose, type NoteToSet } from './compose.ts'
import { findRepeatedLines, type RepeatedLines } from './duplicates.ts'
import { findFurniture, type FurnitureLines } from './furniture.ts'
import type { LayoutHints } from './hints.ts'
import { learnLexicon, type Lexicon } from './lexicon.ts'
import { learnHabit, wordsAtEnd } from './line-ends.ts'
import { beginsSmall, endsSentence, hyphenEnd, splitLines, type SourceLine } from './lines.ts'
import { markerCandidates, type MarkerCandidate } from './marker-candidates.ts'
import { findBodyStarts } from './note-bodies.ts'
import { linkMarkers, type LinkedNotes } from './note-markers.ts'
import { findNotes, type FoundNote } from './note-zones.ts'
import { orderPages, type PageMove } from './page-order.ts'
import type { FlowLine } from './flow.ts'
import { findParagraphs } from './paragraphs.ts'
import { layoutProblems } from './problems.ts'
import { findSections } from './sections.ts'
import { findSheets } from './sheets.ts'

export interface LayoutOptions {
  readonly choices?: Choices
  readonly hints?: LayoutHints
  readonly wordLists?: WordLists
}

export function readLayout(
  raw: string,
  { choices = {}, hints, wordLists = noWordLists }: LayoutOptions = {},
): Read {
  const lines = splitLines(raw)
  const decisions: Decision[] = []
  const { sheets, numbered } = findSheets(lines, hints?.sheets)
  const foundFurniture = findFurniture(lines, sheets, numbered, hints)
  const copies = chooseCopies(findRepeatedLines(lines, sheets, foundFurniture), lines, choices, decisions)
  // A head inside a copy is a part of the copy.
  for (const { copy } of copies) for (const line of range(copy)) foundFurniture.delete(line)
  const furniture = chooseFurniture(foundFurniture, lines, choices, decisions)
  const leftOut = new Set([...furniture.keys(), ...copies.flatMap(({ copy }) => range(copy))])
  const raised = (line: SourceLine): readonly Span[] => hints?.lines.get(line.start)?.raised ?? []
  const candidates = lines
    .flatMap((line) => (leftOut.has(line.index) ? [] : markerCandidates(line, raised(line))))
    .filter(({ raw: [start] }) => choices[`note:${start}`] !== 'text')
  const known = hints
    ? new Set(lines.flatMap(({ index, start }) => (hints.lines.get(start)?.zone === 'note' ? [index] : [])))
    : undefined

  const { notes, manner } = findAllNotes(lines, sheets, candidates, leftOut, known)
  const noteLines = new Set(notes.flatMap((note) => note.lines))
  const inText = candidates.filter(
    ({ line, shape }) => !noteLines.has(line) && (shape !== 'closed' || manner === 'closed'),
  )
  const linked = linkMarkers({ lines, sheets, notes, candidates: inText })

  const beside = findBeside(lines, hints, noteLines, leftOut)
  const apart = new Set([...noteLines, ...beside.flatMap((note) => note.lines)])
  const bodyLines = lines.filter(({ index }) => !leftOut.has(index) && !apart.has(index))
  const sheetOf = (line: number): number => sheets.findLast(({ first }) => first <= line)?.order ?? 0
  const { order, moves } = orderPages({
    sheets,
    lines,
    body: bySheet(bodyLines, sheetOf),
    called: calledOn(notes, linked, sheetOf),
  })
  const place = new Map(order.map((sheet, i) => [sheet, i]))
  const reading =
    moves.length === 0
      ? bodyLines
      : [...bodyLines].sort(
          (a, b) =>
            (place.get(sheetOf(a.index)) ?? 0) - (place.get(sheetOf(b.index)) ?? 0) || a.index - b.index,
        )

  const marks = marksOf(linked)
  const cut = cutMarks(marks)
  const flowOf = (own: readonly SourceLine[], from = new Map<number, number>()): FlowLine[] =>
    own.map((line, i) => {
      const [start, before] = [from.get(line.index) ?? line.start, own[i - 1]]
      const crosses =
        before !== undefined &&
        (before.index + 1 !== line.index || sheetOf(before.index) !== sheetOf(line.index))
      return {
        line: start === line.start ? line : { ...line, start, text: raw.slice(start, line.end) },
        text: cut(raw, start, line.end),
        crosses,
        hint: hints?.lines.get(line.start),
      }
    })
  const flow = flowOf(reading)
  const noteFlows = notes.map((note) =>
    flowOf(
      note.lines.flatMap((at) => lines[at] ?? []),
      new Map([[note.lines[0] ?? -1, note.body]]),
    ),
  )
  const besideFlows = beside.map((note) => flowOf(note.lines.flatMap((at) => lines[at] ?? [])))

  const language = guessLanguage(
    flow
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 40_000),
  )
  const pairs = [flow, ...noteFlows, ...besideFlows].flatMap((own) =>
    own.slice(1).map((line, i) => [own[i]?.text ?? '', line.text] as const),
  )
  const textLines = [...reading, ...notes.flatMap((note) => note.lines.flatMap((at) => lines[at] ?? []))]
  const lexicon = learnLexicon(textLines, wordLists(language), new Set(pairs.flatMap(wordsAtEnd)))
  const habit = learnHabit(
    pairs.filter(([left]) => left.length <= 160),
    lexicon,
  )

  const paragraphs = findParagraphs(flow, choices)
  const blocks = nameBlocks(paragraphs.blocks)
  notes.forEach((note, i) => {
    note.isCut = isCutBody(noteFlows[i] ?? [], lexicon, lines.length - 1, sheetOf)
  })
  const toSet = [
    ...notes.map((note, i) => setNote(note, noteFlows[i] ?? [], linked, i)),
    ...bodiless(linked),
    ...setBeside(beside, besideFlows),
  ]
  const composed = compose({
    raw,
    lines,
    blocks,
    notes: toSet,
    marks: numberMarks(marks, notes.length),
    sheets: order.flatMap((one) => sheets[one] ?? []),
    furniture: [...furniture].map(([index, { kind }]) => ({ raw: spanOf(lines, index, index + 1), kind })),
    copies: copies.map(({ copy }) => spanOf(lines, ...copy)),
    words: { lexicon, habit, language },
    choices,
  })
  const duplicates = copies.map(({ kept, copy }): Duplicate => ({
    raw: spanOf(lines, ...copy),
    of: spanOf(lines, ...kept),
  }))
  const all = [...decisions, ...paragraphs.decisions, ...composed.decisions, ...markerDecisions(toSet)].sort(
    (a, b) => a.raw[0] - b.raw[0],
  )
  return {
    ...composed,
    notes: sortNotes(composed.notes),
    duplicates,
    sections: findSections(composed),
    decisions: all,
    problems: problemsOf(composed, duplicates, moves, all, notes),
    counts: countsOf(composed, duplicates),
  }
}

const range = ([first, last]: readonly [number, number]): number[] =>
  Array.from({ length: last - first }, (_, i) => first + i)

const spanOf = (lines: readonly SourceLine[], first: number, last: number): Span => [
  lines[first]?.start ?? 0,
  lines[last - 1]?.end ?? 0,
]

/** Every manner of note: numbers first, then signs and letters beside them. */
function findAllNotes(
  lines: SourceLine[],
  sheets: Parameters<typeof findNotes>[0]['sheets'],
  candidates: readonly MarkerCandidate[],
  leftOut: ReadonlySet<number>,
  known?: ReadonlySet<number>,
): { notes: FoundNote[]; manner: string } {
  const markers = new Map<string, MarkerCandidate[]>()
  for (const one of candidates) markers.set(one.label, [...(markers.get(one.label) ?? []), one])
  const searches = findBodyStarts(lines, markers, leftOut, known)
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
  const notes = findNotes({ lines, sheets, starts, leftOut, calling, ...(known ? { known } : {}) })
  return { notes, manner: searches[0]?.manner ?? '' }
}

function bySheet(lines: readonly SourceLine[], sheetOf: (line: number) => number): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const { index } of lines) found.set(sheetOf(index), [...(found.get(sheetOf(index)) ?? []), index])
  return found
}

function calledOn(
  notes: readonly FoundNote[],
  linked: LinkedNotes,
  sheetOf: (line: number) => number,
): Map<number, number[]> {
  const found = new Map<number, number[]>()
  const add = (label: string, line: number): void => {
    const number = Number(label)
    if (Number.isFinite(number)) found.set(sheetOf(line), [...(found.get(sheetOf(line)) ?? []), number])
  }
  for (const [note, { line }] of linked.markers) add(notes[note]?.label ?? '', line)
  for (const { label, marker } of linked.bodiless) add(label, marker.line)
  return found
}

interface Mark {
  readonly raw: Span
  /** Place among the notes with a body; −1−k for the k-th without one; null for a further call. */
  readonly note: number | null
}

function marksOf({ markers, again, bodiless }: LinkedNotes): Mark[] {
  return [
    ...[...markers].map(([note, { raw }]): Mark => ({ raw, note })),
    ...again.map(({ marker }): Mark => ({ raw: marker.raw, note: null })),
    ...bodiless.map(({ marker }, k): Mark => ({ raw: marker.raw, note: -1 - k })),
  ]
}

const numberMarks = (marks: readonly Mark[], bodies: number): Mark[] =>
  marks.map((mark) =>
    mark.note !== null && mark.note < 0 ? { ...mark, note: bodies - 1 - mark.note } : mark,
  )

/** The words of a line without the marks in it. */
function cutMarks(marks: readonly Mark[]): (raw: string, start: number, end: number) => string {
  const sorted = [...marks].sort((a, b) => a.raw[0] - b.raw[0])
  return (raw, start, end) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.raw[0] ?? 0) < start) low = middle + 1
      else high = middle
    }
    let [text, at] = ['', start]
    for (let i = low; (sorted[i]?.raw[0] ?? Infinity) < end; i++) {
      const [from, to] = sorted[i]?.raw ?? [end, end]
      text += raw.slice(at, from)
      at = to
    }
    return (text + raw.slice(at, end)).normalize('NFC').trim()
  }
}

/**
 * A body has lost words: the file ends within its last word, or over a page it goes on with letters that neither finish the
 * word before nor make one themselves.
 */
function isCutBody(
  flow: readonly FlowLine[],
  lexicon: Lexicon,
  lastLine: number,
  sheetOf: (line: number) => number,
): boolean {
  const isWord = (one: string): boolean => lexicon.count(one) > 0 || lexicon.isListed(one) === true
  const last = flow.at(-1)
  if (last?.line.index === lastLine && !endsSentence(last.text)) {
    const word = /\p{L}+$/u.exec(last.text)?.[0]
    if (/[-‐¬,(„»]$/.test(last.text) || (word !== undefined && !isWord(word))) return true
  }
  return flow.slice(1).some((here, i) => {
    const before = flow[i]
    if (
      !before ||
      !here.crosses ||
      sheetOf(before.line.index) === sheetOf(here.line.index) ||
      !beginsSmall(here.text)
    )
      return false
    if (hyphenEnd.test(before.text)) return false
    const [end, start] = [/\p{L}+$/u.exec(before.text)?.[0] ?? '', /^\p{L}+/u.exec(here.text)?.[0] ?? '']
    const isStrange = !isWord(start) || (start.length <= 4 && lexicon.exact(start) === 0)
    return start !== '' && isStrange && !isWord(end + start)
  })
}

function setNote(note: FoundNote, flow: FlowLine[], linked: LinkedNotes, i: number): NoteToSet {
  const marker = linked.markers.get(i) ?? null
  const states = [
    ...(marker ? [] : ['marker_missing']),
    ...(note.isMisread || marker?.isMisread ? ['marker_misread'] : []),
    ...(note.isCut ? ['body_truncated'] : []),
  ]
  const isLong = flow.some(({ line }) => line.text.length > 130)
  const runs = flow.filter(({ text, line }) => text !== '' || line.end > line.start)
  const spans: Span[] = []
  let last = -2
  for (const { line } of runs) {
    const open = spans.at(-1)
    if (open && line.index === last + 1) spans[spans.length - 1] = [open[0], line.end]
    else spans.push([line.start, line.end])
    last = line.index
  }
  const lines = runs.filter(({ line }) => line.end > line.start)
  return {
    label: note.label,
    kind: 'footnote',
    marker,
    bodyMarker: note.bodyMarker,
    blocks: isLong
      ? lines.map((line) => ({ kind: 'note', lines: [line], keepsLines: false }))
      : lines.length > 0
        ? [{ kind: 'note', lines, keepsLines: false }]
        : [],
    rawBody: spans,
    state: states.join('+') || 'linked',
  }
}

/** Counted among their kind, since they have no label of their own. */
function setBeside(beside: readonly BesideNote[], flows: readonly FlowLine[][]): NoteToSet[] {
  return beside.map(({ kind, after }, i): NoteToSet => {
    const flow = flows[i] ?? []
    const [first, last] = [flow[0]?.line, flow.at(-1)?.line]
    const isPlaced = kind === 'marginal'
    return {
      label: isPlaced ? String(beside.slice(0, i + 1).filter((one) => one.kind === kind).length) : '?',
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

const bodiless = ({ bodiless: found }: LinkedNotes): NoteToSet[] =>
  found.map(({ label, marker }) => ({
    label,
    kind: 'footnote',
    marker,
    bodyMarker: null,
    blocks: [],
    rawBody: [],
    state: 'body_missing',
  }))

/** By where they are called; those without a call where their label belongs. */
function sortNotes<T extends { at: number | null; label: string }>(notes: readonly T[]): T[] {
  const keys = notes.map((note, i): number => {
    if (note.at !== null) return note.at
    const before = notes.slice(0, i).findLast((one) => one.at !== null)
    return (before?.at ?? -1) + 0.5
  })
  return notes
    .map((note, i) => ({ note, key: keys[i] ?? 0, i }))
    .sort((a, b) => a.key - b.key || a.i - b.i)
    .map(({ note }) => note)
}

function chooseFurniture(
  found: FurnitureLines,
  lines: readonly SourceLine[],
  choices: Choices,
  decisions: Decision[],
): FurnitureLines {
  const kept: FurnitureLines = new Map()
  for (const [index, one] of found) {
    const line = lines[index]
    if (!line) continue
    const key = `zone:${line.start}`
    const isText = choices[key] === 'text'
    decisions.push({
      key,
      kind: 'zone',
      raw: [line.start, line.end],
      choice: isText ? 'text' : one.kind,
      options: [one.kind, 'text'],
      certain: one.certain || choices[key] !== undefined,
      reason: choices[key] ? 'chosen' : one.reason,
    })
    if (!isText) kept.set(index, one)
  }
  return kept
}

function chooseCopies(
  found: readonly RepeatedLines[],
  lines: readonly SourceLine[],
  choices: Choices,
  decisions: Decision[],
): RepeatedLines[] {
  return found.filter(({ copy }) => {
    const span = spanOf(lines, ...copy)
    const key = `duplicate:${span[0]}`
    const choice = choices[key] === 'keep' ? 'keep' : 'leave-out'
    decisions.push({
      key,
      kind: 'duplicate',
      raw: span,
      choice,
      options: ['leave-out', 'keep'],
      certain: true,
      reason: choices[key] ? 'chosen' : 'same-words',
    })
    return choice === 'leave-out'
  })
}

/** Each marker is a choice: it could be a figure of the text. */
function markerDecisions(notes: readonly NoteToSet[]): Decision[] {
  return notes.flatMap(({ marker, label }) =>
    marker
      ? [
          {
            key: `note:${marker.raw[0]}`,
            kind: 'note' as const,
            raw: marker.raw,
            choice: `note ${label}`,
            options: [`note ${label}`, 'text'],
            certain: !marker.isMisread,
            reason: marker.isMisread ? 'misread' : marker.shape,
          },
        ]
      : [],
  )
}

function problemsOf(
  composed: ReturnType<typeof compose>,
  duplicates: readonly Duplicate[],
  moves: readonly PageMove[],
  decisions: readonly Decision[],
  notes: readonly FoundNote[],
): Problem[] {
  return layoutProblems({
    notes: composed.notes,
    pages: composed.pages,
    duplicates,
    moves,
    decisions,
    found: notes,
  })
}

function countsOf(
  { edits }: ReturnType<typeof compose>,
  duplicates: readonly Duplicate[],
): Record<string, number> {
  const ofKind = (...kinds: string[]): number => edits.filter(({ kind }) => kinds.includes(kind)).length
  return {
    wordsRejoined: ofKind('join-hyphen', 'join-lost-hyphen', 'join-ck'),
    lostHyphens: ofKind('join-lost-hyphen'),
    hyphensKept: ofKind('keep-hyphen'),
    duplicates: duplicates.length,
  }
}
