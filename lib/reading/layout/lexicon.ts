// What is known of words: how often each stands whole within a line of the document, which letters follow which, and whether
// a list of the language has it. Words at the ends of lines are not learned from: they may be broken.
import type { WordList } from '../word-list.ts'
import { learnLetters } from './letter-model.ts'
import { isWordSign, type SourceLine } from './lines.ts'

export interface Lexicon {
  /** How often the word stands whole in the document; compared without case where it is not found as it is. */
  count(word: string): number
  /** The same with its capitals as they are. */
  exact(word: string): number
  /** Natural logarithm of how probable the word is, known or not. */
  probability(word: string): number
  /** Whether the list of the language has the word; null without a list. */
  isListed(word: string): boolean | null
  /** How often the two words stand beside each other within a line; only for pairs that were asked for. */
  pairs(left: string, right: string): number
  /** Adds a word that a break at a line end has parted and that is sure by now. */
  learn(word: string): void
}

const apostrophes = "'’"
const hyphenated = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,60}(?:[-‐][\p{L}\p{M}]{1,60})+/gu
/** How much likelier a word is that the list has, and one that it has not. */
const listed = 20
const unlisted = 0.2

/** `watched`: pairs at line ends, "left right"; how often they stand within a line is counted for them only. */
export function learnLexicon(
  lines: readonly SourceLine[],
  list: WordList | null = null,
  watched: ReadonlySet<string> = new Set(),
): Lexicon {
  const beside = new Map<string, number>()
  const counts = new Map<string, number>()
  const folded = new Map<string, number>()
  let total = 0
  const add = (one: string): void => {
    counts.set(one, (counts.get(one) ?? 0) + 1)
    const small = one.toLowerCase()
    folded.set(small, (folded.get(small) ?? 0) + 1)
    total++
  }
  for (const { text: asWritten } of lines) {
    const text = asWritten.normalize('NFC')
    const from = text.search(/\s/)
    const to = text.search(/\s\S*$/)
    // A line that holds a whole paragraph is not broken at its ends.
    const inner = text.length > 160 ? text : from < 0 || to <= from ? '' : text.slice(from, to)
    let before = ''
    let end = -1
    for (let at = 0; at < inner.length;) {
      const from = at
      while (at < inner.length && isWordSign(inner, at)) at++
      // An apostrophe begins no word.
      let start = from
      while (start < at && apostrophes.includes(inner.charAt(start))) start++
      if (start === at) {
        at++
        continue
      }
      const one = inner.slice(start, at)
      add(one)
      // Parted by one blank and nothing else.
      if (watched.size > 0 && end + 1 === start && inner[end] === ' ') {
        const pair = `${before} ${one}`
        if (watched.has(pair)) beside.set(pair, (beside.get(pair) ?? 0) + 1)
      }
      before = one
      end = at
    }
    if (/[-‐]/.test(inner)) for (const [one] of inner.matchAll(hyphenated)) add(one.replace(/‐/g, '-'))
  }
  const standing = new Map(counts)
  let model: ((word: string) => number) | null = null
  const built = new Map<string, number>()
  /** Learned when the first word is asked for, from what stood in the lines. */
  const letters = (one: string): number => {
    let found = built.get(one)
    if (found === undefined) {
      found = (model ??= learnLetters(standing))(one)
      built.set(one, found)
    }
    return found
  }
  return {
    count: (one) => counts.get(one) ?? folded.get(one.toLowerCase()) ?? 0,
    exact: (one) => counts.get(one) ?? 0,
    probability(one) {
      const known = counts.get(one) ?? (/^\p{Lu}/u.test(one) ? 0.3 * (folded.get(one.toLowerCase()) ?? 0) : 0)
      const trust = !list ? 1 : isListed(list, one) ? listed : unlisted
      return Math.log((0.7 * known) / Math.max(1, total) + 0.3 * trust * Math.exp(letters(one)))
    },
    isListed: (one) => (list ? isListed(list, one) : null),
    pairs: (left, right) => beside.get(`${left} ${right}`) ?? 0,
    learn: add,
  }
}

/** A small initial may be a capital at the beginning of a sentence; a capital is never small. */
const isListed = (list: WordList, one: string): boolean =>
  list.has(one) || (/^\p{Lu}/u.test(one) && list.has(one.charAt(0).toLowerCase() + one.slice(1)))
