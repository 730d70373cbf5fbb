// Where something stood that is there no longer: between the words before it and the words behind it.
import { describe } from '#lib/anchoring/describe.ts'
import type { Span } from '#lib/text/span.ts'
import type { Placer } from './place.ts'

/** How many UTF-16 code units of surroundings to look for: much is found more surely, little where more was changed. */
const lengths = [160, 80, 48]

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
  for (const length of lengths) {
    const before = placed([Math.max(0, start - length), start]).at(-1)
    if (before) return before[1]
    const behind = placed([end, Math.min(text.length, end + length)])[0]
    if (behind) return behind[0]
  }
  return null
}
