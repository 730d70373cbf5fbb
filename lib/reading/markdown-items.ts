// Items that CommonMark does not know: "a)", "(1)", "IV.", "i." at the starts of lines. To it they are one paragraph, and its line
// ends blanks; to whoever wrote them they are a list, whose letters and numbers must stand at the starts of their lines.
import { romanNumber } from './layout/page-numbers.ts'
import type { Leaf, Piece } from './markdown-leaf.ts'

/** Manners of labels, and the place in the row that a label says. */
const manners: readonly { readonly pattern: RegExp; readonly place: (label: string) => number }[] = [
  { pattern: /^\((\d{1,3})\)\s/, place: Number },
  { pattern: /^\(?([a-z])\)\s/, place: (label) => label.charCodeAt(0) - 96 },
  { pattern: /^\(?([A-Z])\)\s/, place: (label) => label.charCodeAt(0) - 64 },
  { pattern: /^([IVXLC]{1,8})[.)]\s/, place: romanNumber },
  { pattern: /^\(?([ivxlc]{1,8})[.)]\s/, place: romanNumber },
  { pattern: /^§\s?(\d{1,4})\.?\s/, place: Number },
]

/**
 * The items of a paragraph whose first line has a label, and in which the next label of the same manner follows at the start of
 * another line; the same leaf where there are none. Lines between are part of the item above.
 */
export function partItems(raw: string, leaf: Leaf): Leaf[] {
  if (leaf.definition !== null || (leaf.kind !== 'paragraph' && leaf.kind !== 'list-item')) return [leaf]
  const lines: Piece[][] = [[]]
  for (const piece of leaf.pieces) {
    if (piece.op === 'break' && !piece.isHard) lines.push([])
    lines.at(-1)?.push(piece)
  }
  if (lines.length < 2) return [leaf]
  const starts = lines.map((line) => {
    const first = line.find(({ op }) => op !== 'break')
    return first?.op === 'copy' ? raw.slice(first.start, first.start + 12) : ''
  })
  for (const { pattern, place } of manners) {
    const found = pattern.exec(starts[0] ?? '')?.[1]
    if (found === undefined) continue
    let next = place(found)
    const items: Piece[][] = []
    lines.forEach((line, i) => {
      const label = pattern.exec(starts[i] ?? '')?.[1]
      if (label !== undefined && place(label) === next) {
        items.push([])
        next++
      }
      items.at(-1)?.push(...line)
    })
    if (items.length > 1)
      return items.map((pieces) => ({ ...leaf, kind: 'list-item', level: leaf.level ?? 1, pieces }))
  }
  return [leaf]
}
