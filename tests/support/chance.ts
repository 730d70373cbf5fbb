// Reproducible chance for generated texts and damage.

export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** An integer from 0 up to, not including, `below`. */
  int(below: number): number
  between(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  happens(probability: number): boolean
}

/** mulberry32: the same seed gives the same row. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    next,
    int,
    between: (least, most) => least + int(most - least + 1),
    pick: (list) => {
      const item = list[int(list.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    happens: (probability) => next() < probability,
  }
}
