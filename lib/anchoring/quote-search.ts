// A quote with its surroundings, looked for in a text without knowing what it came from.
import { alignSequences, type Run } from '#lib/text/align.ts'
import { foldText, type Folded } from '#lib/text/normalize.ts'
import type { Span } from '#lib/text/span.ts'
import { symbolsOf, type Block } from './blocks.ts'
import { blanksBetween, type Blanks } from './blanks.ts'
import { costOf, FOUND, strongestChain } from './evidence.ts'
import { fillingBits, formulaShare } from './formula.ts'
import { gramIndex, type Seed } from './gram-index.ts'
import { clipped, foldedSpan, placeOf } from './place.ts'
import type { Candidate, Selector } from './selector.ts'
import { backwardSurprises, surprises } from './surprise.ts'
import { compareWording, type Finding } from './wording.ts'

/** A place where the quote, or something like it, stands. */
export interface Match {
  readonly span: Span
  /** Parts found again: 0 to 1, of letters; 0.5 for a context that never was. */
  readonly quote: number
  readonly prefix: number
  readonly suffix: number
  readonly findings: readonly Finding[]
  readonly score: number
  /** What speaks for the place in all, and the part of it that the letters of the quote and of each context tell. */
  readonly bits: number
  /** The same if misread letters cost nothing: of two copies of one passage the better read one is not the truer. */
  readonly lenient: number
  readonly quoteBits: number
  readonly prefixBits: number
  readonly suffixBits: number
  readonly blanks: Blanks
  /** What speaks for the place when no word tells more than a filling of a formula does, which may come back. */
  readonly fillings: number
  /** The same without the side that tells more: the next entry may have stayed when this one went. */
  readonly fillingsWithin: number
  /** Part of the letters here and around that other places of the text let one expect. */
  readonly formula: number
}

export interface QuoteFinder {
  /** Bits that a place needs so that chance would not find as good a one in the whole text. */
  readonly chance: number
  /** Places by falling bits, at most `MOST_PLACES`. */
  match(passage: Selector): Match[]
  find(passage: Selector): Candidate[]
}

/** How far around a place it is asked whether the text is formula, in letters. */
const AROUND = 100
const MOST_PLACES = 6
const MOST_RUNS = 240
const SLACK = 24

interface Target {
  readonly text: string
  readonly folded: Folded
  readonly symbols: Int32Array
  /** What the letters tell to who reads forwards, and to who reads backwards. */
  readonly sums: Float64Array
  readonly backwards: Float64Array
}

/** Makes a text ready for many quotes: O(n). `folded` is `foldText(text)` when at hand. */
export function quoteFinder(text: string, folded: Folded = foldText(text)): QuoteFinder {
  const symbols = symbolsOf(folded)
  const target: Target = {
    text,
    folded,
    symbols,
    sums: surprises(symbols),
    backwards: backwardSurprises(symbols),
  }
  const index = gramIndex(symbols)
  const match = (passage: Selector): Match[] => {
    const query = queryOf(passage)
    if (query.quote[0] === query.quote[1]) return []
    const matches: Match[] = []
    for (const chain of bestChains(target, index.seeds(query.symbols), query.symbols.length)) {
      const found = matchAt(target, passage, query, chain)
      if (found && !matches.some(({ span }) => span[0] < found.span[1] && found.span[0] < span[1]))
        matches.push(found)
    }
    return matches.sort((x, y) => y.bits - x.bits || x.span[0] - y.span[0])
  }
  return {
    chance: Math.log2(symbols.length + 1),
    match,
    find: (passage) => match(passage).map(({ span, score }) => ({ start: span[0], end: span[1], score })),
  }
}

interface Query {
  readonly text: string
  readonly folded: Folded
  readonly symbols: Int32Array
  /** Folded stretch of the quote; the prefix stands before it, the suffix after it. */
  readonly quote: Span
}

function queryOf({ quote, prefix, suffix }: Selector): Query {
  const text = prefix + quote + suffix
  const folded = foldText(text)
  return {
    text,
    folded,
    symbols: symbolsOf(folded),
    quote: foldedSpan(folded, [prefix.length, prefix.length + quote.length]),
  }
}

const tells = (sums: Float64Array, from: number, length: number): number =>
  (sums[from + length] ?? 0) - (sums[from] ?? 0)

/** Chains of seeds that rise in both texts, the most telling first, sharing no seed. */
function bestChains({ sums }: Target, seeds: readonly Seed[], length: number): Seed[][] {
  // Of two that tell as little, the longer counts: what stands twice is still found.
  const worth = (to: number, letters: number): number => tells(sums, to, letters) + FOUND * letters
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
    if (chains.length >= MOST_PLACES || (scores[end] ?? 0) < most / 4) break
    const chain: Seed[] = []
    let i = end
    for (; i >= 0 && !used[i]; i = before[i] ?? -1) chain.push(runs[i] as Seed)
    for (let k = end; k >= 0 && !used[k]; k = before[k] ?? -1) used[k] = 1
    // What branches off a chain already taken is a place of its own only when it tells enough by itself.
    const shared = i >= 0 ? (scores[i] ?? 0) : 0
    if ((scores[end] ?? 0) - shared >= most / 4) chains.push(chain.reverse())
  }
  return chains
}

