// Everything in a reading that refers to something: archives, works, earlier notes, days and years, names. Pure; each finder
// sees the finished text, and what one of them has read as a signature or a title is no date or name for the others.
import type { Block, DateReference, Furniture, Note, References } from '../reading.ts'
import { findArchival } from './archival.ts'
import { resolveBack } from './back-references.ts'
import { citationsOf } from './citations.ts'
import { findDates } from './dates.ts'
import { inheritArchival } from './inherited-archival.ts'
import { findNames } from './names.ts'
import { passagesOf } from './passages.ts'
import type { ToRaw } from './raw-places.ts'
import { takenBy } from './spans-taken.ts'
import { tokenize } from './tokens.ts'
import { findWorks } from './works.ts'

export interface ReferenceInput {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
  /** BCP 47, or the empty string. It only settles what the words themselves leave open. */
  readonly language: string
  readonly toRaw: ToRaw
  /** What was left out of the text: a web page says there when it was written and changed. */
  readonly furniture?: readonly Furniture[]
}

/** The references of a reading; all ranges point into the original. */
export function findReferences(input: ReferenceInput): References {
  const { text, blocks, notes, language, toRaw, furniture = [] } = input
  const passages = passagesOf(blocks, notes)
  const signatures = findArchival(text, passages)
  const isSignature = takenBy(signatures.map(({ span }) => span))
  const works = findWorks(text, passages, isSignature)
  const back = resolveBack(text, notes, citationsOf(text, passages, notes, signatures, works))
  const inherited = back.flatMap(({ citation, full }) =>
    full?.archival ? [inheritArchival(text, citation, full.archival)] : [],
  )
  const archival = [...signatures, ...inherited].sort((a, b) => a.span[0] - b.span[0])
  const leaves = back.flatMap(({ citation }) =>
    citation.locator ? [[citation.locator.start, citation.locator.end] as const] : [],
  )
  const lines = passages.map(({ start, end }) => tokenize(text, start, end))
  const dates = findDates(text, passages, lines, language, {
    isTaken: takenBy([...signatures.map(({ span }) => span), ...leaves]),
    isTitle: takenBy(works.map(({ span }) => span)),
  })
  return {
    archival: archival.map(({ span, normalized, archive, parts, slips, inheritedFrom }) => ({
      raw: toRaw(span),
      normalized,
      archive,
      parts,
      slips,
      ...(inheritedFrom ? { inheritedFrom: toRaw(inheritedFrom) } : {}),
    })),
    back: back.map(({ span, note, kind, state, resolves, chain, effective, reason }) => ({
      raw: toRaw(span),
      note,
      kind,
      state,
      resolves: resolves && { note: resolves.note, raw: toRaw(resolves.span) },
      chain,
      ...(effective ? { effective } : {}),
      reason,
    })),
    works: works.map(({ span, csl }) => ({ raw: toRaw(span), csl })),
    dates: [
      ...dates.map(({ span, edtf, inferredFrom }) => ({
        raw: toRaw(span),
        edtf,
        ...(inferredFrom ? { inferredFrom: toRaw(inferredFrom) } : {}),
      })),
      ...daysLeftOut(furniture, language),
    ],
    names: findNames(text, passages, lines, works, language).map(({ occurrences, ...name }) => ({
      ...name,
      occurrences: occurrences.map(toRaw),
    })),
  }
}

/** Days in bylines and stamps, where they are written in full. */
function daysLeftOut(furniture: readonly Furniture[], language: string): DateReference[] {
  const none = (): boolean => false
  return furniture.flatMap(({ text, raw, kind }) => {
    if (kind === 'running-head' || kind === 'page-number' || text.length !== raw[1] - raw[0]) return []
    const passage = {
      start: 0,
      end: text.length,
      kind: 'paragraph',
      label: null,
      note: -1,
      anchor: null,
    } as const
    const days = findDates(text, [passage], [tokenize(text)], language, { isTaken: none, isTitle: none })
    return days
      .filter(({ edtf }) => /^\d{4}-\d\d-\d\d$/.test(edtf))
      .map(({ span, edtf }) => ({ raw: [raw[0] + span[0], raw[0] + span[1]] as const, edtf }))
  })
}
