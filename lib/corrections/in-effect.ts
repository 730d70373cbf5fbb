// The corrections that the text of a revision shows, each at its place there: what an apparatus prints.
import type { Span } from '#lib/text/span.ts'
import { spanCarrier } from './difference.ts'
import type { Revisions } from './revisions.ts'

/** A correction as a revision stores it. */
export interface StoredCorrection {
  readonly spanBefore: Span
  readonly spanAfter: Span
}

/** A correction in the text, and those that it took the place of, the latest first. */
export interface InEffect<T extends StoredCorrection> {
  readonly correction: T
  /** Where its words stand in the text asked about. */
  readonly span: Span
  readonly earlier: readonly T[]
}

/** In the order of the text. `made` gives the corrections that made a revision. */
export function correctionsIn<T extends StoredCorrection>(
  revisions: Revisions,
  target: string,
  made: (revisionId: string) => readonly T[],
): InEffect<T>[] {
  let found: InEffect<T>[] = []
  for (const id of routeTo(revisions, target)) {
    const revision = revisions.get(id)
    if (revision?.origin === 'corrections' && revision.difference)
      found = after(found, revision.difference, made(id))
  }
  return found
}

/** The revisions whose corrections are in the text, oldest first. An older text restored has its own again, a new file none. */
function routeTo(revisions: Revisions, target: string): string[] {
  const route: string[] = []
  const seen = new Set<string>()
  for (let at: string | null = target; at !== null && !seen.has(at);) {
    seen.add(at)
    route.push(at)
    const revision = revisions.get(at)
    at =
      revision?.origin === 'restored'
        ? revision.restoredFromId
        : revision?.origin === 'corrections'
          ? revision.previousId
          : null
  }
  return route.toReversed()
}

function after<T extends StoredCorrection>(
  before: readonly InEffect<T>[],
  difference: readonly (number | string)[],
  made: readonly T[],
): InEffect<T>[] {
  const carrier = spanCarrier(difference)
  const replaced = new Map<T, T[]>()
  const kept: InEffect<T>[] = []
  for (const one of before) {
    const later = made.find(({ spanBefore }) => touches(spanBefore, one.span))
    const span = later ? null : carrier.carry(one.span)
    if (span) kept.push({ ...one, span })
    else if (later) replaced.set(later, [...(replaced.get(later) ?? []), one.correction, ...one.earlier])
  }
  return [
    ...kept,
    ...made.map((correction) => ({
      correction,
      span: correction.spanAfter,
      earlier: replaced.get(correction) ?? [],
    })),
  ].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
}

/** Whether a correction of `by` takes in something of `span`; a point lies in it when it stands within or at a border. */
function touches(by: Span, span: Span): boolean {
  if (span[0] === span[1]) return by[0] <= span[0] && span[0] <= by[1] && by[0] < by[1]
  if (by[0] === by[1]) return span[0] < by[0] && by[0] < span[1]
  return by[0] < span[1] && span[0] < by[1]
}
