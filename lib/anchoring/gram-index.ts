// Every stretch of six letters of a text and where it stands, so that a quote finds its neighbourhood without a scan.
import { eachGram } from '#lib/text/grams.ts'

const GRAM = 6
/** A gram found more often than this tells nothing about the place. */
const COMMON = 48
const MOST_SEEDS = 4000

/** Equal letters: `query[at + i] === text[to + i]`. */
export interface Seed {
  readonly at: number
  readonly to: number
  readonly length: number
}

export interface GramIndex {
  /** Maximal equal stretches of at least six letters between a query and the text, rare ones first looked up. */
  seeds(query: Int32Array): Seed[]
}

/** Indexes folded symbols; O(n). */
export function gramIndex(text: Int32Array): GramIndex {
  let size = 1024
  while (size < text.length) size *= 2
  const mask = size - 1
  const slotOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
  const first = new Int32Array(size + 1)
  eachGram(text, 0, text.length, GRAM, (hash) => {
    const slot = slotOf(hash) + 1
    first[slot] = (first[slot] ?? 0) + 1
  })
  for (let slot = 0; slot < size; slot++) first[slot + 1] = (first[slot + 1] ?? 0) + (first[slot] ?? 0)
  const next = first.slice()
  const places = new Int32Array(Math.max(0, text.length - GRAM + 1))
  eachGram(text, 0, text.length, GRAM, (hash, at) => {
    const slot = slotOf(hash)
    const to = next[slot] ?? 0
    places[to] = at
    next[slot] = to + 1
  })

  return {
    seeds(query) {
      const grams: { at: number; from: number; to: number }[] = []
      eachGram(query, 0, query.length, GRAM, (hash, at) => {
        const slot = slotOf(hash)
        grams.push({ at, from: first[slot] ?? 0, to: first[slot + 1] ?? 0 })
      })
      let chosen = grams.filter(({ from, to }) => to - from <= COMMON)
      // A short or formulaic query may have only common grams; then the least common must do.
      if (chosen.length * 3 < grams.length)
        chosen = grams.toSorted((x, y) => x.to - x.from - (y.to - y.from) || x.at - y.at)
      const hits: { at: number; to: number }[] = []
      for (const { at, from, to } of chosen) {
        if (hits.length > MOST_SEEDS) break
        for (let k = from; k < to && hits.length <= MOST_SEEDS; k++) hits.push({ at, to: places[k] ?? 0 })
      }
      hits.sort((x, y) => x.to - x.at - (y.to - y.at) || x.at - y.at)
      const out: Seed[] = []
      for (const { at, to } of hits) {
        const last = out.at(-1)
        if (last && last.to - last.at === to - at && at < last.at + last.length) continue
        const seed = grown(query, text, at, to)
        if (seed) out.push(seed)
      }
      return out
    },
  }
}

function grown(query: Int32Array, text: Int32Array, at: number, to: number): Seed | null {
  // Hashes of different grams may meet in one slot.
  for (let i = 0; i < GRAM; i++) if (query[at + i] !== text[to + i]) return null
  let from = at
  let end = at + GRAM
  while (from > 0 && to - (at - from) > 0 && query[from - 1] === text[to - (at - from) - 1]) from--
  while (end < query.length && query[end] === text[to + end - at]) end++
  return { at: from, to: to - (at - from), length: end - from }
}
