// Page numbers as typists set them, between dashes: "- 14 -".
import type { SourceLine } from './lines.ts'

/**
 * Whether these lines hold nothing else, apart from the lines around them, and count without a gap: two are enough then, for no
 * figures of a text stand so.
 */
export const areTyped = (
  chain: readonly { readonly line: number; readonly number: number }[],
  lines: readonly SourceLine[],
): boolean =>
  chain.every(
    ({ line, number }, i) =>
      /^[-–—]\s?\d{1,4}\s?[-–—]$/.test(lines[line]?.text ?? '') &&
      (line === 0 || (lines[line]?.blanks ?? 0) > 0) &&
      (lines[line + 1]?.blanks ?? 1) > 0 &&
      (i === 0 || number === (chain[i - 1]?.number ?? 0) + 1),
  )

/** "– 23 –" alone above the first line or below the last one: the page of a piece that was cut out of a book. */
export function dashedEdge(
  lines: readonly SourceLine[],
): { line: number; number: number; label: string; place: 'head' | 'foot' } | null {
  for (const line of [0, lines.length - 1]) {
    const label = /^[-–—]\s?(\d{1,4})\s?[-–—]$/.exec(lines[line]?.text ?? '')?.[1]
    const isParted = (line === 0 ? lines[1] : lines[line])?.blanks !== 0
    if (label !== undefined && isParted && lines.length > 3)
      return { line, number: Number(label), label, place: line === 0 ? 'head' : 'foot' }
  }
  return null
}
