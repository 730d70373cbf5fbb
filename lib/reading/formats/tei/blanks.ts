// What stands between words: of XML's white space one blank is left, at the ends of a block none; where a line of the source
// ends after a hyphen it is decided whether the word goes on.
import type { Span } from '#lib/text/span.ts'
import type { ReadingBuilder } from '../../builder.ts'
import { guessLanguage } from '../../language.ts'
import { learnLexicon } from '../../layout/lexicon.ts'
import type { Words } from '../../layout/line-end.ts'
import { decideLineEnd } from '../../layout/line-ends.ts'
import type { Choices, Decision } from '../../reading.ts'
import type { WordLists } from '../../word-list.ts'
import type { BreakStep, Step, TextStep } from './steps.ts'

export interface BlockSetter {
  readonly decisions: readonly Decision[]
  set(step: Step): void
}

const blanks = new Set([' ', '\t', '\r', '\n'])

/**
 * White space, and words with one blank between them, in turn. By hand: a pattern keeps a place to come back to for every letter,
 * and gives up after some millions without a blank.
 */
function* stretchesOf(
  raw: string,
  start: number,
  end: number,
): Generator<{ readonly from: number; readonly to: number; readonly isBlank: boolean }> {
  const isBlankAt = (at: number): boolean => blanks.has(raw.charAt(at))
  for (let from = start, to = start; from < end; from = to) {
    const isBlank = isBlankAt(from)
    if (isBlank) while (to < end && isBlankAt(to)) to++
    else
      while (to < end && (!isBlankAt(to) || (raw.charAt(to) === ' ' && to + 1 < end && !isBlankAt(to + 1))))
        to++
    yield { from, to, isBlank }
  }
}
const hyphenAtEnd = /\p{L}([-‐¬⸗=\u00ad])$/u
/** Signs that stand at line ends only, or that print nothing elsewhere. */
const surelyDividing = /[¬⸗=\u00ad]/

