// A quote with its surroundings, looked for in a text without knowing what it came from.
import { alignSequences, type Run } from '#lib/text/align.ts'
import { foldText, type Folded } from '#lib/text/normalize.ts'
import type { Span } from '#lib/text/span.ts'
import { blanksBetween, type Blanks } from './blanks.ts'
import { symbolsOf, type Block } from './blocks.ts'
import { quoteOf } from './describe.ts'
import { costOf, strongestChain } from './evidence.ts'
import { fillingBits, formulaShare } from './formula.ts'
import { gramIndex, type Seed } from './gram-index.ts'
import { clipped, foldedSpan, placeOf } from './place.ts'
import { withEnds } from './parted.ts'
import { withOuterSigns } from './outer-signs.ts'
import { bestChains } from './seed-chains.ts'
import type { Candidate, Selector } from './selector.ts'
import { tells, type WeighedText } from './weighed-text.ts'
import { compareWording, isSameWording, type Finding } from './wording.ts'

/** A place where the quote, or something like it, stands. */
export interface Match {
  readonly span: Span
  /** The span without long insertions inside. */
  readonly parts: readonly Span[]
  /** Part of the quote found again: 0 to 1, of letters. */
  readonly quote: number
  readonly score: number
  /** What speaks for the place in all, and the part of it that the letters of the quote and of each context tell. */
  readonly bits: number
  /** The same if misread letters cost nothing: of two copies of one passage the better read one is not the truer. */
  readonly lenient: number
  readonly quoteBits: number
  readonly prefixBits: number
  readonly suffixBits: number
  readonly isSame: boolean
  /** How the words differ. */
  findings(): Finding[]
  /** What tells a damaged copy from a sister with the same formula. */
  fillings(): Fillings
}

export interface Fillings {
  /** Part of the letters here and around that other places of the text let one expect. */
  readonly formula: number
  readonly blanks: Blanks
  /** What speaks for the place when no word tells more than a filling of a formula does, which may come back. */
  readonly bits: number
  /** The same without the side that tells more: the next entry may have stayed when this one went. */
  readonly within: number
}

export interface QuoteFinder {
  /** Places by falling bits, a few at most. */
  match(passage: Selector): Match[]
  find(passage: Selector): Candidate[]
}

/** How far around a place it is asked whether the text is formula, in letters. */
const AROUND = 100
const SLACK = 24

/** Makes a text ready for many quotes: O(n). */
export function quoteFinder(target: WeighedText): QuoteFinder {
  const index = gramIndex(target.symbols)
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

/** The chain as runs that never overlap, with what can be aligned between and around its seeds. */
function alignedRuns({ symbols }: WeighedText, query: Int32Array, chain: readonly Seed[]): Run[] {
  const runs: Run[] = []
  let at = 0
  let to = Math.max(0, (chain[0]?.to ?? 0) - (chain[0]?.at ?? 0) - SLACK)
  const between = (endAt: number, endTo: number): void => {
    if (endAt <= at || endTo <= to) return
    const options = { grams: [16, 8], maxDifferences: 32 }
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

function matchAt(target: WeighedText, passage: Selector, query: Query, seeds: readonly Seed[]): Match | null {
  const length = query.symbols.length
  const { runs, bits } = strongestChain(alignedRuns(target, query.symbols, seeds), length, (run) =>
    tells(target, run.b, run.length),
  )
  const first = runs[0]
  const last = runs.at(-1)
  if (!first || !last) return null
  const toNew = new Int32Array(length).fill(-1)
  for (const { a, b, length: letters } of runs) for (let i = 0; i < letters; i++) toNew[a + i] = b + i
  const flow: Block = { a0: 0, a1: length, b0: first.b, b1: last.b + last.length, moved: false }
  const map = {
    old: query.folded,
    new: target.folded,
    oldSymbols: query.symbols,
    newSymbols: target.symbols,
    toNew,
    blockOf: toNew.map((to) => (to < 0 ? -1 : 0)),
    blocks: [flow],
  }
  const place = placeOf(map, query.quote, 0.3)
  if (!place) return null
  const part = (start: number, end: number): { readonly found: number; readonly bits: number } => {
    const inside = clipped(runs, start, end)
    return {
      // No context at all, at the end of the text, neither speaks for the place nor against it.
      found: end > start ? inside.reduce((sum, run) => sum + run.length, 0) / (end - start) : 0.5,
      bits: inside.reduce((sum, run) => sum + tells(target, run.b, run.length), 0),
    }
  }
  const prefix = part(0, query.quote[0])
  const quote = part(query.quote[0], query.quote[1])
  const suffix = part(query.quote[1], length)
  const { starts, ends } = query.folded
  const [from, to] = query.quote
  const lead = passage.quote.slice(0, Math.max(0, (starts[from] ?? 0) - passage.prefix.length))
  const trail = passage.quote.slice((ends[to - 1] ?? 0) - passage.prefix.length)
  const span = withOuterSigns(target.text, place.span, lead, trail)
  const parts = withEnds(place.parts, span)
  const words = quoteOf(target.text, parts)
  const isSame = parts.length === 1 && isSameWording(passage.quote, words)
  let fillings: Fillings | null = null
  const wording = isSame ? 1 : 0.95 * quote.found
  return {
    span,
    parts,
    quote: quote.found,
    score: Math.round(1000 * (0.6 * wording + 0.2 * prefix.found + 0.2 * suffix.found)) / 1000,
    bits,
    lenient: bits + misreadCost(query.folded, target.folded, runs),
    quoteBits: quote.bits,
    prefixBits: prefix.bits,
    suffixBits: suffix.bits,
    isSame,
    findings: () => (isSame ? [] : compareWording(passage.quote, words)),
    fillings: () => (fillings ??= fillingsOf(target, query, runs)),
  }
}

function fillingsOf(target: WeighedText, query: Query, runs: readonly Run[]): Fillings {
  const length = query.symbols.length
  const from = runs[0]?.b ?? 0
  const last = runs.at(-1)
  const formula = formulaShare(target.forwards, from - AROUND, (last ? last.b + last.length : 0) + AROUND)
  const filled = (start: number, end: number): number =>
    fillingBits(target.folded, target.forwards, target.backwards(), clipped(runs, start, end))
  const bits = filled(0, length)
  return {
    formula,
    blanks: blanksBetween(query, target, runs, [0, length]),
    bits,
    within: bits - Math.max(filled(0, query.quote[0]), filled(query.quote[1], length)),
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
