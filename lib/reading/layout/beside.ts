// Notes that only the place on the page tells: in the margin, and at the foot without a number that could be read. They are taken
// out of the text like all notes; those in the margin stand at the line beside which they begin.
import type { LayoutHints } from './hints.ts'
import type { SourceLine } from './lines.ts'

export interface BesideNote {
  readonly kind: 'marginal' | 'footnote'
  /** Indices of its lines. */
  readonly lines: number[]
  /** Index of the line of text above it or beside it; -1 where it begins the file. */
  readonly after: number
}

/** Lines of margins and feet that belong to no numbered note (`taken`) and are no furniture (`leftOut`). */
export function findBeside(
  lines: readonly SourceLine[],
  hints: LayoutHints | undefined,
  taken: ReadonlySet<number>,
  leftOut: ReadonlySet<number>,
): BesideNote[] {
  if (!hints && !lines.some(({ isMargin }) => isMargin)) return []
  const rows = new Map(
    lines.flatMap(({ index, row, isMargin }) => (row === undefined || isMargin ? [] : [[row, index]])),
  )
  const found: BesideNote[] = []
  let after = -1
  for (const { index, start, afterFormFeed, isMargin, row, blanks } of lines) {
    if (leftOut.has(index) || taken.has(index)) continue
    const hint = hints?.lines.get(start)
    const kind = isMargin || hint?.zone === 'margin' ? 'marginal' : hint?.zone === 'note' ? 'footnote' : null
    if (kind === null) {
      after = index
      continue
    }
    const last = found.at(-1)
    const isGap = hint?.gap || (isMargin && blanks > 0)
    const goesOn = last?.kind === kind && last.lines.at(-1) === index - 1 && !isGap && !afterFormFeed
    if (goesOn) last.lines.push(index)
    else found.push({ kind, lines: [index], after: (isMargin ? rows.get(row ?? -1) : undefined) ?? after })
  }
  return found
}