export function blockSetter(
  raw: string,
  builder: ReadingBuilder,
  steps: readonly Step[],
  choices: Choices,
  wordLists: WordLists,
): BlockSetter {
  const decisions: Decision[] = []
  let known: Words | null = null
  /** Something stands in the open block. */
  let hasWords = false
  let isOpen = false
  let blank: Span | null = null
  let part: { at: number; with: string } | null = null
  /** A hyphen at the end of what was set, kept back until it is known what follows. */
  let held: Span | null = null
  let lineEnd: BreakStep | null = null
  /** The last words of the block, for deciding about a hyphen. */
  let before = ''

  const release = (): void => {
    if (held) builder.copy(held[0], held[1])
    held = null
    lineEnd = null
  }
  const forget = (): void => {
    release()
    blank = null
    part = null
    hasWords = false
    before = ''
  }

  /** Before visible characters: what parts them from those before. */
  const join = (next: string): void => {
    if (!isOpen) {
      builder.open('paragraph')
      isOpen = true
    }
    if (part !== null && hasWords) {
      release()
      const [start, end] = blank ?? [part.at, part.at]
      builder.replace(start, end, part.with === '\n' ? 'line-end' : part.with === '\t' ? 'cell' : 'space', part.with)
    } else if (lineEnd !== null && hasWords) afterLineEnd(next, lineEnd)
    else {
      release()
      if (blank !== null && hasWords) putBlank(blank)
    }
    blank = null
    part = null
    held = null
    lineEnd = null
    hasWords = true
  }
  const putBlank = ([start, end]: Span): void => {
    if (raw.slice(start, end) === ' ') builder.copy(start, end)
    else builder.replace(start, end, /[\r\n]/.test(raw.slice(start, end)) || start === end ? 'join-line' : 'space', ' ')
  }

  function afterLineEnd(next: string, { start, goesOn }: BreakStep): void {
    const gap: Span = blank ?? [start, start]
    if (goesOn === true) {
      if (held) builder.replace(held[0], held[1], 'join-hyphen', '')
      return
    }
    if (goesOn === false || (held === null && blank !== null)) {
      release()
      return putBlank(gap)
    }
    if (held === null) return withoutBlank(next, gap)
    const hyphen = held
    const sign = raw.slice(...hyphen)
    known ??= learnWords(raw, steps, wordLists)
    const found = surelyDividing.test(sign)
      ? { choice: 'join', options: ['join', 'keep'], certain: true, reason: 'sign' }
      : decideLineEnd(before, next, known)
    const certain = found.certain || choices[`line-end:${hyphen[0]}`] !== undefined
    const chosen = choose({ key: `line-end:${hyphen[0]}`, raw: hyphen, ...found })
    if (chosen === 'join' || chosen === 'drop-letter' || chosen === 'ck')
      builder.replace(hyphen[0], hyphen[1], 'join-hyphen', '', certain)
    else {
      builder.replace(hyphen[0], hyphen[1], 'keep-hyphen', sign, certain)
      if (chosen !== 'keep') putBlank(gap)
    }
  }

  /** A page or a line ends between two letters, and the file does not say whether between two words. */
  function withoutBlank(next: string, gap: Span): void {
    known ??= learnWords(raw, steps, wordLists)
    const { choice, options, certain, reason } = decideLineEnd(before, next, known)
    const chosen = choose({ key: `line-end:${gap[0]}`, raw: gap, choice, options, certain, reason })
    if (chosen !== 'join' && chosen !== 'close') putBlank(gap)
  }

  /** The choice of the reader, or of the person at the desk. */
  function choose(decision: Omit<Decision, 'kind' | 'options'> & { options: readonly string[] }): string {
    const { key, options } = decision
    const own = options.find((option) => option === choices[key])
    if (options.length > 1)
      decisions.push({
        ...decision,
        kind: 'line-end',
        options: [...options],
        ...(own === undefined ? {} : { choice: own, certain: true, reason: 'chosen' }),
      })
    return own ?? decision.choice
  }

  const remember = (text: string): void => {
    before = (before + text).slice(-200)
  }

  function setText({ start, end, text }: TextStep): void {
    if (text !== undefined) {
      if (/^[ \t\r\n]*$/.test(text)) blank ??= [start, end]
      else {
        join(text)
        builder.replace(start, end, 'reference', text)
        remember(text)
      }
      return
    }
    for (const { from, to, isBlank } of stretchesOf(raw, start, end)) {
      if (isBlank) {
        blank ??= [from, to]
        continue
      }
      const words = raw.slice(from, to)
      const isParted = blank !== null || part !== null || lineEnd !== null
      join(raw.slice(from, from + 80))
      if (isParted) before += ' '
      // Kept back: a line of the source may end here.
      const hyphen = hyphenAtEnd.test(words)
      builder.copy(from, hyphen ? to - 1 : to)
      held = hyphen ? [to - 1, to] : null
      remember(words)
    }
  }

  return {
    decisions,
    set(step) {
      switch (step.op) {
        case 'open':
          forget()
          builder.open(step.kind, step.level === undefined ? {} : { level: step.level })
          isOpen = true
          return
        case 'close':
          forget()
          builder.close()
          isOpen = false
          return
        case 'text':
          return setText(step)
        case 'put':
          join(step.shown)
          return builder.replace(step.start, step.end, step.kind, step.shown)
        case 'part':
          // The stronger sign stands: a line end before a blank.
          if (part === null || step.with !== ' ') part = { at: step.at, with: step.with }
          return
        case 'break':
          if (lineEnd?.goesOn !== true) lineEnd = step
          return
        case 'drop':
          return builder.drop(step.start, step.end, step.kind)
        case 'page':
        case 'call':
        case 'section':
          return
      }
    },
  }
} // prettier-ignore

/** Learns from the running words of the file which words it knows. */
function learnWords(raw: string, steps: readonly Step[], wordLists: WordLists): Words {
  const lines = steps.flatMap((step, index) => {
    if (step.op !== 'text') return []
    const text = (step.text ?? raw.slice(step.start, step.end)).replace(/\s+/g, ' ').trim()
    if (text === '') return []
    return [{ index, start: step.start, end: step.end, text, lead: '', blanks: 0, afterFormFeed: false }]
  })
  const language = guessLanguage(
    lines
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 40_000),
  )
  return { lexicon: learnLexicon(lines, wordLists(language)), habit: { lost: 0 }, language }
}
