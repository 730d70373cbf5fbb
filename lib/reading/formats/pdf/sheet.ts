// What is known of a page before anything is decided about it. Coordinates are points of the page as it is shown: x to the
// right, y down from the upper edge; `turn` says how far the writing is turned against that.

/** Quarter turns clockwise by which the writing is turned: 1 reads from top to bottom. */
export type Turn = 0 | 1 | 2 | 3

export interface Character {
  /** Among the characters with the same turn, in the order of the file. */
  readonly place: number
  /** One character, or several where one glyph stands for them (a ligature). */
  readonly text: string
  /** The advance box along the writing, and the baseline, in the frame of the writing. */
  readonly start: number
  readonly end: number
  readonly baseline: number
  /** The ink, in the same frame. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Type size in points. */
  readonly size: number
  readonly isBold: boolean
  /** Drawn by the same instruction of the page. */
  readonly run: number
  readonly isBlank: boolean
}

/** A straight line drawn on the page, in the frame of upright writing. */
export interface Rule {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Sheet {
  readonly order: number
  readonly width: number
  readonly height: number
  /** The label that the file gives the page, if it gives labels. */
  readonly label: string | null
  /** By the turn of the writing; within each in the order of the file. */
  readonly characters: ReadonlyMap<Turn, readonly Character[]>
  readonly rules: readonly Rule[]
  /** Share of the page that pictures cover. */
  readonly pictures: number
  /** Characters of which the file does not say which they are. */
  readonly unknown: number
  /** Characters that stand outside of the page and cannot be seen. */
  readonly outside: number
  /** Characters that are not drawn: the layer of text recognition over a picture. */
  readonly hidden: number
}

/** Turns a point of the page as shown into the frame in which writing of this turn is upright. */
export function intoFrame(x: number, y: number, turn: Turn, width: number, height: number): [number, number] {
  if (turn === 1) return [y, width - x]
  if (turn === 2) return [width - x, height - y]
  if (turn === 3) return [height - y, x]
  return [x, y]
}

/** The way back. */
export function fromFrame(x: number, y: number, turn: Turn, width: number, height: number): [number, number] {
  if (turn === 1) return [width - y, x]
  if (turn === 2) return [width - x, height - y]
  if (turn === 3) return [y, height - x]
  return [x, y]
}
