// The last resort: a quote with its surroundings, looked for in a text without knowing what it came from.
import { alignSequences } from '#lib/text/align.ts'
import { foldText, type Folded } from '#lib/text/normalize.ts'
import type { Span } from '#lib/text/span.ts'
import { denseBlocks, symbolsOf, type Block } from './blocks.ts'
import { gramIndex, type Seed } from './gram-index.ts'
import { foldedSpan, placeOf } from './place.ts'
import type { Candidate, Selector } from './selector.ts'
import { compareWording, type Finding } from './wording.ts'

/** A place where the quote, or something like it, stands. Parts found again: 0 to 1, of letters. */
export interface Match {
  readonly span: Span
  readonly quote: number
  readonly prefix: number
  readonly suffix: number
  readonly findings: readonly Finding[]
  readonly score: number
  /** Letters of quote and context found again in stretches that stand nowhere else in the text. */
  readonly unique: number
}

export interface QuoteFinder {
  /** Places by falling score, at most `MOST_PLACES`. */
  match(passage: Selector): Match[]
  find(passage: Selector): Candidate[]
}

const MOST_PLACES = 6
const MOST_RUNS = 240
const SLACK = 24

/** Makes a text ready for many quotes: O(n). `folded` is `foldText(text)` when at hand. */
export function quoteFinder(text: string, folded: Folded = foldText(text)): QuoteFinder {
  const symbols = symbolsOf(folded)
  const index = gramIndex(symbols)
  const match = (passage: Selector): Match[] => {
    const query = queryOf(passage)
    if (query.quote[0] === query.quote[1]) return []
    const seeds = index.seeds(query.symbols)
    const matches: Match[] = []
    for (const chain of bestChains(seeds, query.symbols.length)) {
      const found = matchAt({ text, folded, symbols }, passage, query, chain)
      if (found && !matches.some(({ span }) => span[0] < found.span[1] && found.span[0] < span[1])) {
        matches.push({ ...found, unique: uniqueLetters(seeds, query.symbols.length, chain) })
      }
    }
    return matches.sort((x, y) => y.score - x.score || x.span[0] - y.span[0])
  }
  return {
    match,
    find: (passage) => match(passage).map(({ span, score }) => ({ start: span[0], end: span[1], score })),
  }
}

interface Query {
  readonly folded: Folded
  readonly symbols: Int32Array
  /** Folded stretch of the quote; the prefix stands before it, the suffix after it. */
  readonly quote: Span
}

function queryOf({ quote, prefix, suffix }: Selector): Query {
  const folded = foldText(prefix + quote + suffix)
  return {
    folded,
    symbols: symbolsOf(folded),
    quote: foldedSpan(folded, [prefix.length, prefix.length + quote.length]),
  }
}

/** Chains of seeds that rise in both texts, the heaviest first, sharing no seed. */
function bestChains(seeds: readonly Seed[], length: number): Seed[][] {
  const runs = seeds
    .toSorted((x, y) => y.length - x.length || x.to - y.to || x.at - y.at)
    .slice(0, MOST_RUNS)
    .sort((x, y) => x.to - y.to || x.at - y.at)
  const scores = new Float64Array(runs.length)
  const before = new Int32Array(runs.length).fill(-1)
  const reach = 2 * length + 600
  runs.forEach((run, i) => {
    scores[i] = run.length
    for (let k = i - 1; k >= 0; k--) {
      const left = runs[k] as Seed
      if (run.to - left.to > reach) break
      const overlap = Math.max(0, left.at + left.length - run.at, left.to + left.length - run.to)
      if (run.at <= left.at || overlap >= run.length) continue
      const drift = Math.abs(run.to - run.at - (left.to - left.at))
      const score = (scores[k] ?? 0) + run.length - overlap - 1 - Math.min(24, drift / 2)
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
    if (chains.length >= MOST_PLACES || (scores[end] ?? 0) < most / 3) break
    const chain: Seed[] = []
    let i = end
    for (; i >= 0 && !used[i]; i = before[i] ?? -1) chain.push(runs[i] as Seed)
    // A branch of a chain already taken is the same place.
    const isBranch = i >= 0
    for (let k = end; k >= 0 && !used[k]; k = before[k] ?? -1) used[k] = 1
    if (!isBranch) chains.push(chain.reverse())
  }
  return chains
}

function matchAt(
  target: { readonly text: string; readonly folded: Folded; readonly symbols: Int32Array },
  passage: Selector,
  query: Query,
  chain: readonly Seed[],
): Omit<Match, 'unique'> | null {
  const first = chain[0]
  const last = chain.at(-1)
  if (!first || !last) return null
  const from = Math.max(0, first.to - first.at - SLACK)
  const to = Math.min(target.symbols.length, last.to + (query.symbols.length - last.at) + SLACK)
  const runs = alignSequences(query.symbols, target.symbols.subarray(from, to), {
    grams: [16, 8],
    maxDifferences: 96,
  })
  const toNew = new Int32Array(query.symbols.length).fill(-1)
  const blockOf = new Int32Array(query.symbols.length).fill(-1)
  for (const block of denseBlocks(runs)) {
    if (block.reduce((sum, run) => sum + run.length, 0) < 4) continue
    for (const run of block) {
      for (let i = 0; i < run.length; i++) {
        toNew[run.a + i] = from + run.b + i
        blockOf[run.a + i] = 0
      }
    }
  }
  const flow: Block = { a0: 0, a1: query.symbols.length, b0: from, b1: to, moved: false }
  const map = {
    old: query.folded,
    new: target.folded,
    oldSymbols: query.symbols,
    newSymbols: target.symbols,
    toNew,
    blockOf,
    blocks: [flow],
  }
  const place = placeOf(map, query.quote, 0.4)
  if (!place) return null
  const found = (start: number, end: number): number => {
    let count = 0
    for (let i = start; i < end; i++) if ((toNew[i] ?? -1) >= 0) count++
    // No context at all, at the end of the text, neither speaks for the place nor against it.
    return end > start ? count / (end - start) : 0.5
  }
  const prefix = found(0, query.quote[0])
  const suffix = found(query.quote[1], query.symbols.length)
  const span = withSpace(passage.quote, target.text, place.span)
  const findings = compareWording(passage.quote, target.text.slice(span[0], span[1]))
  const wording = findings.length === 0 ? 1 : 0.95 * place.found
  const score = Math.round(1000 * (0.6 * wording + 0.2 * prefix + 0.2 * suffix)) / 1000
  return { span, quote: place.found, prefix, suffix, findings, score }
}

function withSpace(quote: string, text: string, [from, to]: Span): Span {
  const lead = /^\s*/.exec(quote)?.[0].length ?? 0
  const trail = /\s*$/.exec(quote)?.[0].length ?? 0
  let [start, end] = [from, to]
  for (let i = 0; i < lead && /\s/.test(text.charAt(start - 1)); i++) start--
  for (let i = 0; i < trail && /\s/.test(text.charAt(end)); i++) end++
  return [start, end]
}

/** Letters of a chain that no seed elsewhere covers. */
function uniqueLetters(seeds: readonly Seed[], length: number, chain: readonly Seed[]): number {
  const here = new Uint8Array(length)
  for (const { at, length: size } of chain) here.fill(1, at, at + size)
  const from = (chain[0]?.to ?? 0) - length - 200
  const to = (chain.at(-1)?.to ?? 0) + length + 200
  for (const { at, to: place, length: size } of seeds) {
    if (place < from || place > to) here.fill(0, at, at + size)
  }
  return here.reduce((sum, letter) => sum + letter, 0)
}
