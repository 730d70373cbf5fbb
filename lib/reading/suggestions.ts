// References as suggestions: everything the reader found that points at something else, each with the words by which it is
// found again in another reading, so that what a person decided stays decided.
import type { Span } from '#lib/text/span.ts'
import type { ReferenceKind } from '#lib/sources/vocabulary.ts'
import { placesOf } from './place.ts'
import type {
  ArchivalReference,
  BackReference,
  DateReference,
  NameGroup,
  Reading,
  WorkReference,
} from './reading.ts'

/** How a reference is known again: what it says, what it was taken for, and the words around it. */
export interface ReferencePlace {
  readonly kind: ReferenceKind
  readonly quote: string
  readonly normalized: string
  readonly before: string
  readonly after: string
}

export interface Suggestion extends ReferencePlace {
  /** Unique in one reading. */
  readonly id: string
  readonly raw: Span
  /** Null: its words were not copied into the text. */
  readonly spans: Span[] | null
  /** The note in whose body it stands; empty in the running text. */
  readonly noteLabel: string
  /** What else the reader says of it. */
  readonly found: ArchivalReference | BackReference | WorkReference | DateReference | NameGroup
}

/** As many letters of the words around it are kept. */
const contextLetters = 24
const mostSpans = 200
const mostLetters = 2000

/** Every reference of a reading, in the order of the original, names last. */
export function listSuggestions(reading: Reading, raw: string): Suggestion[] {
  const places = placesOf(reading)
  const { archival, back, works, dates, names } = reading.references
  const bodies = reading.notes
    .flatMap(({ body, label }) => (body ? [{ body, label }] : []))
    .sort((a, b) => a.body[0] - b.body[0])
  const found: Suggestion[] = []
  const add = (kind: ReferenceKind, normalized: string, one: { raw: Span } & Suggestion['found']): void => {
    const at = places.textOf(one.raw)
    const stands = at[1] > at[0]
    const quote = stands ? reading.text.slice(...at) : raw.slice(...one.raw)
    found.push({
      id: `${kind}:${one.raw[0]}:${one.raw[1]}`,
      kind,
      quote: quote.slice(0, mostLetters).toWellFormed(),
      normalized: normalized.slice(0, mostLetters).toWellFormed(),
      before: stands ? lettersBefore(reading.text, at[0]) : '',
      after: stands ? lettersAfter(reading.text, at[1]) : '',
      raw: one.raw,
      spans: stands ? [at] : null,
      noteLabel: bodies.findLast(({ body }) => body[0] <= at[0] && at[0] < body[1])?.label.slice(0, 40) ?? '',
      found: one,
    })
  }
  for (const one of archival) add('archival', one.normalized, one)
  for (const one of back) add('back', backText(one), one)
  for (const one of works) add('work', workText(one.csl), one)
  for (const one of dates) add('date', one.edtf, one)
  found.sort((a, b) => a.raw[0] - b.raw[0] || a.raw[1] - b.raw[1])
  for (const group of names) {
    const spans = group.occurrences
      .map((one) => places.textOf(one))
      .filter(([start, end]) => end > start)
      .sort((a, b) => a[0] - b[0])
      .filter((one, i, list) => one[0] >= (list[i - 1]?.[1] ?? 0))
    found.push({
      id: `name:${group.group}:${group.surface}`,
      kind: 'name',
      quote: group.surface.slice(0, mostLetters).toWellFormed(),
      normalized: group.group.slice(0, mostLetters).toWellFormed(),
      before: '',
      after: '',
      raw: group.occurrences[0] ?? [0, 0],
      spans: spans.length > 0 ? spans.slice(0, mostSpans) : null,
      noteLabel: '',
      found: group,
    })
  }
  return found
}

/** What a back reference was resolved to, in the source's own terms: the note it leads to and what stands there. */
function backText({ kind, resolves, effective }: BackReference): string {
  return [kind, resolves ? `→ ${resolves.note}` : '→ ?', effective ?? '']
    .filter((part) => part !== '')
    .join(' ')
}

/** A work in one line: names, title, place, year. CSL-JSON comes from the reader and is only looked into. */
export function workText(csl: Readonly<Record<string, unknown>>): string {
  const text = (name: string): string => (typeof csl[name] === 'string' ? csl[name] : '')
  const names = ['author', 'editor']
    .flatMap((role) => (Array.isArray(csl[role]) ? (csl[role] as Record<string, unknown>[]) : []))
    .map((one) => [one['literal'], one['given'], one['non-dropping-particle'], one['family']])
    .map((parts) => parts.filter((part) => typeof part === 'string' && part !== '').join(' '))
  const issued = csl['issued'] as { 'date-parts'?: unknown[][]; raw?: unknown; literal?: unknown } | undefined
  const year = issued?.['date-parts']?.[0]?.[0] ?? issued?.literal ?? issued?.raw
  const parts = [
    names.join(' / '),
    text('title'),
    text('container-title'),
    text('publisher-place'),
    typeof year === 'number' || typeof year === 'string' ? String(year) : '',
  ].filter((part) => part !== '')
  return parts.join(', ')
}

const folded = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

function lettersBefore(text: string, at: number): string {
  const letters = folded(text.slice(Math.max(0, at - contextLetters * 4), at))
  return letters.slice(-contextLetters).toWellFormed()
}

function lettersAfter(text: string, at: number): string {
  return folded(text.slice(at, at + contextLetters * 4))
    .slice(0, contextLetters)
    .toWellFormed()
}

/** Whether two are the same reference: the same words taken for the same, and the same words on one side at least. */
export function isSameReference(a: ReferencePlace, b: ReferencePlace): boolean {
  return (
    a.kind === b.kind &&
    a.normalized === b.normalized &&
    folded(a.quote) === folded(b.quote) &&
    (a.before === b.before || a.after === b.after)
  )
}

/** Pairs suggestions with what was decided about them; an index, so that thousands of dates do not meet thousands of decisions. */
export function decisionsFor<D extends ReferencePlace>(
  decisions: readonly D[],
): (one: ReferencePlace) => D | undefined {
  const byWords = Map.groupBy(decisions, (one) => `${one.kind} ${folded(one.quote)}`)
  return (one) =>
    byWords.get(`${one.kind} ${folded(one.quote)}`)?.find((decided) => isSameReference(decided, one))
}
