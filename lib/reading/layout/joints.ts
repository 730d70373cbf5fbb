// What is put between two lines of a block, and the choice it leaves.
import type { Span } from '#lib/text/span.ts'
import type { Choices, Decision } from '../reading.ts'
import type { FlowLine } from './flow.ts'
import type { LineEnd, LineEndChoice, Words } from './line-end.ts'
import { decideLineEnd } from './line-ends.ts'

export interface JointInput {
  readonly raw: string
  /** Where the next visible character of the original stands. */
  readonly nextStart: (offset: number) => number
  readonly words: Words
  readonly choices: Choices
}

export interface Joint {
  readonly raw: Span
  readonly kind: string
  readonly replacement: string
  readonly certain: boolean
  /** Where the next line's own characters begin, when its first one was taken back. */
  readonly resume?: number
}

/** What is put between two lines of a block; the range reaches to the next visible character of the original. */
export function joinLines(
  input: JointInput,
  here: FlowLine,
  next: FlowLine,
  keepsLines: boolean,
  decisions: Decision[],
): Joint {
  const { raw, nextStart, words, choices } = input
  const gapEnd = nextStart(here.line.end)
  if (keepsLines) return { raw: [here.line.end, gapEnd], kind: 'line-end', replacement: '\n', certain: true }
  const key = `line-end:${here.line.end}`
  const found: LineEnd =
    here.hint?.divided || here.line.isDivided
      ? { choice: 'join', options: ['join', 'keep', 'space'], certain: true, reason: 'format' }
      : decideLineEnd(here.text, next.text, words)
  const isAdjacent = next.line.index === here.line.index + 1
  const chosen = choices[key] as LineEndChoice | undefined
  const options = new Set<LineEndChoice>([...found.options, 'space', 'join', 'keep'])
  if (!/[-‐‑¬\u00ad⸗=–—]$/.test(here.text)) options.delete('keep')
  let choice = chosen && options.has(chosen) ? chosen : found.choice
  if (choice === 'drop-letter' && !isAdjacent) choice = 'join'
  if (choice !== 'space' || !found.certain || chosen)
    decisions.push({
      key,
      kind: 'line-end',
      raw: [Math.max(here.line.start, here.line.end - 1), here.line.end],
      choice,
      options: [...options],
      certain: found.certain || chosen !== undefined,
      reason: chosen ? 'chosen' : found.reason,
    })
  const certain = found.certain || chosen !== undefined
  return jointOf(here, next, choice, gapEnd, certain, raw)
}

function jointOf(
  here: FlowLine,
  next: FlowLine,
  choice: LineEndChoice,
  gapEnd: number,
  certain: boolean,
  raw: string,
): Joint {
  const end = here.line.end
  const hyphen = /[-‐‑\u00ad¬⸗=]+$|[–—]$/.exec(raw.slice(here.line.start, end))?.[0].length ?? 0
  switch (choice) {
    case 'space':
      return { raw: [end, gapEnd], kind: 'join-line', replacement: ' ', certain }
    case 'close':
      return { raw: [end, gapEnd], kind: 'join-line', replacement: '', certain }
    case 'keep':
      return { raw: [end, gapEnd], kind: 'keep-hyphen', replacement: '', certain }
    case 'keep-space':
      return { raw: [end, gapEnd], kind: 'keep-hyphen', replacement: ' ', certain }
    case 'ck':
      return { raw: [end - hyphen - 1, gapEnd], kind: 'join-ck', replacement: 'c', certain }
    case 'drop-letter':
      return {
        raw: [end - hyphen, gapEnd],
        kind: 'join-hyphen',
        replacement: '',
        certain,
        resume: next.line.start + 1,
      }
    case 'join':
      return hyphen > 0
        ? { raw: [end - hyphen, gapEnd], kind: 'join-hyphen', replacement: '', certain }
        : { raw: [end, gapEnd], kind: 'join-lost-hyphen', replacement: '', certain }
  }
}
