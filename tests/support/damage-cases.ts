// Cases with known answers: a text, its damaged form, passages and what became of each.
import { describe } from '#lib/anchoring/describe.ts'
import type { Carried } from '#lib/anchoring/carried.ts'
import type { Selector } from '#lib/anchoring/selector.ts'
import type { Span } from '#lib/text/span.ts'
import type { Chance } from './chance.ts'
import { traced, type Traced } from './damage.ts'

export interface Expected {
  readonly selector: Selector
  readonly span: Span
  /** `kept`: nearly all letters are there, in one place. `gone`: none to speak of. `partly`: between; only a wrong place counts. */
  readonly fate: 'kept' | 'gone' | 'partly'
  /** Where its letters are now, from the first to the last; null when gone. */
  readonly truth: Span | null
}

export interface Case {
  readonly old: string
  readonly new: string
  readonly passages: readonly Expected[]
}

/** Spans as readers mark them: words, phrases, sentences with their stops, paragraphs, and now and then any letters. */
export function markedSpans(text: string, count: number, dice: Chance): Span[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match): Span => [
    match.index,
    match.index + match[0].length,
  ])
  const sentences = [...text.matchAll(/[^\s][^.!?]*[.!?]+["“»)]*(?=\s|$)/gu)].map((match): Span => [
    match.index,
    match.index + match[0].length,
  ])
  const spans: Span[] = []
  for (let tries = 0; spans.length < count && tries < count * 4 && words.length > 40; tries++) {
    const roll = dice.next()
    if (roll < 0.15 && sentences.length > 4) {
      const first = dice.int(sentences.length - 3)
      const last = sentences[first + dice.pick([0, 0, 0, 1, 2])]
      spans.push([sentences[first]?.[0] ?? 0, last?.[1] ?? 1])
      continue
    }
    const size = dice.pick([1, 2, 3, 4, 6, 8, 10, 14, 20, 30])
    const first = dice.int(words.length - size)
    const [start, end] = [words[first]?.[0] ?? 0, words[first + size - 1]?.[1] ?? 0]
    if (end - start < 4) continue
    spans.push(roll > 0.95 && end - start > 6 ? [start + dice.int(2), end - dice.int(2)] : [start, end])
  }
  return spans
}

export function caseFrom(old: string, damaged: Traced, spans: readonly Span[]): Case {
  return caseBetween(traced(old), damaged, old.length, spans)
}

/** Two readings of one text of `length`; spans into the older. */
export function caseBetween(old: Traced, now: Traced, length: number, spans: readonly Span[]): Case {
  const places: number[][] = Array.from({ length }, () => [])
  now.origin.forEach((from, at) => {
    if (from >= 0) places[from]?.push(at)
  })
  const passages = spans.map((span): Expected => {
    const selector: Selector = {
      ...describe(old.text, [span]),
      spans: [span],
      quote: old.text.slice(...span),
    }
    let letters = 0
    let found = 0
    const kept: number[] = []
    for (let i = span[0]; i < span[1]; i++) {
      if (/\s/.test(old.text.charAt(i))) continue
      const there = places[old.origin[i] ?? -1] ?? []
      kept.push(...there)
      if (!/[\p{L}\p{N}]/u.test(old.text.charAt(i))) continue
      letters++
      if (there.length > 0) found++
    }
    if (found === 0) return { selector, span, fate: 'gone', truth: null }
    kept.sort((x, y) => x - y)
    const truth: Span = [kept[0] ?? 0, (kept.at(-1) ?? 0) + 1]
    const share = found / letters
    const jump = truth[1] - truth[0] > 2 * (span[1] - span[0]) + 600
    return { selector, span, fate: share >= 0.8 && !jump ? 'kept' : share <= 0.1 ? 'gone' : 'partly', truth }
  })
  return { old: old.text, new: now.text, passages }
}

export interface Tally {
  kept: number
  found: number
  exact: number
  gone: number
  attached: number
  wrong: number
  all: number
  lies: number
  verdicts: Record<string, number>
}

export const emptyTally = (): Tally => ({
  kept: 0,
  found: 0,
  exact: 0,
  gone: 0,
  attached: 0,
  wrong: 0,
  all: 0,
  lies: 0,
  verdicts: {},
})

/** Counts one answer. Wrong: a place that shares nothing with the truth. Exact: both ends right. A lie: `exact` for other words. */
export function count(
  tally: Tally,
  { fate, truth, selector }: Expected,
  answer: Carried,
  newText: string,
): string | null {
  tally.all++
  tally.verdicts[answer.verdict] = (tally.verdicts[answer.verdict] ?? 0) + 1
  const span = answer.spans[0]
  const misplaced = span && (!truth || span[1] <= truth[0] || span[0] >= truth[1])
  const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
  if (span && (answer.verdict === 'exact' || answer.verdict === 'moved')) {
    if (letters(newText.slice(span[0], span[1])) !== letters(selector.quote)) tally.lies++
  }
  if (misplaced) tally.wrong++
  if (fate === 'gone') {
    tally.gone++
    if (span) {
      tally.attached++
      return 'attached'
    }
    return null
  }
  if (fate === 'partly') return misplaced ? 'wrong' : null
  tally.kept++
  if (!span) return answer.verdict === 'lost' ? 'missed' : 'asked'
  if (misplaced) return 'wrong'
  tally.found++
  if (truth && span[0] === truth[0] && span[1] === truth[1]) {
    tally.exact++
    return null
  }
  return 'inexact'
}
