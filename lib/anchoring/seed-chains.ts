// From stretches that agree to places: what stands in the same order and near each other in both belongs together.
import { costOf, FOUND } from './evidence.ts'
import type { Seed } from './gram-index.ts'
import { tells, type WeighedText } from './weighed-text.ts'

const MOST_PLACES = 6
const MOST_RUNS = 96
/** A chain that tells less than this part of the best is no rival. */
const NEAR = 0.4

/** Chains of seeds that rise in both texts, the most telling first, sharing no seed; `length` letters were looked for. */
export function bestChains(text: WeighedText, seeds: readonly Seed[], length: number): Seed[][] {
  // Of two that tell as little, the longer counts: what stands twice is still found.
  const worth = (to: number, letters: number): number => tells(text, to, letters) + FOUND * letters
  const runs = seeds
    .map((seed) => ({ ...seed, worth: worth(seed.to, seed.length) }))
    .sort((x, y) => y.worth - x.worth || x.to - y.to || x.at - y.at)
    .slice(0, MOST_RUNS)
    .sort((x, y) => x.to - y.to || x.at - y.at)
  const scores = new Float64Array(runs.length)
  const before = new Int32Array(runs.length).fill(-1)
  const reach = 2 * length + 600
  runs.forEach((run, i) => {
    scores[i] = run.worth
    for (let k = i - 1; k >= 0; k--) {
      const left = runs[k] as (typeof runs)[number]
      if (run.to - left.to > reach) break
      const overlap = Math.max(0, left.at + left.length - run.at, left.to + left.length - run.to)
      if (run.at <= left.at || overlap >= run.length) continue
      const gap = costOf(
        Math.max(0, run.at - left.at - left.length),
        Math.max(0, run.to - left.to - left.length),
      )
      const score = (scores[k] ?? 0) + worth(run.to + overlap, run.length - overlap) - gap
      if (score > (scores[i] ?? 0)) {
        scores[i] = score
        before[i] = k
      }
    }
  })
  const order = [...runs.keys()].sort((x, y) => (scores[y] ?? 0) - (scores[x] ?? 0) || x - y)
  const used = new Uint8Array(runs.length)
  const chains: Seed[][] = []
  const most = scores[order[0] ?? -1] ?? 0
  for (const end of order) {
    if (chains.length >= MOST_PLACES || (scores[end] ?? 0) < NEAR * most) break
    const chain: Seed[] = []
    let own = scores[end] ?? 0
    for (let i = end; i >= 0 && !used[i]; i = before[i] ?? -1) {
      const run = runs[i] as (typeof runs)[number]
      used[i] = 1
      chain.push(run)
      // What branches off a chain already taken is a place of its own only when it tells enough by itself.
      own = (scores[end] ?? 0) - (scores[i] ?? 0) + run.worth
    }
    if (own >= NEAR * most) chains.push(chain.reverse())
  }
  return chains
}
