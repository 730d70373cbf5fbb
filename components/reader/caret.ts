// Where a caret goes in a text that cannot be edited: by character, word, sentence, paragraph. Pure; lines are the page's matter.
import type { Span } from '#lib/text/span.ts'

export type CaretUnit = 'character' | 'word' | 'sentence' | 'paragraph' | 'document'

/** Segmenting a whole book for one step would be wasteful. */
const WINDOW = 4000
const segmenters = new Map<string, Intl.Segmenter>()

/**
 * The next place for a caret that stands at `at`. `stretches` (in order, not overlapping) are where it can stand, both ends
 * included. Words and sentences end before the white space that follows them, so that a selection takes no space along.
 * At the end of the text the caret stays.
 */
export function moveCaret(
  text: string,
  stretches: readonly Span[],
  at: number,
  unit: CaretUnit,
  direction: 1 | -1,
): number {
  const first = stretches[0]
  const last = stretches.at(-1)
  if (!first || !last) return at
  if (unit === 'document') return direction === 1 ? last[1] : first[0]
  const index = stretchAt(stretches, at)
  const [start, end] = stretches[index] as Span
  const edge = direction === 1 ? end : start
  if (at === edge || at < start || at > end) {
    const next = stretches[index + (at < start ? 0 : direction)]
    if (!next) return edge
    if (unit === 'character') return direction === 1 ? next[0] : next[1]
    return moveWithin(text, next, direction === 1 ? next[0] : next[1], unit, direction)
  }
  return moveWithin(text, [start, end], at, unit, direction)
}

/** The word, sentence or paragraph in which `at` stands, without white space around it. */
export function unitAround(
  text: string,
  stretches: readonly Span[],
  at: number,
  unit: 'word' | 'sentence' | 'paragraph',
): Span {
  const stretch = stretches[stretchAt(stretches, at)]
  if (!stretch) return [at, at]
  if (unit === 'paragraph') return stretch
  const list = segments(text, stretch, at, unit)
  // At the end of a paragraph, or between two words, it is the one behind which the caret stands.
  const found = list.find((one) => one.start <= at && at < one.next) ?? list.findLast((one) => one.end <= at)
  return found ? [found.start, found.end] : [at, at]
}

function stretchAt(stretches: readonly Span[], at: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.[0] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

function moveWithin(text: string, stretch: Span, at: number, unit: CaretUnit, direction: 1 | -1): number {
  if (unit === 'paragraph') return direction === 1 ? stretch[1] : stretch[0]
  const list = segments(text, stretch, at, unit as 'character' | 'word' | 'sentence')
  if (direction === 1) return list.find((one) => one.end > at)?.end ?? stretch[1]
  return list.findLast((one) => one.start < at)?.start ?? stretch[0]
}

interface Segment {
  start: number
  /** Without the white space behind it. */
  end: number
  next: number
}

function segments(
  text: string,
  [from, to]: Span,
  at: number,
  unit: 'character' | 'word' | 'sentence',
): Segment[] {
  const granularity = unit === 'character' ? 'grapheme' : unit
  let segmenter = segmenters.get(granularity)
  if (!segmenter) segmenters.set(granularity, (segmenter = new Intl.Segmenter('und', { granularity })))
  const start = Math.max(from, at - WINDOW)
  const part = text.slice(start, Math.min(to, at + WINDOW))
  const out: Segment[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(part)) {
    if (unit === 'word' && !isWordLike) continue
    const length = unit === 'sentence' ? segment.trimEnd().length : segment.length
    if (length > 0)
      out.push({ start: start + index, end: start + index + length, next: start + index + segment.length })
  }
  return out
}
