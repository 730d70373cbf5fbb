// Raised marks that a program wrote on lines of their own: "… zu belegen." / "17" / "Bei Kreisel …". Only a note with that
// label makes a mark of such a line.
import type { MarkerCandidate } from './marker-candidates.ts'
import type { SourceLine } from './lines.ts'

/** As much as a mark between blanks: the text that calls a note does not belong to the one before. */
const weight = 1.1

/** Figures alone between two lines of text, with no empty line above or below. */
export function ownLineMarkers(
  lines: readonly SourceLine[],
  leftOut: ReadonlySet<number>,
): MarkerCandidate[] {
  const isText = (line: SourceLine | undefined): boolean =>
    line !== undefined && !leftOut.has(line.index) && /\p{L}{2}/u.test(line.text)
  return lines.flatMap((line, i): MarkerCandidate[] => {
    const [above, below] = [lines[i - 1], lines[i + 1]]
    if (!/^\d{1,3}$/.test(line.text) || leftOut.has(line.index) || !isText(above)) return []
    if (line.blanks > 0 || line.afterFormFeed || below?.afterFormFeed) return []
    // At the end of a paragraph an empty line may follow.
    if (below && (!isText(below) || below.text.startsWith(`${line.text} `))) return []
    const raw = [line.start, line.end] as const
    return [{ label: line.text, line: line.index, raw, shape: 'own-line', weight }]
  })
}
