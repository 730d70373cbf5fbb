// A passage between whose words a page was put in: its parts, without what stands between them.
import type { Run } from '#lib/text/align.ts'
import type { Folded } from '#lib/text/normalize.ts'
import type { Span } from '#lib/text/span.ts'

/** Longer insertions are not taken in, nor such as are more than twice as long as the passage. */
const LONG = 600

/** The span without the long insertions inside. */
export function partedAt(
  { starts, ends }: Folded,
  chain: readonly Run[],
  [start, end]: Span,
  letters: number,
): Span[] {
  const parts: Span[] = []
  let from = start
  chain.forEach((left, i) => {
    const right = chain[i + 1]
    const edge = left.b + left.length
    if (!right || right.b - edge <= Math.max(LONG, 2 * letters)) return
    parts.push([from, ends[edge - 1] ?? start])
    from = starts[right.b] ?? end
  })
  return [...parts, [from, end]]
}

/** Parts that begin and end where the whole does. */
export const withEnds = (parts: readonly Span[], [start, end]: Span): Span[] =>
  parts.map(([from, to], i) => [i === 0 ? start : from, i === parts.length - 1 ? end : to])
