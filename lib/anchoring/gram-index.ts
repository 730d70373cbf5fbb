// Every stretch of six letters of a text and where it stands, so that a quote finds its neighbourhood without a scan.
import { eachGram } from '#lib/text/grams.ts'

const GRAM = 6
/** Grams found so often tell much, little, and nearly nothing about the place; of the last ones only a few places are looked at. */
const RARE = 4
const COMMON = 16
const MOST_SEEDS = 1600
const ENOUGH = 240
const MOST_COMMON = 160
/** More than the letters of any query. */
const DIAGONAL = 2 ** 24

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
      const from: number[] = []
      const rarity: number[] = []
      eachGram(query, 0, query.length, GRAM, (hash) => {
        const slot = slotOf(hash)
        from.push(first[slot] ?? 0)
        rarity.push((first[slot + 1] ?? 0) - (first[slot] ?? 0))
      })
      // The rare ones first: they tell most, and a few are enough. A formula has only common ones; then those must do.
      const order = [...rarity.keys()].filter((at) => (rarity[at] ?? 0) > 0)
      order.sort((x, y) => (rarity[x] ?? 0) - (rarity[y] ?? 0) || x - y)
      const hits: number[] = []
      for (const at of order) {
        const count = rarity[at] ?? 0
        const most = count <= RARE ? MOST_SEEDS : count <= COMMON ? ENOUGH : MOST_COMMON
        // What stands hundreds of times is shown at a few of its places rather than said to be nowhere.
        if (hits.length > 0 && hits.length + count > most) break
        // By diagonal, and by place on it: what continues a stretch stands next to it.
        for (let k = 0; k < Math.min(count, most); k++) {
          const to = places[(from[at] ?? 0) + k] ?? 0
          hits.push((to - at + query.length) * DIAGONAL + at)
        }
      }
      hits.sort((x, y) => x - y)
      const out: Seed[] = []
      let reached = -1
      for (const hit of hits) {
        // Part of the stretch before.
        if (hit < reached) continue
        const at = hit % DIAGONAL
        const diagonal = (hit - at) / DIAGONAL
        const seed = grown(query, text, at, diagonal + at - query.length)
        if (!seed) continue
        out.push(seed)
        reached = diagonal * DIAGONAL + seed.at + seed.length
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
