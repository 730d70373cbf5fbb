// What each note cites, in its order: signatures, works in full, and what points back. The ground on which "Ebd." is resolved.
import type { Note } from '../reading.ts'
import type { FoundArchival } from './archival.ts'
import { findBackMarks, readLocator, type BackKind } from './back-words.ts'
import type { Passage } from './passages.ts'
import { takenBy } from './spans-taken.ts'
import { authorIndex, type ShortTitle } from './short-titles.ts'
import type { FoundWork } from './works.ts'
import { pattern } from './letters.ts'

/** One thing that a note cites. `text`: it reads like a reference, but nothing more is known of it. */
export interface Citation {
  readonly kind: 'archival' | 'work' | 'text' | BackKind
  readonly start: number
  readonly end: number
  /** Index of the note; -1 in the main text. */
  readonly note: number
  readonly archival?: FoundArchival
  readonly work?: FoundWork
  /** "in: Ders., Schriften": the work whose author is meant holds this one. */
  readonly inside?: FoundWork
  readonly locator?: { readonly locator: string; readonly start: number; readonly end: number }
  /** The note that is named. */
  readonly target?: string
  readonly isInside?: boolean
  /** Author and short title of something cited in full before, if any is. */
  readonly short?: ShortTitle
}

/** The citations of each note, `by[index of the note]`. */
export function citationsOf(
  text: string,
  passages: readonly Passage[],
  notes: readonly Note[],
  archival: readonly FoundArchival[],
  works: readonly FoundWork[],
): Citation[][] {
  const byNote: Citation[][] = notes.map(() => [])
  const authors = authorIndex()
  const inPassage = Map.groupBy(works, ({ passage }) => passage)
  const signed = Map.groupBy(archival, ({ passage }) => passage)
  passages.forEach((passage, index) => {
    const own: Citation[] = []
    const { note } = passage
    for (const one of signed.get(index) ?? [])
      own.push({ kind: 'archival', start: one.span[0], end: one.span[1], note, archival: one })
    for (const work of inPassage.get(index) ?? []) {
      if (work.innerIdem)
        own.push({ kind: 'ders', start: work.innerIdem[0], end: work.innerIdem[1], note, inside: work })
      if (work.sameAuthor)
        own.push({ kind: 'ders', start: work.sameAuthor[0], end: work.span[1], note, work })
      else own.push({ kind: 'work', start: work.span[0], end: work.span[1], note, work })
    }
    if (note < 0) {
      for (const { work } of own) if (work) authors.add(work)
      return
    }
    const isCited = takenBy(own.filter(({ kind }) => kind !== 'work').map(({ start, end }) => [start, end]))
    for (const one of findBackMarks(text, passage.start, passage.end)) {
      if (isCited(one.start, one.end)) continue
      const locator = readLocator(text, one.end)
      const end = locator && locator.end <= passage.end ? locator.end : one.end
      const isNamed = one.kind === 'aao' || one.kind === 'opcit'
      const named = isNamed ? authors.before(text, passage.start, one.start) : null
      own.push({
        ...one,
        start: named?.start ?? one.start,
        end,
        note,
        ...(locator ? { locator } : {}),
        ...(named ? { short: named.short } : {}),
      })
    }
    const isTaken = takenBy(own.map(({ start, end }) => [start, end]))
    const isFree = (start: number, end: number): boolean => !isTaken(start, end)
    for (const one of authors.shortTitles(text, passage, isFree)) own.push({ ...one, note })
    for (const { work } of own) if (work) authors.add(work)
    const all = own.concat(plainCitations(text, passage, own))
    byNote[note] = (byNote[note] ?? []).concat(all.sort((a, b) => a.start - b.start || b.end - a.end))
  })
  return byNote
}

const likeReference = pattern()`(?<!\p{L})(?:S|pp?|Bl|fol|Nr|Bd|Jg|С)\.\s?\d|\b(?:1[4-9]|20)\d\d\b[^;]{0,20}$|[,.]\s+[Ii]n:\s|https?:`

/** Parts of a note between semicolons in which nothing is known but which read like references. */
function plainCitations(text: string, passage: Passage, own: readonly Citation[]): Citation[] {
  const found: Citation[] = []
  const isKnown = takenBy(own.map(({ start, end }) => [start, end]))
  let at = passage.start
  for (const part of text.slice(passage.start, passage.end).split(';')) {
    const end = at + part.length
    if (!isKnown(at, end) && part.length < 600 && likeReference.test(part.trim()))
      found.push({
        kind: 'text',
        start: at + (part.length - part.trimStart().length),
        end: at + part.trimEnd().length,
        note: passage.note,
      })
    at = end + 1
  }
  return found
}
