// Notes at the foot of pages of which the file says nothing: blocks of smaller type, set closer, below all others.
import { quantile } from '../../layout/lines.ts'
import type { OcrLine, OcrPage } from './page.ts'

/** A number or a sign before the first word, as machines read raised figures. */
const labelled = /^[([]?(?:\d{1,4}|[*†‡§®°’‘"”+«])[.)\]]?\s*\p{L}?/u

/** The lines of all notes. `isEdge`: heads, feet and page numbers, which stand below the notes or above the text. */
export function findFootNotes(
  pages: readonly OcrPage[],
  isEdge: (line: OcrLine) => boolean,
): ReadonlySet<OcrLine> {
  const blocks = pages.map(({ lines }) => blocksOf(lines, isEdge))
  const [height, pitch] = usual(blocks.flat())
  const notes = new Set<OcrLine>()
  for (const page of blocks) {
    let start = page.length
    while (start > 0 && isSmall(page[start - 1] ?? [], height, pitch)) start--
    // A page all of small type is one of the text; so is small type without a mark.
    const found = page.slice(start)
    const first = found.findIndex(([line]) => labelled.test(textOf(line)))
    if (start === 0 || first < 0) continue
    for (const line of found.flat()) notes.add(line)
  }
  return notes
}

const textOf = (line: OcrLine | undefined): string => line?.words.map(({ text }) => text).join(' ') ?? ''

function blocksOf(lines: readonly OcrLine[], isEdge: (line: OcrLine) => boolean): OcrLine[][] {
  const plain = lines.filter((line) => line.box && line.words.length > 0 && line.zone === undefined && !isEdge(line))
  return [...Map.groupBy(plain, ({ block }) => block).values()]
} // prettier-ignore

/** The height that full lines have, and the distance between them. */
function usual(blocks: readonly (readonly OcrLine[])[]): [height: number, pitch: number] {
  const heights = blocks.flat().flatMap(({ box, words }) => (box && words.length > 3 ? [box[3]] : []))
  return [quantile(heights, 0.7), quantile(blocks.flatMap(pitches), 0.6)]
}

function pitches(block: readonly OcrLine[]): number[] {
  return block.slice(1).flatMap((line, i) => {
    const [a, b] = [block[i]?.box, line.box]
    const distance = a && b ? b[1] + b[3] / 2 - (a[1] + a[3] / 2) : 0
    return distance > 0 ? [distance] : []
  })
}

function isSmall(block: readonly OcrLine[], height: number, pitch: number): boolean {
  const own = pitches(block)
  const heights = block.flatMap(({ box }) => (box ? [box[3]] : []))
  const isLow = quantile(heights, 0.7) <= 0.9 * height
  return own.length > 0 ? quantile(own, 0.5) <= 0.92 * pitch && isLow : isLow
}
