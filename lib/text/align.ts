// Which stretches of two sequences are the same, in near-linear time: unique n-grams as anchors (patience), then the gaps
// between them again with shorter n-grams, and only small gaps by Myers' O(ND) algorithm with a bound on D.

import { sharedGrams } from './grams.ts'

/** `a[a + i] === b[b + i]` for `0 <= i < length`. Runs are in order in both sequences, never overlap and never touch. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

export interface AlignOptions {
  /** Lengths of n-grams to anchor on, longest first. */
  readonly grams?: readonly number[]
  /** The most differences Myers looks for in one gap; beyond it the middle of the gap stays unmatched. */
  readonly maxDifferences?: number
}

/** Aligns two sequences of symbols. Deterministic. */
export function alignSequences(a: Int32Array, b: Int32Array, options: AlignOptions = {}): Run[] {
  const grams = options.grams ?? [4, 2, 1]
  const maxDifferences = options.maxDifferences ?? 256
  const runs: Run[] = []
  const emit = (at: number, bt: number, length: number): void => {
    if (length > 0) runs.push({ a: at, b: bt, length })
  }
  // [a0, a1, b0, b1, index into grams]
  const open: [number, number, number, number, number][] = [[0, a.length, 0, b.length, 0]]
  for (let gap = open.pop(); gap; gap = open.pop()) {
    let [a0, a1, b0, b1] = gap
    const from = a0
    const fromB = b0
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      a0++
      b0++
    }
    emit(from, fromB, a0 - from)
    const to = a1
    while (a1 > a0 && b1 > b0 && a[a1 - 1] === b[b1 - 1]) {
      a1--
      b1--
    }
    emit(a1, b1, to - a1)
    if (a0 === a1 || b0 === b1) continue

    const small = a1 - a0 + (b1 - b0) <= 64
    let anchors: Run[] = []
    let level = gap[4]
    while (!small && anchors.length === 0 && level < grams.length) {
      anchors = uniqueAnchors(a, a0, a1, b, b0, b1, grams[level] ?? 1)
      if (anchors.length === 0) level++
    }
    if (anchors.length === 0) {
      for (const run of myers(a, a0, a1, b, b0, b1, maxDifferences)) runs.push(run)
      continue
    }
    let lastA = a0
    let lastB = b0
    for (const anchor of anchors) {
      emit(anchor.a, anchor.b, anchor.length)
      open.push([lastA, anchor.a, lastB, anchor.b, level])
      lastA = anchor.a + anchor.length
      lastB = anchor.b + anchor.length
    }
    open.push([lastA, a1, lastB, b1, level])
  }
  return joined(runs)
}

function joined(runs: Run[]): Run[] {
  runs.sort((x, y) => x.a - y.a)
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      out[out.length - 1] = { a: last.a, b: last.b, length: last.length + run.length }
    } else out.push(run)
  }
  return out
}

/** n-grams found once in each range, the longest rising chain of them, each grown as far as the symbols agree. */
function uniqueAnchors(
  a: Int32Array,
  a0: number,
  a1: number,
  b: Int32Array,
  b0: number,
  b1: number,
  size: number,
): Run[] {
  if (a1 - a0 < size || b1 - b0 < size) return []
  const pairs = sharedGrams({ symbols: a, from: a0, to: a1 }, { symbols: b, from: b0, to: b1 }, size)
  const out: Run[] = []
  let endA = a0
  let endB = b0
  for (const index of longestRise(pairs)) {
    let at = pairs[2 * index] ?? 0
    let bt = pairs[2 * index + 1] ?? 0
    if (at < endA || bt < endB) continue
    let length = size
    while (at > endA && bt > endB && a[at - 1] === b[bt - 1]) {
      at--
      bt--
      length++
    }
    while (at + length < a1 && bt + length < b1 && a[at + length] === b[bt + length]) length++
    out.push({ a: at, b: bt, length })
    endA = at + length
    endB = bt + length
  }
  return out
}

/** Indexes of the longest chain of pairs rising in both places (patience sorting, O(n log n)). */
function longestRise(pairs: readonly number[]): number[] {
  const count = pairs.length / 2
  const tails: number[] = []
  const before = new Int32Array(count).fill(-1)
  for (let i = 0; i < count; i++) {
    const bt = pairs[2 * i + 1] ?? 0
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[2 * (tails[middle] ?? 0) + 1] ?? 0) < bt) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = i
  }
  const chain: number[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) chain.push(i)
  return chain.reverse()
}

