// Draws the strip: each stance by a shape of its own as well as by its colour, so that it can be read without either.
import { layStrip, rowOf } from '#lib/text/strip.ts'
import type { Span } from '#lib/text/span.ts'
import { loudest, type MarkStance } from './marks.ts'

export interface MinimapMarks {
  /** Length of the text, in UTF-16 code units. */
  readonly length: number
  readonly passages: Iterable<{ readonly at: number; readonly kind: MarkStance | 'muted' }>
  /** Starts of passages that bear a note. */
  readonly notes: Iterable<number>
  readonly headings: readonly { readonly at: number; readonly level: number }[]
  readonly hits: readonly Span[]
  readonly hitNow: Span | null
}

export const minimapColours = [...loudest, 'marked', 'muted', 'note', 'heading', 'hit', 'hit-now'] as const
type MinimapColours = Readonly<Record<(typeof minimapColours)[number], string>>

/** Height of one row, in pixels. */
const ROW = 5
export const MINIMAP_WIDTH = 30
const headingsFrom = 1
const notesAt = 9
const [passagesFrom, passagesTo] = [12, 24]
const hitsFrom = 25
const kinds = [...loudest, 'marked', 'muted'] as const

type Rectangle = readonly [x: number, y: number, width: number, height: number]

/** Rectangles of one stance in a box of `width` × (ROW - 1) pixels. */
function shapeOf(kind: (typeof kinds)[number], width: number): readonly Rectangle[] {
  const half = width / 2
  switch (kind) {
    case 'supports':
      return [[0, 0, width, 4]]
    case 'contradicts': // broken in two
      return [
        [0, 0, half - 1.5, 4],
        [half + 1.5, 0, half - 1.5, 4],
      ]
    case 'undercuts': // a step
      return [
        [0, 0, half, 2],
        [half, 2, half, 2],
      ]
    case 'qualifies': // half of a block
      return [[0, 0, half, 4]]
    case 'contextualises': // a frame
      return [
        [0, 0, width, 1],
        [0, 3, width, 1],
        [0, 1, 1, 2],
        [width - 1, 1, 1, 2],
      ]
    case 'denies': // a double line
      return [
        [0, 0, width, 1],
        [0, 2, width, 1],
      ]
    case 'affirms':
      return [[0, 1, width, 1.5]]
    case 'marked':
      return [[half - 2, 1, 4, 1.5]]
    case 'muted':
      return [[half - 1, 1, 2, 1]]
  }
}

/** Draws on the canvas in its own size, in the colours that the elements of `legend` have in this theme. */
export function paintMinimap(
  canvas: HTMLCanvasElement,
  height: number,
  marks: MinimapMarks,
  legend: Element,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const colours = Object.fromEntries(
    Array.from(legend.children, (one, i) => [minimapColours[i], getComputedStyle(one).color]),
  ) as MinimapColours
  canvas.width = MINIMAP_WIDTH * devicePixelRatio
  canvas.height = height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)
  drawMinimap(context, height, marks, colours)
}

/** Draws everything anew; `height` in pixels. At most a few hundred rectangles, whatever the number of marks. */
function drawMinimap(
  canvas: CanvasRenderingContext2D,
  height: number,
  marks: MinimapMarks,
  colours: MinimapColours,
): void {
  canvas.clearRect(0, 0, MINIMAP_WIDTH, height)
  const rows = Math.max(1, Math.floor(height / ROW))
  const top = (offset: number): number => rowOf(offset, marks.length, rows) * ROW

  canvas.fillStyle = colours.heading
  for (const { at, level } of marks.headings) canvas.fillRect(headingsFrom, top(at), level <= 1 ? 7 : 4, 1)

  const strip = layStrip(marks.passages, kinds, marks.length, rows)
  for (let row = 0; row < rows; row++) {
    // Two at most: what most needs to be seen, and what it stands against.
    const shown = strip.kindsIn(row).slice(0, 2)
    const width = (passagesTo - passagesFrom - (shown.length - 1)) / shown.length
    shown.forEach((kind, i) => {
      canvas.fillStyle = colours[kind]
      for (const [x, y, w, h] of shapeOf(kind, width))
        canvas.fillRect(passagesFrom + i * (width + 1) + x, row * ROW + y, w, h)
    })
  }

  canvas.fillStyle = colours.note
  for (const y of new Set(Array.from(marks.notes, top))) canvas.fillRect(notesAt, y, 2, 3)
  canvas.fillStyle = colours.hit
  for (const y of new Set(marks.hits.map(([at]) => top(at)))) canvas.fillRect(hitsFrom, y, 4, 3)
  if (marks.hitNow) {
    canvas.fillStyle = colours['hit-now']
    canvas.fillRect(hitsFrom - 1, top(marks.hitNow[0]) - 1, 6, 5)
  }
}
