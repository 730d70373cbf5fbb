// Whether a place and a passage belong to each other and to no other: nowhere else in the new text stands anything that fits the
// passage nearly as well, and nothing else in the old text fits the place nearly as well. Between entries of one formula this
// means that at least one filling tells each rival apart.
import type { Span } from '#lib/text/span.ts'
import { quoteFinder, type Match, type QuoteFinder } from './quote-search.ts'
import type { Selector } from './selector.ts'
import type { WeighedText } from './weighed-text.ts'

/** So many bits worse must every rival fit: more than one misread letter, about one other word. */
const MARGIN = 12

export interface Rivals {
  /** Whether folded `old` and `now` fit each other alone, with `before` and `after` letters around them. */
  areNone(old: Span, now: Span, before: number, after: number): boolean
}

/** Indexes a text when it is first asked for: O(n). */
export function rivalsBetween(old: WeighedText, now: WeighedText): Rivals {
  let [inOld, inNew] = [null as QuoteFinder | null, null as QuoteFinder | null]
  return {
    areNone(was, is, before, after) {
      const there = (inNew ??= quoteFinder(now)).match(wideSelector(old, was, before, after))
      if (!isAlone(there, now, is)) return false
      const back = (inOld ??= quoteFinder(old)).match(wideSelector(now, is, before, after))
      return isAlone(back, old, was)
    },
  }
}

function wideSelector({ text, folded }: WeighedText, [p, q]: Span, before: number, after: number): Selector {
  const last = folded.starts.length - 1
  const start = folded.starts[p] ?? 0
  const end = folded.ends[q - 1] ?? text.length
  return {
    quote: text.slice(start, end),
    prefix: text.slice(folded.starts[Math.max(0, p - before)] ?? 0, start),
    suffix: text.slice(end, folded.ends[Math.min(last, q - 1 + after)] ?? text.length),
    spans: [[start, end]],
  }
}

function isAlone(matches: readonly Match[], { folded }: WeighedText, [p, q]: Span): boolean {
  const start = folded.starts[p] ?? 0
  const end = folded.ends[q - 1] ?? 0
  const isHere = ({ span }: Match): boolean => span[0] < end && start < span[1]
  const own = matches.find(isHere)
  return own !== undefined && matches.every((one) => one === own || one.lenient < own.lenient - MARGIN)
}
