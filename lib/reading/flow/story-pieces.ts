// Building paragraphs out of pieces, in whatever order a document's elements bring them.
import type { Change, Paragraph, StoryPiece } from './story.ts'

/** Adds characters; those of one kind that follow one another are one piece. Soft hyphens show only at the end of a line. */
export function addText(pieces: StoryPiece[], text: string, change: Change | null, isHidden: boolean): void {
  for (const part of text.split(/(\u00ad)/)) {
    const last = pieces.at(-1)
    const same = sameChange(pieces, change)
    if (part === '') continue
    if (part === '\u00ad')
      pieces.push({ op: 'mend', written: part, kind: 'soft-hyphen', shown: '', change: same })
    else if (last?.op === 'text' && last.change === same && (last.isHidden ?? false) === isHidden)
      pieces[pieces.length - 1] = { ...last, text: last.text + part }
    else pieces.push({ op: 'text', text: part, change: same, ...(isHidden ? { isHidden } : {}) })
  }
}

/** One editing is written as many elements: the same person, the same time and next to one another are one change. */
export function sameChange(pieces: readonly StoryPiece[], change: Change | null): Change | null {
  const last = pieces.at(-1)
  const before = last && 'change' in last ? last.change : null
  const isSame =
    change &&
    before &&
    before.kind === change.kind &&
    before.author === change.author &&
    before.date === change.date
  return isSame ? before : change
}

/** The rows of a table as paragraphs; a table that only holds paragraphs in place is these paragraphs. */
export function rowsOf<P extends Paragraph>(rows: readonly (readonly P[][])[]): (P | Paragraph)[] {
  const cells = rows.flat()
  const isLayout = cells.length <= 1 || cells.some((cell) => cell.some(({ kind }) => kind === 'heading'))
  if (isLayout) return cells.flat()
  return rows.map((row) => ({
    kind: 'table-row',
    pieces: row.flatMap((cell, i): StoryPiece[] => [
      ...(i === 0 ? [] : [{ op: 'cell' } as const]),
      ...cell.flatMap(({ pieces, number }, j): StoryPiece[] => [
        ...(j === 0 ? [] : [{ op: 'line-end', change: null } as const]),
        ...(number === undefined ? [] : [{ op: 'text', text: number, change: null } as const]),
        ...pieces,
      ]),
    ]),
  }))
}