/** The chain as runs that never overlap, with what can be aligned between and around its seeds. */
function alignedRuns({ symbols }: Target, query: Int32Array, chain: readonly Seed[]): Run[] {
  const runs: Run[] = []
  let at = 0
  let to = Math.max(0, (chain[0]?.to ?? 0) - (chain[0]?.at ?? 0) - SLACK)
  const between = (endAt: number, endTo: number): void => {
    if (endAt <= at || endTo <= to) return
    const options = { grams: [16, 8], maxDifferences: 96 }
    for (const run of alignSequences(query.subarray(at, endAt), symbols.subarray(to, endTo), options))
      runs.push({ a: at + run.a, b: to + run.b, length: run.length })
  }
  for (const seed of chain) {
    const overlap = Math.max(0, at - seed.at, runs.length > 0 ? to - seed.to : 0)
    if (overlap >= seed.length) continue
    between(seed.at + overlap, seed.to + overlap)
    runs.push({ a: seed.at + overlap, b: seed.to + overlap, length: seed.length - overlap })
    at = seed.at + seed.length
    to = seed.to + seed.length
  }
  between(query.length, Math.min(symbols.length, to + query.length - at + SLACK))
  return runs
}

function matchAt(target: Target, passage: Selector, query: Query, seeds: readonly Seed[]): Match | null {
  const { sums } = target
  const length = query.symbols.length
  const chain = strongestChain(alignedRuns(target, query.symbols, seeds), length, (run) =>
    tells(sums, run.b, run.length),
  )
  const toNew = new Int32Array(length).fill(-1)
  const blockOf = new Int32Array(length).fill(-1)
  for (const run of chain.runs) {
    for (let i = 0; i < run.length; i++) {
      toNew[run.a + i] = run.b + i
      blockOf[run.a + i] = 0
    }
  }
  const first = chain.runs[0]
  const last = chain.runs.at(-1)
  if (!first || !last) return null
  const flow: Block = { a0: 0, a1: length, b0: first.b, b1: last.b + last.length, moved: false }
  const map = {
    old: query.folded,
    new: target.folded,
    oldSymbols: query.symbols,
    newSymbols: target.symbols,
    toNew,
    blockOf,
    blocks: [flow],
  }
  const place = placeOf(map, query.quote, 0.3)
  if (!place) return null
  const part = (start: number, end: number): { readonly found: number; readonly bits: number } => {
    let count = 0
    let bits = 0
    for (let i = start; i < end; i++) {
      const to = toNew[i] ?? -1
      if (to < 0) continue
      count++
      bits += tells(sums, to, 1)
    }
    // No context at all, at the end of the text, neither speaks for the place nor against it.
    return { found: end > start ? count / (end - start) : 0.5, bits }
  }
  const filled = (start: number, end: number): number =>
    fillingBits(target.folded, sums, target.backwards, clipped(chain.runs, start, end))
  const fillings = filled(0, length)
  const prefix = part(0, query.quote[0])
  const quote = part(query.quote[0], query.quote[1])
  const suffix = part(query.quote[1], length)
  const span = withSpace(passage.quote, target.text, place.span)
  const findings = compareWording(passage.quote, target.text.slice(span[0], span[1]))
  const wording = findings.length === 0 ? 1 : 0.95 * quote.found
  return {
    span,
    quote: quote.found,
    prefix: prefix.found,
    suffix: suffix.found,
    findings,
    score: Math.round(1000 * (0.6 * wording + 0.2 * prefix.found + 0.2 * suffix.found)) / 1000,
    bits: chain.bits,
    lenient: chain.bits + misreadCost(query.folded, target.folded, chain.runs),
    quoteBits: quote.bits,
    prefixBits: prefix.bits,
    suffixBits: suffix.bits,
    blanks: blanksBetween({ text: query.text, folded: query.folded }, target, chain.runs, length),
    fillings,
    fillingsWithin: fillings - Math.max(filled(0, query.quote[0]), filled(query.quote[1], length)),
    formula: formulaShare(sums, first.b - AROUND, last.b + last.length + AROUND),
  }
}

function misreadCost(old: Folded, now: Folded, runs: readonly Run[]): number {
  let cost = 0
  for (let k = 1; k < runs.length; k++) {
    const [left, right] = [runs[k - 1] as Run, runs[k] as Run]
    const gap = old.text.slice(left.a + left.length, right.a)
    const gapNew = now.text.slice(left.b + left.length, right.b)
    if (gap.length <= 2 && gapNew.length <= 2 && !/\p{N}/u.test(gap + gapNew))
      cost += costOf(gap.length, gapNew.length)
  }
  return cost
}

function withSpace(quote: string, text: string, [from, to]: Span): Span {
  const lead = /^\s*/.exec(quote)?.[0].length ?? 0
  const trail = /\s*$/.exec(quote)?.[0].length ?? 0
  let [start, end] = [from, to]
  for (let i = 0; i < lead && /\s/.test(text.charAt(start - 1)); i++) start--
  for (let i = 0; i < trail && /\s/.test(text.charAt(end)); i++) end++
  return [start, end]
}
