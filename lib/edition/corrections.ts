// What revisions bring into an edition: passages carried to the text that is printed, what persons decided about their places,
// and the corrections which that text shows.
import { nearestDecision, placeFrom } from '#lib/corrections/decided.ts'
import { correctionsIn } from '#lib/corrections/in-effect.ts'
import { placerFor } from '#lib/corrections/place.ts'
import { correctionSteps, type RevisionLink } from '#lib/corrections/revisions.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { groupBy } from './choose.ts'
import type { EditionDecision } from './edition-passage.ts'
import type { EditionCorrection } from './edition-source.ts'
import type { Made } from './made.ts'
import type { People } from './names.ts'

/** How the revisions of one source hang together, and their texts as far as they are known. */
export interface SourceRevisions {
  readonly links: ReadonlyMap<string, RevisionLink>
  textOf(revisionId: string): string | undefined
}

/** A correction at its place in the printed text. */
export interface PlacedCorrection {
  readonly correction: RecordOf<'correction'>
  readonly span: Span
  readonly earlier: readonly RecordOf<'correction'>[]
}

/** A passage as the printed text has it. */
export interface CarriedPassage {
  /** With the words that a person has found in its place, where somebody has decided about it. */
  readonly passage: RecordOf<'passage'>
  /** The decision that its place rests on; null: it was computed. */
  readonly decided: RecordOf<'placement'> | null
  /** Null when its words have no place in the text, or when the text it was made on is not at hand. */
  readonly spans: readonly Span[] | null
}

/**
 * Carries passages to the text of `target`; `placements` are the decisions about places by passage, `places` the places there
 * that were worked out before, by passage: comparing two long texts takes a while.
 */
export function passageCarrier(
  { links, textOf }: SourceRevisions,
  target: string,
  placements: ReadonlyMap<string, readonly RecordOf<'placement'>[]>,
  places: ReadonlyMap<string, readonly Span[]>,
): (passage: RecordOf<'passage'>) => CarriedPassage {
  const placer = placerFor(links, target, (id) => textOf(id) ?? '')
  return (made) => {
    if (made.revisionId === target) return { passage: made, decided: null, spans: made.spans }
    const decided = nearestDecision(links, target, made, placements.get(made.id) ?? [])
    const words = decided?.spans
      ? { quote: decided.quote, prefix: decided.prefix, suffix: decided.suffix }
      : {}
    const passage = { ...made, ...words }
    const worked = places.get(made.id)
    if (worked) return { passage, decided, spans: worked.length > 0 ? worked : null }
    const from = decided?.revisionId ?? made.revisionId
    const canCompare = correctionSteps(links, from, target) !== null || textOf(from) !== undefined
    if (!canCompare || textOf(target) === undefined) return { passage, decided, spans: null }
    const { spans } = placeFrom(placer, target, made, decided)
    return { passage, decided, spans: spans.length > 0 ? spans : null }
  }
}

/** What was decided about the place of a passage, and the words it was marked with where they are others. */
export function toEditionDecision(
  people: People,
  made: RecordOf<'passage'>,
  decided: RecordOf<'placement'>,
): EditionDecision {
  const { decision, reason, quote } = decided
  return { ...people.made(decided), decision, reason, was: quote === made.quote ? '' : made.quote }
}

/** The place of a part of a source in the text of `target`: it goes through corrections, and has none in another file's text. */
export function unitCarrier(
  { links, textOf }: SourceRevisions,
  target: string,
): (unit: RecordOf<'unit'>) => readonly Span[] | null {
  const placer = placerFor(links, target, (id) => textOf(id) ?? '')
  return ({ spans, revisionId }) =>
    spans === null || revisionId === null || revisionId === target ? spans : placer.follow(spans, revisionId)
}

/** The corrections that the text of `target` shows, in its order. */
export function correctionsShown(
  { links }: SourceRevisions,
  target: string,
  corrections: readonly RecordOf<'correction'>[],
): PlacedCorrection[] {
  const made = groupBy(corrections, (one) => one.revisionId)
  return correctionsIn(links, target, (id) => made.get(id) ?? [])
}

/** Who corrected, and when: applying it is no change of it. */
export function madeOf(people: People, correction: RecordOf<'correction'>): Made {
  return { by: people.of(correction.createdById), at: correction.createdAt, changedAt: null }
}

export function toEditionCorrection(
  people: People,
  { correction, span, earlier }: PlacedCorrection,
  about: Pick<EditionCorrection, 'key' | 'letter' | 'paragraphs' | 'page'>,
): EditionCorrection {
  const { id, reading, type, reason } = correction
  return {
    ...madeOf(people, correction),
    ...about,
    id,
    span,
    lemma: correction.correction,
    reading,
    type,
    reason,
    earlier: earlier.map((one) => ({
      ...madeOf(people, one),
      lemma: one.correction,
      reading: one.reading,
      type: one.type,
      reason: one.reason,
    })),
  }
}
