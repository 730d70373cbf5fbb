// What machines that read pictures of pages write down, whatever the format: pages of lines of words with boxes.
import type { LineHint } from '../../layout/hints.ts'

/** In the units of the file: left and upper edge, width, height. */
export type Box = readonly [x: number, y: number, width: number, height: number]

export interface OcrWord {
  readonly text: string
  readonly box: Box | null
  /** From 0 to 1. */
  readonly confidence: number | null
  /** Written above the line, as marks of notes are. */
  readonly isRaised?: boolean
}

export interface OcrLine {
  readonly words: readonly OcrWord[]
  readonly box: Box | null
  /** Number of its block on the page. */
  readonly block: number
  /** As the file names the place of its block. */
  readonly zone?: LineHint['zone']
  readonly level?: number
  /** The file says that the word at its end goes on in the next line. */
  readonly isDivided?: boolean
  /** Cells of a table: words up to these indices belong to one cell. */
  readonly cellEnds?: readonly number[]
}

export interface OcrPage {
  /** As printed on the page, where the file says so. */
  readonly label: string | null
  /** 0 where the file does not say it. */
  readonly width: number
  readonly height: number
  /** The picture of the page, as the file names it. */
  readonly image?: string
  readonly lines: readonly OcrLine[]
}

export function boxAround(boxes: readonly (Box | null)[]): Box | null {
  const known = boxes.filter((box) => box !== null)
  if (known.length === 0) return null
  const left = Math.min(...known.map(([x]) => x))
  const top = Math.min(...known.map(([, y]) => y))
  const right = Math.max(...known.map(([x, , width]) => x + width))
  const bottom = Math.max(...known.map(([, y, , height]) => y + height))
  return [left, top, right - left, bottom - top]
}

/** What files call the places of blocks, in the words of the layout reader. */
const zones: readonly (readonly [pattern: RegExp, zone: LineHint['zone']])[] = [
  [/page.?num|pagenum|folio|seitenzahl/i, 'page-number'],
  [/running|header|footer|kolumnentitel|signature.?mark|catch.?word|bogensignatur|kustode/i, 'running-head'],
  [/margin/i, 'margin'],
  [/foot.?note|fussnote|fußnote|endnote|apparatus/i, 'note'],
  [/caption|bildunterschrift/i, 'caption'],
  [/heading|title|überschrift|ueberschrift|chapter|section/i, 'heading'],
  [/table|tabelle/i, 'table'],
]

export function zoneNamed(name: string | undefined): LineHint['zone'] {
  return name === undefined || name === '' ? undefined : zones.find(([pattern]) => pattern.test(name))?.[1]
}
