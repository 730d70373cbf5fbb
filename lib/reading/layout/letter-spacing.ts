// Words set with blanks between their letters, for emphasis or by a machine's mistake: "n i c h t s", "C H E M I E", "nütz t".
// They are closed only where the document or the list of its language has the word; what is left is reported.
import type { Span } from '#lib/text/span.ts'
import type { Lexicon } from './lexicon.ts'
import type { SourceLine } from './lines.ts'

export interface SpacedLine {
  /** Blanks that go, in the original. */
  readonly closed: Span[]
  /** Blanks between two words that were set wider, in the original: one blank is left of them. */
  readonly wide: Span[]
}

export interface SpacingReading {
  /** By the line's index. */
  readonly lines: ReadonlyMap<number, SpacedLine>
  /** Where letters are set apart and no words were found in them. */
  readonly left: Span[]
}

const run = /(?<![\p{L}\p{M}\p{N}.'’])(?:\p{L}\p{M}*[ \u00a0]{1,4}){2,}\p{L}\p{M}*(?![\p{L}\p{M}\p{N}.'’])/gu
const stray = /(?<![\p{L}\p{M}])(\p{L}{3,}) ([b-df-hj-np-tv-xz])(?![\p{L}\p{M}\p{N}.)'’]| \p{L}(?!\p{L}))/gu
/** A letter between blanks, and a consonant behind one: without them no pattern is tried. */
const alone = /[ \u00a0][^ \u00a0]\p{M}*[ \u00a0]/u
const consonant = / [b-df-hj-np-tv-xz](?![a-z])/
/** Words of one letter. */
const single = new Set('a i o à y e u ó é и в с к о у я а б ж'.split(' '))

export function findLetterSpacing(lines: readonly SourceLine[], lexicon: Lexicon): SpacingReading {
  const found = new Map<number, SpacedLine>()
  const left: Span[] = []
  const score = scorer(lexicon)
  for (const line of lines) {
    const own: SpacedLine = { closed: [], wide: [] }
    for (const hit of alone.test(line.text) ? line.text.matchAll(run) : []) {
      const words = readRun(hit[0], score)
      const start = line.start + hit.index
      if (words) close(hit[0], words, start, own)
      else if (words === null) left.push([start, start + hit[0].length])
    }
    if (lexicon.isListed('') !== null && consonant.test(line.text))
      for (const hit of line.text.matchAll(stray)) {
        const [, word = '', letter = ''] = hit
        const at = line.start + hit.index + word.length
        // "nütz t": the list may have "nütz" too, but a small word and a consonant alone say nothing together.
        const isPiece = !isKnown(word, lexicon) || (/^\p{Ll}/u.test(word) && lexicon.exact(word) < 2)
        if (isPiece && isKnown(word + letter, lexicon)) own.closed.push([at, at + 1])
      }
    if (own.closed.length + own.wide.length > 0) found.set(line.index, own)
  }
  return { lines: found, left }
}

/** The lengths of the words in a run of letters; null where there are none, undefined where the letters are no words at all. */
function readRun(text: string, score: Score): number[] | null | undefined {
  const letters = [...text.matchAll(/\p{L}\p{M}*/gu)].map(([one]) => one.normalize('NFC'))
  const word = letters.join('')
  if (isListing(letters) || /^[MDCLXVI]+$/.test(word)) return undefined
  // Wider blanks part words, and so does a capital after small letters.
  const gaps = [...text.matchAll(/[ \u00a0]+/g)].map(([one]) => one.length)
  const least = Math.min(...gaps)
  const parts: string[][] = [[]]
  letters.forEach((letter, i) => {
    const isNew =
      i > 0 &&
      ((gaps[i - 1] ?? 0) > least || (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(letters[i - 1] ?? '')))
    if (isNew) parts.push([])
    parts.at(-1)?.push(letter)
  })
  const lengths: number[] = []
  for (const part of parts) {
    const own = segment(part, score)
    if (!own) return null
    lengths.push(...own)
  }
  return lengths
}

/** "a b c", "A B C D": letters that are meant as letters. */
function isListing(letters: readonly string[]): boolean {
  const steps = letters
    .slice(1)
    .filter((letter, i) => letter.codePointAt(0) === (letters[i]?.codePointAt(0) ?? 0) + 1)
  return steps.length * 3 >= (letters.length - 1) * 2
}

/** The most probable division into known words; null when there is none. */
function segment(letters: readonly string[], score: Score): number[] | null {
  const best: ({ score: number; from: number } | null)[] = [{ score: 0, from: -1 }]
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null
    for (let start = Math.max(0, end - 24); start < end; start++) {
      const before = best[start]
      if (!before) continue
      const sum = before.score + score(letters.slice(start, end).join(''))
      if (sum > -Infinity && sum > (best[end]?.score ?? -Infinity)) best[end] = { score: sum, from: start }
    }
  }
  const lengths: number[] = []
  for (let at = letters.length; at > 0;) {
    const from = best[at]?.from
    if (from === undefined) return null
    lengths.unshift(at - from)
    at = from
  }
  return lengths
}

type Score = (word: string) => number

/** Every piece of a run is asked for, and a head stands on every page: each is reckoned once. */
function scorer(lexicon: Lexicon): Score {
  const known = new Map<string, number>()
  return (word) => {
    const standing = known.get(word)
    if (standing !== undefined) return standing
    const found = scoreOf(word, lexicon)
    known.set(word, found)
    return found
  }
}

function scoreOf(word: string, lexicon: Lexicon): number {
  const small = word.toLowerCase()
  if (word.length === 1) return single.has(small) ? -9 : -Infinity
  const capital = small.charAt(0).toUpperCase() + small.slice(1)
  const forms = word === small ? [word] : word === capital ? [word, small] : [small, capital]
  const known = forms.filter((one) => isKnown(one, lexicon))
  if (known.length === 0) return -Infinity
  return Math.max(...known.map((one) => lexicon.probability(one)))
}

const isKnown = (word: string, lexicon: Lexicon): boolean =>
  lexicon.exact(word) > 0 || lexicon.isListed(word) === true

function close(text: string, lengths: readonly number[], start: number, own: SpacedLine): void {
  const borders = new Set<number>()
  lengths.reduce((sum, length) => {
    borders.add(sum + length)
    return sum + length
  }, 0)
  let letters = 0
  for (const hit of text.matchAll(/\p{L}\p{M}*|[ \u00a0]+/gu)) {
    if (/^\p{L}/u.test(hit[0])) {
      letters++
      continue
    }
    const [from, to] = [start + hit.index, start + hit.index + hit[0].length]
    if (!borders.has(letters)) own.closed.push([from, to])
    else if (to - from > 1) own.wide.push([from, to])
  }
}
