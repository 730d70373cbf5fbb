// Which letters of the old text are which letters of the new one. Compared is the folded text (no whitespace, no hyphens,
// no case, no accents), so that reflow and rejoined words are no difference at all.
import { alignSequences, type Run } from '#lib/text/align.ts'
import { sharedGrams } from '#lib/text/grams.ts'
import { foldText, type Folded } from '#lib/text/normalize.ts'
import { slideToBorders } from './slide.ts'

/** A stretch found again with little change; folded offsets, half-open. `moved`: it has left the common flow. */
export interface Block {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
  readonly moved: boolean
}

/** The correspondence of two texts, letter by letter. */
export interface TextMap {
  readonly old: Folded
  readonly new: Folded
  readonly oldSymbols: Int32Array
  readonly newSymbols: Int32Array
  /** Folded offset in the new text of each folded letter of the old one; -1 where it is not found again. */
  readonly toNew: Int32Array
  /** Index into `blocks` of each folded letter of the old text; -1 where it is in none. */
  readonly blockOf: Int32Array
  readonly blocks: readonly Block[]
  /** 1 for old letters that an equally good reading of the difference would put elsewhere. */
  readonly uncertain: Uint8Array
}

const GRAMS = [32, 16, 8] as const
/** A moved stretch must hold this many letters in a row that exist once in the old and once in the new text. */
const MOVED_SEED = 16
const MOVED_SCORE = 24
const FLOW_SCORE = 8
const SURE_SCORE = 32
/** Each letter without a counterpart weighs so much against one found: unrelated text shares half its letters by chance. */
const GAP_WEIGHT = 1.5
/** A fall of the score that separates two blocks. */
const BREAK = 15

/** Compares two texts once; near-linear. Everything else looks up. */
export function mapTexts(oldText: string, newText: string): TextMap {
  const old = foldText(oldText)
  const now = foldText(newText)
  const a = symbolsOf(old)
  const b = symbolsOf(now)
  const toNew = new Int32Array(a.length).fill(-1)
  const blockOf = new Int32Array(a.length).fill(-1)
  const taken = new Uint8Array(b.length)
  const blocks: Block[] = []
  const keep = (runs: readonly Run[], moved: boolean): void => {
    const first = runs[0]
    const last = runs.at(-1)
    if (!first || !last) return
    for (const run of runs) {
      for (let i = 0; i < run.length; i++) {
        toNew[run.a + i] = run.b + i
        blockOf[run.a + i] = blocks.length
        taken[run.b + i] = 1
      }
    }
    blocks.push({ a0: first.a, a1: last.a + last.length, b0: first.b, b1: last.b + last.length, moved })
  }
  const flow = alignSequences(a, b, { grams: GRAMS })
  const { runs, uncertain } = slideToBorders(
    flow,
    { text: oldText, folded: old },
    { text: newText, folded: now },
    a,
    b,
  )
  const flowBlocks = denseBlocks(runs)
  for (const block of flowBlocks) if (scoreOf(block) >= SURE_SCORE) keep(block, false)
  const seeds = sharedGrams(
    { symbols: a, from: 0, to: a.length },
    { symbols: b, from: 0, to: b.length },
    MOVED_SEED,
  )
  for (let i = 0; i < seeds.length; i += 2) {
    const at = seeds[i] ?? 0
    const bt = seeds[i + 1] ?? 0
    // Inside a stretch already placed, or laid over one: the flow has decided.
    if (toNew[at] !== -1 || toNew[at + MOVED_SEED - 1] !== -1 || taken[bt] || taken[bt + MOVED_SEED - 1])
      continue
    if (flowRunsThrough(runs, at, bt)) continue
    const [a0, a1] = freeAround(at, a.length, (k) => toNew[k] === -1)
    const [b0, b1] = freeAround(bt, b.length, (k) => taken[k] === 0)
    const block = movedBlock(a, b, at, bt, [a0, a1, b0, b1])
    if (scoreOf(block) >= MOVED_SCORE) keep(block, true)
  }
  // Short stretches in the flow may be chance; what has moved comes before them.
  for (const block of flowBlocks) {
    const score = scoreOf(block)
    const isFree = block.every(({ a: at, b: bt, length }) => {
      for (let k = 0; k < length; k++) if (toNew[at + k] !== -1 || taken[bt + k]) return false
      return true
    })
    if (score >= FLOW_SCORE && score < SURE_SCORE && isFree) keep(block, false)
  }
  return { old, new: now, oldSymbols: a, newSymbols: b, toNew, blockOf, blocks, uncertain }
}

