// n-grams of a sequence of symbols: those that occur equally often in two sequences tell which place is which.

export interface Stretch {
  readonly symbols: Int32Array
  readonly from: number
  readonly to: number
}

/**
 * Flat pairs `[at, bt, …]` of the n-grams that occur exactly `times` in each stretch, the first paired with the first and so
 * on; ordered by the first occurrence in `a`. O(n).
 */
export function sharedGrams(a: Stretch, b: Stretch, size: number, times = 1): number[] {
  const table = gramTable(Math.max(1, a.to - a.from - size + 1), times)
  eachGram(a.symbols, a.from, a.to, size, (hash, at) => table.add(hash, at))
  const found = new Int32Array(table.places.length)
  const counts = new Int32Array(table.counts.length)
  eachGram(b.symbols, b.from, b.to, size, (hash, bt) => {
    const slot = table.slot(hash)
    if (table.counts[slot] !== times) return
    const count = counts[slot] ?? 0
    if (count < times) found[slot * times + count] = bt
    counts[slot] = count + 1
  })
  const slots: number[] = []
  for (let slot = 0; slot < counts.length; slot++) if (counts[slot] === times) slots.push(slot)
  slots.sort((x, y) => (table.places[x * times] ?? 0) - (table.places[y * times] ?? 0))
  const pairs: number[] = []
  for (const slot of slots) {
    for (let k = slot * times; k < (slot + 1) * times; k++) {
      const at = table.places[k] ?? 0
      const bt = found[k] ?? 0
      let same = 0
      while (same < size && a.symbols[at + same] === b.symbols[bt + same]) same++
      if (same === size) pairs.push(at, bt)
    }
  }
  return pairs
}

// Open addressing; a clash of hashes only makes two n-grams look like one, which costs an anchor, never a wrong one.
function gramTable(entries: number, times: number) {
  let capacity = 16
  while (capacity < entries * 2) capacity *= 2
  const hashes = new Int32Array(capacity)
  const counts = new Int32Array(capacity)
  const places = new Int32Array(capacity * times)
  const mask = capacity - 1
  const slot = (hash: number): number => {
    let at = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
    while (counts[at] !== 0 && hashes[at] !== hash) at = (at + 1) & mask
    return at
  }
  const add = (hash: number, place: number): void => {
    const at = slot(hash)
    const count = counts[at] ?? 0
    hashes[at] = hash
    counts[at] = count + 1
    if (count < times) places[at * times + count] = place
  }
  return { counts, places, slot, add }
}

const BASE = 0x01000193

/** Calls `visit` with a rolling hash of each n-gram of `[from, to)` and where it starts. */
export function eachGram(
  sequence: Int32Array,
  from: number,
  to: number,
  size: number,
  visit: (hash: number, at: number) => void,
): void {
  if (to - from < size) return
  let power = 1
  for (let i = 0; i < size; i++) power = Math.imul(power, BASE)
  let hash = 0
  for (let i = from; i < from + size; i++) hash = (Math.imul(hash, BASE) + mixed(sequence[i] ?? 0)) | 0
  visit(hash, from)
  for (let i = from + size; i < to; i++) {
    const leaving = Math.imul(power, mixed(sequence[i - size] ?? 0))
    hash = (Math.imul(hash, BASE) + mixed(sequence[i] ?? 0) - leaving) | 0
    visit(hash, i - size + 1)
  }
}

const mixed = (symbol: number): number => Math.imul(symbol + 1, 0x9e3779b1) ^ (symbol >>> 3)
