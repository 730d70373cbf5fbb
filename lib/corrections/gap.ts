// Where something stood that is there no longer: between the words before it and the words behind it.
import { describe } from '#lib/anchoring/describe.ts'
import type { Span } from '#lib/text/span.ts'
import type { Placer } from './place.ts'

/** Enough words to be found by, in UTF-16 code units. */
const near = 160

/**
 * The offset in the text of the placer at which the words of `spans`, from the text of revision `from`, stood; null when their
 * surroundings are not there any more.
 */
export function gapOf(placer: Placer, spans: readonly Span[], from: string, text: string): number | null {
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]
  const known = placer.follow([[start, end]], from)?.[0]
  if (known) return known[0]
  const placed = (window: Span): readonly Span[] =>
    text.slice(...window).trim() === '' ? [] : placer.place(describe(text, [window]), from).proposal
  const before = placed([Math.max(0, start - near), start]).at(-1)
  if (before) return before[1]
  return placed([end, Math.min(text.length, end + near)])[0]?.[0] ?? null
}
