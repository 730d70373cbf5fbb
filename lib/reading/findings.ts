// What a person at the import desk looks at: everything that the reading did to the original beyond copying it, as one list in
// the order of the original. Some of it can be decided otherwise; the rest is only to be seen.
import type { Span } from '#lib/text/span.ts'
import { placesOf, type Places } from './place.ts'
import type { Choices, Decision, Edit, Note, Reading } from './reading.ts'

export const findingKinds = [
  'words',
  'paragraphs',
  'notes',
  'zones',
  'duplicates',
  'changes',
  'signs',
] as const
export type FindingKind = (typeof findingKinds)[number]

export interface Finding {
  /** The decision's key, or kind and place: the same whenever this original is read. */
  readonly id: string
  readonly kind: FindingKind
  /** What was done, as a word to be said in the reader's language: the kind of an edit or of furniture, the state of a note. */
  readonly what: string
  readonly raw: Span
  /** Its place in the text; empty where it left nothing. */
  readonly text: Span
  /** The reader was certain, or a person has decided. */
  readonly certain: boolean
  /** The label of a note; the page of a duplicate. */
  readonly label?: string
  /** Null: nothing else could be chosen. */
  readonly decision: Decision | null
}

/** Edits that rejoin, or keep apart, the halves of a word. */
export const hyphenEdits: ReadonlySet<string> = new Set([
  'join-hyphen',
  'join-lost-hyphen',
  'join-ck',
  'keep-hyphen',
])
/** Edits of single signs that a reader of the text should know of. */
const signEdits: ReadonlySet<string> = new Set(['private-use', 'nul', 'control', 'replacement'])

const kindOfDecision: Readonly<Record<Decision['kind'], FindingKind>> = {
  'line-end': 'words',
  paragraph: 'paragraphs',
  zone: 'zones',
  note: 'notes',
  duplicate: 'duplicates',
  'tracked-change': 'changes',
}

/**
 * The findings of a reading, in the order of the original. What only makes blanks even is counted elsewhere, not listed.
 * `choices` are what a person has decided, also where they agree with the reader.
 */
export function listFindings(reading: Reading, choices: Choices = {}): Finding[] {
  const places = placesOf(reading)
  const found: Finding[] = []
  const isTaken = overlaps(reading.decisions.map((decision) => ({ raw: reachOf(decision) })))
  const editsAt = overlapping(reading.edits)
  const notes = notesByPlace(reading, places)
  for (const decision of reading.decisions) {
    const kind = kindOfDecision[decision.kind]
    const edit = kind === 'words' ? editsAt(reachOf(decision))[0] : undefined
    const note = kind === 'notes' ? notes.at(decision.raw) : undefined
    found.push({
      id: decision.key,
      kind,
      what: kind === 'notes' && note ? note.state : decision.choice,
      raw: decision.raw,
      text: edit
        ? lineEndIn(reading.text, places.textOf(before(edit.raw)), edit.replacement)
        : places.textOf(decision.raw),
      certain: decision.certain || decision.key in choices,
      ...(note ? { label: note.label } : {}),
      decision,
    })
  }
  const add = (kind: FindingKind, what: string, raw: Span, text: Span, certain: boolean, label?: string) => {
    if (isTaken(raw)) return
    const id = `${kind}:${raw[0]}`
    found.push({
      id,
      kind,
      what,
      raw,
      text,
      certain,
      ...(label === undefined ? {} : { label }),
      decision: null,
    })
  }
  for (const { raw, kind, certain, replacement } of reading.edits) {
    if (hyphenEdits.has(kind)) {
      add('words', kind, raw, lineEndIn(reading.text, places.textOf(before(raw)), replacement), certain)
    } else if (signEdits.has(kind)) add('signs', kind, raw, places.textOf(raw), certain)
    else if (!certain) add('words', kind, raw, places.textOf(raw), certain)
  }
  for (const { raw, note, text } of notes.list)
    add('notes', note.state, raw, text, note.state === 'linked', note.label)
  for (const { raw } of reading.duplicates)
    add('duplicates', 'left-out', raw, places.textOf(raw), true, pageAt(reading, raw[0]))
  for (const { raw, kind } of reading.furniture) add('zones', kind, raw, places.textOf(raw), true)
  return found.sort((a, b) => a.raw[0] - b.raw[0] || a.raw[1] - b.raw[1])
}

/** The label of the page on which a place of the original stands; empty before the first. */
export function pageAt(reading: Pick<Reading, 'pages'>, raw: number): string {
  return reading.pages.findLast((page) => page.raw <= raw)?.label ?? ''
}

/** A decision about a line's end marks the last sign of the line; what was done about it stands behind that. */
const reachOf = ({ kind, raw }: Decision): Span => (kind === 'line-end' ? [raw[0], raw[1] + 1] : raw)

/** A note without a mark in the text stands where its body does. */
function notesByPlace(reading: Reading, places: Places) {
  const list = reading.notes.flatMap((note): { note: Note; raw: Span; text: Span }[] => {
    const raw = note.marker?.raw ?? note.bodyMarker?.raw ?? note.rawBody[0]
    if (!raw) return []
    const text: Span = note.at === null ? (note.body ?? places.textOf(raw)) : [note.at, note.at]
    return [{ note, raw, text }]
  })
  return {
    list,
    at: (raw: Span) =>
      reading.notes.find((note) =>
        [note.marker?.raw, note.bodyMarker?.raw, ...note.rawBody].some((own) => own && meets(own, raw)),
      ),
  }
}

const meets = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]

/** Whether a range meets one of `list`. */
function overlaps(list: readonly { raw: Span }[]): (raw: Span) => boolean {
  const find = overlapping(list)
  return (raw) => find(raw).length > 0
}

/** Finds those of `list` that meet a range. */
function overlapping<T extends { raw: Span }>(list: readonly T[]): (raw: Span) => T[] {
  const sorted = [...list].sort((a, b) => a.raw[0] - b.raw[0])
  // The longest reach so far: how far back one must look.
  const reach: number[] = []
  for (const { raw } of sorted) reach.push(Math.max(reach.at(-1) ?? 0, raw[1]))
  return (raw) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((reach[middle] ?? 0) <= raw[0]) low = middle + 1
      else high = middle
    }
    const out: T[] = []
    for (let i = low; i < sorted.length; i++) {
      const one = sorted[i] as T
      if (one.raw[0] >= raw[1]) break
      if (meets(one.raw, raw)) out.push(one)
    }
    return out
  }
}

/** The last letter before an edit: what stands behind it in the original may belong elsewhere (the notes of a page). */
const before = ([start]: Edit['raw']): Span => [Math.max(0, start - 1), start]

/** The word at a line's end as it stands in the text; with the next word, where the two were kept apart. */
function lineEndIn(text: string, at: Span, replacement: string): Span {
  const [from, to] = wordAround(text, at)
  if (!replacement.endsWith(' ') || text.charAt(to) !== ' ') return [from, to]
  return [from, wordAround(text, [to + 1, to + 1])[1]]
}

/** The word that holds a place, or the place itself where there is none. */
export function wordAround(text: string, [start, end]: Span): Span {
  let [from, to] = [start, end]
  while (from > 0 && /[\p{L}\p{M}-]/u.test(text.charAt(from - 1))) from--
  while (to < text.length && /[\p{L}\p{M}-]/u.test(text.charAt(to))) to++
  return [from, to]
}
