// What a letter tells about its place. In "Item Petrus Faber testis iuratus dixit" the words of the formula tell nothing: the
// rest of the register lets one expect them. The name tells something, and a word that stands nowhere else tells most.
import { eachGram } from '#lib/text/grams.ts'

/** Lengths of the contexts from which a letter is expected, and how little a context that was seen once is trusted. */
const CONTEXTS: readonly (readonly [length: number, distrust: number])[] = [
  [2, 6],
  [4, 3],
  [7, 1],
  [12, 0.4],
  [20, 0.15],
]
const MOST_BITS = 8

/**
 * Running sums of bits: `sums[j] - sums[i]` is what the letters `[i, j)` tell beyond what all other places of the same text
 * lead one to expect. O(n). A letter never bears witness for itself: its own occurrence is not counted.
 */
export function surprises(symbols: Int32Array): Float64Array {
  const length = symbols.length
  const chances = lettersAlone(symbols)
  const table = gramTable(length)
  let before: Int32Array | null = null
  for (const [size, distrust] of CONTEXTS) {
    // A stretch that stands alone is not part of a longer one that stands twice.
    const contexts = table.occurrences(symbols, size, before)
    const wholes = table.occurrences(symbols, size + 1, contexts)
    for (let i = size; i < length; i++) {
      const others = (contexts[i - size] ?? 1) - 1
      if (others <= 0) continue
      const same = Math.max(1, wholes[i - size] ?? 1) - 1
      chances[i] = (same + distrust * (chances[i] ?? 0)) / (others + distrust)
    }
    before = wholes
  }
  const sums = new Float64Array(length + 1)
  for (let i = 0; i < length; i++)
    sums[i + 1] = (sums[i] ?? 0) + Math.min(MOST_BITS, -Math.log2(chances[i] ?? 1))
  return sums
}

/** The same to who reads backwards; sums run forwards. */
export function backwardSurprises(symbols: Int32Array): Float64Array {
  const reversed = surprises(symbols.toReversed())
  const whole = reversed.at(-1) ?? 0
  return reversed.map((sum) => whole - sum).reverse()
}

function lettersAlone(symbols: Int32Array): Float64Array {
  const counts = new Uint32Array(0x10000)
  for (const symbol of symbols) counts[symbol] = (counts[symbol] ?? 0) + 1
  // Letters that were never seen have a share, too; else a short text would expect only what it holds.
  const whole = symbols.length + 64
  const chances = new Float64Array(symbols.length)
  for (let i = 0; i < symbols.length; i++) chances[i] = (counts[symbols[i] ?? 0] ?? 1) / whole
  return chances
}

/** Counts grams of a text; one table for all sizes. */
function gramTable(length: number) {
  let capacity = 16
  while (capacity < length * 2) capacity *= 2
  const mask = capacity - 1
  const hashes = new Int32Array(capacity)
  const counts = new Int32Array(capacity)
  return {
    /** How often the gram that begins at each place occurs; not looked at where `shorter`, of a shorter gram, says once. */
    occurrences(symbols: Int32Array, size: number, shorter: Int32Array | null): Int32Array {
      counts.fill(0)
      const slots = new Int32Array(Math.max(0, symbols.length - size + 1)).fill(-1)
      eachGram(symbols, 0, symbols.length, size, (hash, at) => {
        if (shorter !== null && (shorter[at] ?? 0) < 2) return
        let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
        while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask
        hashes[slot] = hash
        counts[slot] = (counts[slot] ?? 0) + 1
        slots[at] = slot
      })
      for (let at = 0; at < slots.length; at++) {
        const slot = slots[at] ?? -1
        slots[at] = slot < 0 ? 1 : (counts[slot] ?? 1)
      }
      return slots
    },
  }
}