/** Folded text as symbols to align. */
export function symbolsOf(folded: Folded): Int32Array {
  const symbols = new Int32Array(folded.text.length)
  for (let i = 0; i < symbols.length; i++) symbols[i] = folded.text.charCodeAt(i)
  return symbols
}

/** Cuts a chain of runs where too little agrees; what is left of a chance agreement is dropped. */
export function denseBlocks(runs: readonly Run[]): Run[][] {
  const out: Run[][] = []
  let block: Run[] = []
  let score = 0
  let best = 0
  let bestLength = 0
  const close = (): void => {
    if (bestLength > 0) out.push(block.slice(0, bestLength))
  }
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as Run
    const last = block.at(-1)
    if (last) {
      score -= GAP_WEIGHT * gapBetween(last, run)
      if (score < best - BREAK || score <= 0) {
        // Runs after the best end may still begin the next block.
        const back = block.length - bestLength
        close()
        i -= back
        block = []
        score = best = bestLength = 0
        i--
        continue
      }
    }
    block.push(run)
    score += run.length
    if (score > best) {
      best = score
      bestLength = block.length
    }
  }
  close()
  return out
}

const gapBetween = (left: Run, right: Run): number =>
  Math.max(right.a - left.a - left.length, right.b - left.b - left.length)

function scoreOf(runs: readonly Run[]): number {
  let score = 0
  runs.forEach((run, i) => {
    const last = runs[i - 1]
    score += run.length - (last ? GAP_WEIGHT * gapBetween(last, run) : 0)
  })
  return score
}

/** Whether the chain of the flow itself holds this pair of letters. */
function flowRunsThrough(runs: readonly Run[], at: number, bt: number): boolean {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.a ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  return run !== undefined && at < run.a + run.length && bt - at === run.b - run.a
}

function freeAround(at: number, length: number, isFree: (k: number) => boolean): [number, number] {
  let from = at
  let to = at + 1
  while (from > 0 && isFree(from - 1)) from--
  while (to < length && isFree(to)) to++
  return [from, to]
}

/** Grows a seed in both directions through what neither text has placed, and keeps the dense part around it. */
function movedBlock(
  a: Int32Array,
  b: Int32Array,
  at: number,
  bt: number,
  [a0, a1, b0, b1]: readonly [number, number, number, number],
): Run[] {
  const back = Math.min(at - a0, bt - b0)
  const ahead = Math.min(a1 - at, b1 - bt)
  // A little more room on the longer side, for letters inserted or dropped on the way.
  const slack = 64
  const fromA = Math.max(a0, at - back - slack)
  const fromB = Math.max(b0, bt - back - slack)
  const left = alignSequences(a.subarray(fromA, at).toReversed(), b.subarray(fromB, bt).toReversed(), {
    grams: GRAMS,
  })
  const right = alignSequences(
    a.subarray(at, Math.min(a1, at + ahead + slack)),
    b.subarray(bt, Math.min(b1, bt + ahead + slack)),
    { grams: GRAMS },
  )
  const runs = left
    .map((run) => ({ a: at - run.a - run.length, b: bt - run.b - run.length, length: run.length }))
    .reverse()
    .concat(right.map((run) => ({ a: at + run.a, b: bt + run.b, length: run.length })))
  return denseBlocks(runs).find((block) => block.some((run) => run.a <= at && at < run.a + run.length)) ?? []
}
