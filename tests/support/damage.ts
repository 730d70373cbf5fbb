// What happens to a text between two readings, done on purpose, with every letter knowing where it came from.
import type { Chance } from './chance.ts'

/** A text whose code units remember their place in the original; -1 for what was added. */
export interface Traced {
  readonly text: string
  readonly origin: Int32Array
}

export const traced = (text: string): Traced => ({
  text,
  origin: Int32Array.from({ length: text.length }, (_, i) => i),
})

/** Replaces stretches; `origin` of a replacement: one for all of it, or the stretch it replaces where lengths agree. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Keeps the origin of the replaced letters (a misread letter is still that letter). */
  readonly keeps?: boolean
}

export function edited(source: Traced, edits: readonly Edit[]): Traced {
  const sorted = [...edits].sort((x, y) => x.from - y.from || x.to - y.to)
  const parts: string[] = []
  const origin: number[] = []
  let at = 0
  for (const edit of sorted) {
    if (edit.from < at) continue
    parts.push(source.text.slice(at, edit.from), edit.text)
    for (let i = at; i < edit.from; i++) origin.push(source.origin[i] ?? -1)
    for (let i = 0; i < edit.text.length; i++) {
      origin.push(edit.keeps ? (source.origin[Math.min(edit.from + i, edit.to - 1)] ?? -1) : -1)
    }
    at = edit.to
  }
  parts.push(source.text.slice(at))
  for (let i = at; i < source.text.length; i++) origin.push(source.origin[i] ?? -1)
  return { text: parts.join(''), origin: Int32Array.from(origin) }
}

export function rearranged(source: Traced, pieces: readonly (readonly [number, number])[]): Traced {
  const origin: number[] = []
  let text = ''
  for (const [from, to] of pieces) {
    text += source.text.slice(from, to)
    for (let i = from; i < to; i++) origin.push(source.origin[i] ?? -1)
  }
  return { text, origin: Int32Array.from(origin) }
}

export type Damage = (source: Traced, dice: Chance, other: () => string) => Traced

export const matches = (text: string, pattern: RegExp): [number, number][] =>
  [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])

export const sentences = (text: string): [number, number][] =>
  matches(text, /[^\s][^.!?]*[.!?]+["“»)]*(?=\s|$)\s?/gu)
export const paragraphs = (text: string): [number, number][] =>
  matches(text, /(?:[^\n]|\n(?!\s*\n))+(?:\n\s*\n|\n?$)/gu)
