// What stands between two lines of one paragraph: a blank, nothing (the word was broken), or the hyphen that belongs to it.
// Here: lines that end without a hyphen. Decided by the document's own words, by how its words are built, by the list of the
// language, and by what the extraction did elsewhere. Lines that end with a hyphen: `hyphens.ts`.
import { isGlued } from './glued-words.ts'
import { decideHyphen } from './hyphens.ts'
import type { Lexicon } from './lexicon.ts'
import { sure, type HyphenHabit, type LineEnd, type LineEndChoice, type Words } from './line-end.ts'
import { hyphenEnd, plain, wordAtEnd, wordAtStart } from './lines.ts'
import type { LayoutReason } from './reasons.ts'

const certainty = 2.5
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|un)['’](?=\p{L})/iu

/** Decides for the end of `left` and the start of `right`; both without note markers and outer blanks. */
export function decideLineEnd(left: string, right: string, words: Words): LineEnd {
  const { lexicon, habit } = words
  const [end, start] = [wordAtEnd(left), wordAtStart(right)]
  if (hyphenEnd.test(left)) return decideHyphen(left, right, words)
  // Old prints divide words with a double stroke, which machines read as an equals sign.
  if (/\p{L}=$/u.test(left) && /^\p{L}/u.test(right)) return decideHyphen(left, right, words)
  if (/[–—]$/.test(left)) return afterDash(left, right, lexicon)
  const isClosed =
    // "and/or", an address that was broken, a dash that stands close to its words.
    (/[\p{L}\d]\/$/u.test(left) && /^[\p{L}\d]/u.test(right)) ||
    (/(?:https?:\/\/|www\.)\S*[/._=&?#%-]$/u.test(left) && /^[\w/.?#%&=~-]/.test(right)) ||
    (/\p{L}$/u.test(left) && /^—\p{L}/u.test(right))
  if (isClosed) return sure('close', 'sign')
  if (end === '' || start === '' || !/^\p{Ll}/u.test(start)) return sure('space', 'line-break')
  // All capitals and then a small letter: no word is broken so.
  if (end.length > 1 && end === end.toUpperCase() && end !== end.toLowerCase())
    return sure('space', 'line-break')
  const bias = Math.log((habit.lost * 0.45 + 0.0005) / (1 - habit.lost * 0.45))
  const { byShape, byList } = gainsOfJoining(left, end, start, lexicon)
  // Most line ends part two words either way; only for the others it is asked in which language they stand.
  const isPlain = byList !== null && byShape[0] + bias < -certainty && byList[0] + bias < -certainty
  const [gain, reason] = byList && (isPlain || !isForeign(left, right, lexicon)) ? byList : byShape
  const odds = gain + bias
  const options: LineEndChoice[] = ['space', 'join']
  if (odds > 0) return { choice: 'join', options, certain: odds > certainty, reason }
  return {
    choice: 'space',
    options,
    certain: odds < -certainty,
    reason: odds < -certainty ? 'line-break' : reason,
  }
}

function afterDash(left: string, right: string, lexicon: Lexicon): LineEnd {
  if (/\d[–—]$/.test(left) && /^\d/.test(right)) return sure('close', 'number-range')
  const [end, start] = [plain(wordAtEnd(left.slice(0, -1))), plain(wordAtStart(right))]
  if (end === '' || /\s[–—]$/.test(left)) return sure('space', 'dash')
  const isWord = (one: string): boolean => lexicon.count(one) > 0 || lexicon.isListed(one) === true
  // A hyphen that was read as a dash: neither half is a word, both together are one.
  if (/^\p{Ll}/u.test(start) && isWord(end + start) && !(isWord(end) && isWord(start)))
    return { choice: 'join', options: ['join', 'close', 'space'], certain: false, reason: 'document-word' }
  // Where dashes stand close to their words, they do so at the end of a line as well.
  return /—$/.test(left) && /^[\p{L}\p{Pi}"]/u.test(right) ? sure('close', 'dash') : sure('space', 'dash')
}

type Gain = readonly [gain: number, reason: LayoutReason]

/**
 * By how much (natural logarithm) one word is more probable than two: by the words of the document and how they are built, and by
 * the list of its language, where there is one.
 */
function gainsOfJoining(
  left: string,
  end: string,
  start: string,
  lexicon: Lexicon,
): { readonly byShape: Gain; readonly byList: Gain | null } {
  // "l'hô", "qu'ha": the word behind the article is looked for.
  const [a, b] = [plain(end).replace(elided, ''), plain(start)]
  const whole = a + b
  const stem = plain(wordAtEnd(left, '-'))
  const compound = stem.length > end.length ? lexicon.count(stem + b) : 0
  const known = lexicon.count(whole) + compound
  const apart = lexicon.probability(a) + lexicon.probability(b)
  const together = Math.max(
    lexicon.probability(whole),
    compound > 0 ? lexicon.probability(stem + b) + 4 : -Infinity,
  )
  const shape = together - apart
  const beside = 1.2 * Math.log(1 + 2 * lexicon.pairs(a, b))
  // How words are built proves little by itself: in a file that loses no hyphens it joins nothing.
  const byShape: Gain = [
    Math.min(known > 0 ? 12 : 6, shape) - beside,
    known > 0 ? 'document-word' : 'word-shape',
  ]
  if (lexicon.isListed(whole) === null) return { byShape, byList: null }
  const isKnown = (one: string): boolean => lexicon.isListed(one) === true || lexicon.exact(one) > 0
  const isWhole = lexicon.isListed(whole) === true || known > 0
  // Two words that make a third by chance are rare, and so are words in small letters that no list has.
  const evidence =
    (isWhole ? 4 : -1.2) +
    (isKnown(b) ? -1.5 - 0.3 * Math.log(1 + lexicon.exact(b)) : 3.5) +
    (isKnown(a) ? -0.5 : 2.5)
  const reason = known > 0 ? 'document-word' : isWhole ? 'word-list' : 'word-shape'
  // A noun before small letters, and a noun that both make: a compound, though the second part may be a verb as well.
  const inseparable = isGlued(whole) ? 3 : 0
  const compounds = isWhole && /^\p{Lu}/u.test(a) && b.length >= 3 && lexicon.exact(b) < 5 ? 1.5 : 0
  const gain =
    evidence +
    compounds +
    inseparable +
    0.4 * Math.max(isWhole ? -4 : -6, Math.min(6, shape)) +
    0.8 * Math.log(1 + 2 * known) -
    beside
  return { byShape, byList: [gain, reason] }
}

/** Most words around are not in the list: a title in another language, where the list proves nothing. */
function isForeign(left: string, right: string, lexicon: Lexicon): boolean {
  // Not the pieces of a word that the line end may have broken.
  const words = [
    ...smallWords(left, lexicon).filter(({ end }) => end < left.length - 1),
    ...smallWords(right, lexicon).filter(({ start }) => start > 1 && /\s/.test(right.charAt(start - 1))),
  ]
  const unlisted = words.filter(({ isListed }) => !isListed).length
  return words.length >= 2 && unlisted * 2 > words.length
}

interface SmallWord {
  readonly start: number
  readonly end: number
  readonly isListed: boolean
}

/** Each line is looked at twice: at its beginning and at its end. */
const looked = new WeakMap<Lexicon, Map<string, readonly SmallWord[]>>()

/** The words of a line in small letters that a blank or a stop follows. */
function smallWords(line: string, lexicon: Lexicon): readonly SmallWord[] {
  const known = looked.get(lexicon) ?? new Map<string, readonly SmallWord[]>()
  looked.set(lexicon, known)
  let words = known.get(line)
  if (!words) {
    words = [...line.matchAll(/(?<!\p{L})\p{Ll}{3,}(?=[\s,.;])/gu)].map(({ 0: one, index }) => ({
      start: index,
      end: index + one.length,
      isListed: lexicon.isListed(one) !== false,
    }))
    known.set(line, words)
  }
  return words
}

/** The last word of one line and the first of the next, as `Lexicon.pairs` wants them; none where no word could be broken. */
export function wordsAtEnd([left, right]: readonly [left: string, right: string]): string[] {
  const [end, start] = [wordAtEnd(left), wordAtStart(right)]
  return end && start ? [`${plain(end)} ${plain(start)}`] : []
}

/**
 * How often hyphens at line ends are lost in this file: words that stand whole elsewhere in it, or in the list of its
 * language, and are parted here into pieces that are no words, with the hyphen and without.
 */
export function learnHabit(
  pairs: Iterable<readonly [left: string, right: string]>,
  lexicon: Lexicon,
): HyphenHabit {
  let [shown, lost, open] = [0, 0, 0]
  for (const [left, right] of pairs) {
    const start = wordAtStart(right)
    if (!/^\p{Ll}/u.test(start)) continue
    if (hyphenEnd.test(left)) {
      if (!/\s[-‐]$/.test(left)) shown++
      continue
    }
    const end = wordAtEnd(left)
    if (end === '') continue
    open++
    const [a, b] = [plain(end), plain(start)]
    // The pieces first: most words stand elsewhere in the document, and no list is asked.
    const isPiece = (one: string): boolean => lexicon.count(one) === 0 && lexicon.isListed(one) !== true
    if (!isPiece(b) && !(lexicon.exact(b) === 0 && isPiece(a))) continue
    if (lexicon.count(a + b) > 0 || (a.length > 1 && lexicon.isListed(a + b) === true)) lost++
  }
  // One or two may be chance (two words that also make a third); a file that loses hyphens loses many.
  const sureLost = Math.max(0, lost - 1 - open / 400)
  return { lost: sureLost === 0 ? 0 : Math.min(1, (sureLost * 3) / (sureLost * 3 + shown + 3)) }
}
