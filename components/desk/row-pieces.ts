// One row of a text, cut by the marks that lie on it: every letter stands in one piece, and what left nothing in the text is a sign
// between the letters.
import type { Span } from '#lib/text/span.ts'

export interface RowMark {
  readonly id: string
  /** Empty: a sign at its place. */
  readonly span: Span
  readonly kind: string
  readonly isUnsure: boolean
  readonly isCurrent: boolean
  /** What the sign says: the label of a note, the number of a page. */
  readonly sign?: string
}

export type RowPiece =
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly mark: RowMark | null }
  | { readonly kind: 'sign'; readonly mark: RowMark }

/** Cuts `[start, end)`. Where marks overlap, the current one is seen, then the uncertain, then the shortest. */
export function cutRow(start: number, end: number, marks: readonly RowMark[], isLast: boolean): RowPiece[] {
  const spans = marks.filter(({ span }) => span[1] > span[0] && span[0] < end && span[1] > start)
  const signs = marks
    .filter(
      ({ span: [from, to] }) => from === to && from >= start && (from < end || (isLast && from === end)),
    )
    .sort((a, b) => a.span[0] - b.span[0])
  const cuts = new Set([start, end])
  for (const { span } of spans) for (const at of span) if (at > start && at < end) cuts.add(at)
  for (const { span } of signs) cuts.add(span[0])
  const borders = [...cuts].sort((a, b) => a - b)
  const pieces: RowPiece[] = []
  let next = 0
  const takeSigns = (upTo: number): void => {
    for (let sign = signs[next]; sign && sign.span[0] <= upTo; sign = signs[++next])
      pieces.push({ kind: 'sign', mark: sign })
  }
  for (const [i, from] of borders.entries()) {
    takeSigns(from)
    const to = borders[i + 1]
    if (to === undefined) break
    const over = spans.filter(({ span }) => span[0] <= from && span[1] >= to)
    pieces.push({ kind: 'text', start: from, end: to, mark: over.sort(byWeight)[0] ?? null })
  }
  return pieces
}

function byWeight(a: RowMark, b: RowMark): number {
  return (
    Number(b.isCurrent) - Number(a.isCurrent) ||
    Number(b.isUnsure) - Number(a.isUnsure) ||
    a.span[1] - a.span[0] - (b.span[1] - b.span[0])
  )
}
