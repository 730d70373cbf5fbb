// What revisions bring into an edition: passages carried to the text that is printed, and the corrections which that text shows.
import { correctionsIn } from '#lib/corrections/in-effect.ts'
import { placerFor } from '#lib/corrections/place.ts'
import { correctionSteps, type RevisionLink } from '#lib/corrections/revisions.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { groupBy } from './choose.ts'
import type { EditionCorrection, Made } from './edition.ts'
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

/**
 * The place of a passage in the text of `target`; null when its words have none there, or when the text it was made on is not
 * at hand.
 */
export function passageCarrier(
  { links, textOf }: SourceRevisions,
  target: string,
): (passage: RecordOf<'passage'>) => readonly Span[] | null {
  const placer = placerFor(links, target, (id) => textOf(id) ?? '')
  return (passage) => {
    const from = passage.revisionId
    if (from === target) return passage.spans
    const canCompare = correctionSteps(links, from, target) !== null || textOf(from) !== undefined
    if (!canCompare || textOf(target) === undefined) return null
    const { spans } = placer.place(passage, from)
    return spans.length > 0 ? spans : null
  }
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
