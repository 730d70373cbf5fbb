// The one interval of Fontes: UTF-16 code units into a text in NFC, half-open, as the pair that also travels in JSON.

/** `[start, end)` in UTF-16 code units; `start <= end`. */
export type Span = readonly [start: number, end: number]

/** Whether `outer` holds every code unit of `inner`. */
export function spanContains(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

/** Sorts, joins overlapping and touching spans, drops empty ones. */
export function unionSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const out: Span[] = []
  for (const span of sorted) {
    const last = out.at(-1)
    if (last && span[0] <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], span[1])]
    else out.push(span)
  }
  return out
}
