import type { Span } from '#lib/text/span.ts'

const isSpace = (sign: string): boolean => /\s/.test(sign)

/**
 * A passage that began or ended with whitespace or hyphens, which have no letters to be found by, keeps what of them still stands
 * there: `lead` before its first letter, `trail` after its last. Spaces may be more or fewer now.
 */
export function withOuterSigns(text: string, [start, end]: Span, lead: string, trail: string): Span {
  const before = reach(
    lead.length,
    (k) => lead.charAt(lead.length - 1 - k),
    (k) => text.charAt(start - 1 - k),
  )
  const after = reach(
    trail.length,
    (k) => trail.charAt(k),
    (k) => text.charAt(end + k),
  )
  return [start - before, end + after]
}

/** How many signs of the text, going outwards, are those of the passage. */
function reach(length: number, signAt: (k: number) => string, textAt: (k: number) => string): number {
  let kept = 0
  let at = 0
  for (let k = 0; k < length;) {
    const sign = signAt(k)
    const there = textAt(at)
    if (there !== '' && (sign === there || (isSpace(sign) && isSpace(there)))) {
      k++
      kept = ++at
    } else if (isSpace(sign)) k++
    else if (isSpace(there)) at++
    else break
  }
  return kept
}
