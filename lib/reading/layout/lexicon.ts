// What is known of words: how often each stands whole within a line of the document, which letters follow which, and whether
// a list of the language has it. Words at the ends of lines are not learned from: they may be broken.
import type { WordList } from '../word-list.ts'
import type { SourceLine } from './lines.ts'

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

const word = /[\p{L}\p{M}][\p{L}\p{M}'’]*/gu
const hyphenated = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,60}(?:[-‐][\p{L}\p{M}]{1,60})+/gu
/** Letters looked back at. */
const order = 4
/** Letters are learned from so many words at most; more teach nothing new. */
const mostWords = 60_000

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
    let before: RegExpExecArray | null = null
    for (const hit of inner.matchAll(word)) {
      add(hit[0])
      // Parted by one blank and nothing else.
      if (before && before.index + before[0].length + 1 === hit.index && inner[hit.index - 1] === ' ') {
        const pair = `${before[0]} ${hit[0]}`
        if (watched.has(pair)) beside.set(pair, (beside.get(pair) ?? 0) + 1)
      }
      before = hit
    }
    for (const [one] of inner.matchAll(hyphenated)) add(one.replace(/‐/g, '-'))
  }
  const letters = lettersOf(counts)
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

let latest: { readonly words: string; readonly letters: (word: string) => number } | null = null

/** The model of these words; that of the last file is kept, since a file is read again with each choice at the desk. */
function lettersOf(counts: ReadonlyMap<string, number>): (word: string) => number {
  const words = [...counts].join(' ')
  if (latest?.words !== words) latest = { words, letters: learnLetters(counts) }
  return latest.letters
}

/** A model of letters: how probable each is after the ones before it, mixed over shorter and shorter contexts (Witten–Bell). */
function learnLetters(counts: ReadonlyMap<string, number>): (word: string) => number {
  const followers = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  let learned = 0
  for (const [one, count] of counts) {
    if (learned++ > mostWords) break
    // Common words would drown the rest: what counts is how words are built.
    const weight = 1 + Math.log(count)
    const framed = `^${one}$`
    for (let i = 1; i < framed.length; i++) {
      for (let back = 0; back <= order && back <= i; back++) {
        const context = framed.slice(i - back, i)
        let next = followers.get(context)
        if (!next) followers.set(context, (next = new Map<string, number>()))
        const sign = framed.charAt(i)
        next.set(sign, (next.get(sign) ?? 0) + weight)
        totals.set(context, (totals.get(context) ?? 0) + weight)
      }
    }
  }
  const unseen = 1 / 200
  return (one) => {
    const framed = `^${one}$`
    let sum = 0
    for (let i = 1; i < framed.length; i++) {
      let probability = unseen
      for (let back = 0; back <= order && back <= i; back++) {
        const context = framed.slice(i - back, i)
        const next = followers.get(context)
        if (!next) break
        const all = totals.get(context) ?? 0
        const kinds = next.size
        probability = ((next.get(framed.charAt(i)) ?? 0) + kinds * probability) / (all + kinds)
      }
      sum += Math.log(probability)
    }
    return sum
  }
}

/** A small initial may be a capital at the beginning of a sentence; a capital is never small. */
const isListed = (list: WordList, one: string): boolean =>
  list.has(one) || (/^\p{Lu}/u.test(one) && list.has(one.charAt(0).toLowerCase() + one.slice(1)))
