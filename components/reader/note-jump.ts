// Between a mark in the text and the note it calls: where one key leads, from wherever the caret stands.
import type { Gloss } from './text-layout.ts'

export interface NoteJump {
  readonly gloss: Gloss
  /** To the note from the text, or back from the note to its mark. */
  readonly to: 'body' | 'marker'
  readonly offset: number
}

/**
 * In a note: back to its mark. In the text: to the note whose mark stands nearest to the caret. Null where there is no note, or
 * where nothing in the text calls the note one is in.
 */
export function noteJump(glosses: readonly Gloss[], caret: number): NoteJump | null {
  const inside = glosses.find(({ body }) => body[0] <= caret && caret <= body[1])
  if (inside) return inside.at === null ? null : { gloss: inside, to: 'marker', offset: inside.at }
  let nearest: Gloss | null = null
  let distance = Infinity
  for (const gloss of glosses) {
    if (gloss.at === null) continue
    const away = Math.abs(gloss.at - caret)
    if (away >= distance) continue
    nearest = gloss
    distance = away
  }
  return nearest && { gloss: nearest, to: 'body', offset: nearest.body[0] }
}

/** The note before or after one in the order of the text; null at the ends. */
export function noteBeside(glosses: readonly Gloss[], index: number, direction: 1 | -1): Gloss | null {
  const at = glosses.findIndex((gloss) => gloss.index === index)
  return at < 0 ? null : (glosses[at + direction] ?? null)
}
