// Where something stood that is there no longer: between the words before it and the words behind it.
import { stepsOf } from './difference.ts'
import type { RevisionLink, Revisions } from './revisions.ts'

/**
 * The offset in the text of revision `to` at which the words stood that begin at `offset` in the text of `from`, by the
 * differences that lead there from revision to revision; null when `from` is not among those before `to`. Good enough to look at,
 * never a place: what was moved or rewritten leaves its gap where it was.
 */
export function gapOf(revisions: Revisions, from: string, to: string, offset: number): number | null {
  const way: RevisionLink[] = []
  const seen = new Set<string>()
  for (let at = revisions.get(to); at && at.id !== from;) {
    if (seen.has(at.id) || at.previousId === null) return null
    seen.add(at.id)
    way.push(at)
    at = revisions.get(at.previousId)
    if (!at) return null
  }
  return way.toReversed().reduce((now, { difference }) => through(difference ?? [], now), offset)
}

/** Into what was changed: where it begins, or as far behind that as there is something new. */
function through(runs: readonly (number | string)[], offset: number): number {
  let last = 0
  for (const { kind, old, new: now } of stepsOf(runs)) {
    if (offset < old[1] || (kind === 'kept' && offset === old[1]))
      return kind === 'kept'
        ? now[0] + Math.max(0, offset - old[0])
        : Math.min(now[1], now[0] + Math.max(0, offset - old[0]))
    last = now[1]
  }
  return last
}
