// The stretches of a text that are read one by one: its blocks, each note's body told apart by its label.
import type { Block, Note } from '../reading.ts'

export interface Passage {
  readonly start: number
  readonly end: number
  /** Of the note this is (a part of) the body of. */
  readonly label: string | null
  /** Of the note in `notes`; -1 in the main text. */
  readonly note: number
  /** Where the note's marker stands in the main text; null in the main text. */
  readonly anchor: number | null
  readonly kind: Block['kind']
}

/** The blocks of a text in its order; the blocks of a note know their note. */
export function passagesOf(blocks: readonly Block[], notes: readonly Note[]): Passage[] {
  const bodies = notes
    .flatMap(({ body, at, label }, note) => (body ? [{ start: body[0], end: body[1], at, label, note }] : []))
    .sort((a, b) => a.start - b.start)
  let i = 0
  return blocks.map(({ start, end, kind }) => {
    while (i < bodies.length - 1 && (bodies[i]?.end ?? 0) <= start) i++
    const body = bodies[i]
    const isBody = body !== undefined && start >= body.start && start < body.end
    return isBody
      ? { start, end, kind, label: body.label, note: body.note, anchor: body.at ?? body.start }
      : { start, end, kind, label: null, note: -1, anchor: null }
  })
}
