// What persons decided about places wins over what is computed, and later revisions carry on from it.
import type { Selector } from '#lib/anchoring/selector.ts'
import type { Span } from '#lib/text/span.ts'
import type { Placer, Placing } from './place.ts'
import type { RevisionLink, Revisions } from './revisions.ts'

/** A decision, as far as places are concerned. */
export interface DecidedPlace {
  readonly id: string
  readonly revisionId: string
  /** Of the passage when this was decided. */
  readonly passageSpans: readonly Span[]
  /** In the text of the revision; null: detached, it does not stand in it. */
  readonly spans: readonly Span[] | null
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/** A passage and the revision it was made on. */
export interface MadePassage extends Selector {
  readonly revisionId: string
}

/** A place, and the decision it rests on: made for this very text, or carried on from an earlier one. */
export interface DecidedPlacing extends Placing {
  readonly decidedBy: string | null
}

/** Whether a decision speaks of the words that the passage marks now. */
export function speaksOf(decided: DecidedPlace, passage: Pick<Selector, 'spans'>): boolean {
  return decided.passageSpans.join(';') === passage.spans.join(';')
}

const sure = { candidates: [], findings: [] } as const

/** The place in the text that `decided` speaks of. */
export function placingOf(decided: DecidedPlace): DecidedPlacing {
  const { id: decidedBy, spans } = decided
  return spans === null
    ? { ...sure, decidedBy, verdict: 'lost', spans: [], proposal: [], reason: 'detached by a person' }
    : { ...sure, decidedBy, verdict: 'exact', spans, proposal: spans, reason: 'placed by a person' }
}

/**
 * The decision from which a passage is carried to `target`; null: from where it was made. On the way back from `target` the
 * first text counts in which somebody decided or in which the passage was made; an older text restored is that text, and what
 * stood in it comes home. A decision that speaks of other words than the passage marks now is passed over.
 */
export function nearestDecision<D extends DecidedPlace>(
  revisions: Revisions,
  target: string,
  passage: MadePassage,
  decisions: readonly D[],
): D | null {
  const inForce = decisions.filter((one) => speaksOf(one, passage))
  if (inForce.length === 0) return null
  const textOf = (id: string): string | undefined => revisions.get(id)?.textSha256
  for (const at of wayBack(revisions, target)) {
    const here = inForce.find((one) => one.revisionId === at.id)
    if (here) return here
    if (passage.revisionId === at.id || textOf(passage.revisionId) === at.textSha256) return null
    const same = inForce.find((one) => textOf(one.revisionId) === at.textSha256)
    if (same) return same
  }
  return null
}

/** A revision and those before it, nearest first; of a restored one the older text before what it replaced. */
function* wayBack(revisions: Revisions, from: string): Generator<RevisionLink> {
  const open = [from]
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const revision = revisions.get(id)
    if (seen.has(id) || !revision) continue
    seen.add(id)
    yield revision
    if (revision.previousId !== null) open.push(revision.previousId)
    if (revision.restoredFromId !== null) open.push(revision.restoredFromId)
  }
}

/** The words that are carried on, and the revision they stand in for certain: where they were decided about, or made. */
export function standing(passage: MadePassage, decided: DecidedPlace | null): MadePassage {
  return decided?.spans ? { ...decided, spans: decided.spans } : passage
}

/** The place of a passage in the text of `target`, for which `placer` was made, resting on `decided`; null: on none. */
export function placeFrom(
  placer: Placer,
  target: string,
  passage: MadePassage,
  decided: DecidedPlace | null,
): DecidedPlacing {
  if (decided && (decided.revisionId === target || decided.spans === null)) return placingOf(decided)
  const from = standing(passage, decided)
  return { ...placer.place(from, from.revisionId), decidedBy: decided?.id ?? null }
}
