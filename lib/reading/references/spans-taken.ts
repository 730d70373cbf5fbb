// Which places of a text are taken: sorted once, asked often.
import { unionSpans, type Span } from '#lib/text/span.ts'

/** Answers whether `[start, end)` touches one of the spans. */
export function takenBy(spans: readonly Span[]): (start: number, end: number) => boolean {
  const sorted = unionSpans(spans)
  return (start, end) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.[1] ?? Infinity) <= start) low = middle + 1
      else high = middle
    }
    const next = sorted[low]
    return next !== undefined && next[0] < end
  }
}