/**
 * Myers 1986, forward greedy. Where more than `most` differences are needed, the furthest way is kept and the search begins
 * anew from its end, as long as at least half of the symbols on the way agree; then the same from behind. What neither
 * reaches stays unmatched: O((n + m) most) in all.
 */
function myers(
  a: Int32Array,
  a0: number,
  a1: number,
  b: Int32Array,
  b0: number,
  b1: number,
  most: number,
): Run[] {
  const runs: Run[] = []
  for (let going = true; going && a0 < a1 && b0 < b1;) {
    const [i0, j0] = [a0, b0]
    const way = furthestWay((i, j) => a[i0 + i] === b[j0 + j], a1 - a0, b1 - b0, most)
    for (const run of way.runs) runs.push({ a: i0 + run.a, b: j0 + run.b, length: run.length })
    if (way.complete) return runs
    ;[a0, b0] = [i0 + way.a, j0 + way.b]
    going = isMostlyEqual(way)
  }
  for (let going = true; going && a0 < a1 && b0 < b1;) {
    const [i1, j1] = [a1, b1]
    const way = furthestWay((i, j) => a[i1 - 1 - i] === b[j1 - 1 - j], a1 - a0, b1 - b0, most)
    for (const run of way.runs)
      runs.push({ a: i1 - run.a - run.length, b: j1 - run.b - run.length, length: run.length })
    ;[a1, b1] = [i1 - way.a, j1 - way.b]
    going = isMostlyEqual(way) && !way.complete
  }
  return runs
}

interface Way {
  readonly runs: readonly Run[]
  /** How far it leads in each sequence. */
  readonly a: number
  readonly b: number
  readonly complete: boolean
}

const isMostlyEqual = ({ runs, a, b }: Way): boolean =>
  runs.reduce((sum, run) => sum + run.length, 0) * 2 > Math.max(a, b, 1)

function furthestWay(same: (i: number, j: number) => boolean, n: number, m: number, most: number): Way {
  const bound = Math.min(n + m, most)
  const reach = new Int32Array(2 * bound + 3)
  const middle = bound + 1
  const trace: Int32Array[] = []
  let best = { distance: 0, diagonal: 0, sum: -1 }
  let complete = false
  search: for (let d = 0; d <= bound; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach[middle + k - 1] ?? 0) < (reach[middle + k + 1] ?? 0))
      let i = down ? (reach[middle + k + 1] ?? 0) : (reach[middle + k - 1] ?? 0) + 1
      let j = i - k
      // A diagonal that has left the rectangle leads nowhere.
      if (i > n || j > m || j < 0) {
        reach[middle + k] = down ? i : Math.min(i, n + 1)
        continue
      }
      while (i < n && j < m && same(i, j)) {
        i++
        j++
      }
      reach[middle + k] = i
      if (i + j > best.sum) best = { distance: d, diagonal: k, sum: i + j }
      if (i >= n && j >= m) {
        trace.push(reach.slice(middle - d - 1, middle + d + 2))
        best = { distance: d, diagonal: k, sum: i + j }
        complete = true
        break search
      }
    }
    trace.push(reach.slice(middle - d - 1, middle + d + 2))
  }
  const runs: Run[] = []
  let k = best.diagonal
  let i = trace[best.distance]?.[k + best.distance + 1] ?? 0
  // The last stretch before the bound is the least certain; the next search walks it again.
  const certain = complete ? best.distance : Math.ceil(best.distance * 0.75)
  let end: readonly [number, number] = [i, i - k]
  for (let d = best.distance; d > 0; d--) {
    if (d === certain) end = [i, i - k]
    const previous = trace[d - 1] ?? new Int32Array(0)
    const left = previous[k - 1 + d] ?? -1
    const right = previous[k + 1 + d] ?? -1
    const down = k === -d || (k !== d && left < right)
    const start = down ? right : left + 1
    if (i > start && d <= certain) runs.push({ a: start, b: start - k, length: i - start })
    k += down ? 1 : -1
    i = down ? right : left
  }
  if (i > 0) runs.push({ a: 0, b: 0, length: i })
  return { runs: runs.reverse(), a: end[0], b: end[1], complete }
}
