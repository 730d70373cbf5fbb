// Pages and passages that the file holds twice: the same lines in the same order. The first copy is kept.
import type { SourceLine } from './lines.ts'

/** Half-open ranges of lines. */
export interface RepeatedLines {
  readonly kept: readonly [first: number, last: number]
  readonly copy: readonly [first: number, last: number]
}

/** Fewer letters and figures than this are a formula, not a copy. */
const shortest = 600
/** Lines with fewer say too little to begin with. */
const telling = 24

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

export function findRepeatedLines(lines: readonly SourceLine[]): RepeatedLines[] {
  const keys = lines.map(({ text }) => letters(text))
  const places = new Map<string, number[]>()
  const found: RepeatedLines[] = []
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? ''
    const earlier = key.length >= telling ? (places.get(key) ?? []) : []
    let [bestLength, bestLetters, bestFrom] = [0, 0, -1]
    for (const from of earlier.slice(-8)) {
      const [length, size] = runOf(keys, from, at)
      if (size > bestLetters) [bestLength, bestLetters, bestFrom] = [length, size, from]
    }
    if (bestLetters >= shortest) {
      found.push({ kept: [bestFrom, bestFrom + bestLength], copy: [at, at + bestLength] })
      at += bestLength - 1
      continue
    }
    if (key.length >= telling) places.set(key, [...earlier.slice(-8), at])
  }
  return found
}

/** How many lines from `from` and from `at` on say the same, and how many letters that is. A misread line is stepped over. */
function runOf(keys: readonly string[], from: number, at: number): [length: number, size: number] {
  let [length, size, sure] = [0, 0, 0]
  while (from + length < at && at + length < keys.length) {
    const [a, b] = [keys[from + length] ?? '', keys[at + length] ?? '']
    if (a !== b && (a.length < telling || alike(a, b) < 0.8)) break
    length++
    size += Math.min(a.length, b.length)
    if (a === b) sure = length
  }
  while (length > sure) {
    length--
    size -= Math.min(keys[from + length]?.length ?? 0, keys[at + length]?.length ?? 0)
  }
  return [length, size]
}

/** Dice's measure over pairs of letters, from 0 to 1. */
function alike(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 0.2 * Math.max(a.length, b.length)) return 0
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < a.length; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1)
  let shared = 0
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = b.slice(i, i + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) shared++
    pairs.set(pair, left - 1)
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2)
}
