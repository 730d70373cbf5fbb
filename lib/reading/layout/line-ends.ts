// What stands between two lines of one paragraph: a blank, nothing (the word was broken), or the hyphen that belongs to it.
// Decided by the document's own words, by how its words are built, by the language, and by what the extraction did elsewhere.
import type { Lexicon } from './lexicon.ts'

/** `join`: one word, a hyphen at the end was only the break's; `keep`: the hyphen stays; `keep-space`: it stays and a blank follows. */
export type LineEndChoice = 'space' | 'join' | 'keep' | 'keep-space' | 'ck' | 'drop-letter'

export interface LineEnd {
  readonly choice: LineEndChoice
  readonly options: readonly LineEndChoice[]
  readonly certain: boolean
  readonly reason: string
}

/** How often this file loses the hyphen of a broken word: from 0, where all are there, to 1. */
export interface HyphenHabit {
  readonly lost: number
}

const hyphenEnd = /[-‐\u00ad¬⸗]$/
const tail = /[\p{L}\p{M}'’]+$/u
const head = /^[\p{L}\p{M}'’]+/u
/** After "Vor-" the line goes on with one of these: the hyphen stands for a part that comes later. */
const joining = new Set(
  'und oder bzw beziehungsweise sowie wie als bis and or nor et ou e o y u i и или и/или aber noch statt u ni vel aut atque ac'.split(
    ' ',
  ),
)
const prefixes = new Set(
  'self well non anti pro pre post co ex semi quasi pseudo neo all mid trans pan vice cross half ill inter counter deutsch polnisch franco anglo austro russo sino'.split(
    ' ',
  ),
)

const plain = (text: string): string => text.normalize('NFC')
const certainty = 2.5

/** Decides for the end of `left` and the start of `right`; both without note markers and outer blanks. */
export function decideLineEnd(
  left: string,
  right: string,
  lexicon: Lexicon,
  habit: HyphenHabit,
  isGerman: boolean,
): LineEnd {
  if (hyphenEnd.test(left)) return decideHyphen(left, right, lexicon, isGerman)
  if (/[–—]$/.test(left)) {
    const isRange = /\d[–—]$/.test(left) && /^\d/.test(right)
    return sure(isRange ? 'keep' : 'space', isRange ? 'number-range' : 'dash')
  }
  const [end, start] = [tail.exec(left)?.[0] ?? '', head.exec(right)?.[0] ?? '']
  if (end === '' || start === '' || !/^\p{Ll}/u.test(start)) return sure('space', 'line-break')
  // All capitals and then a small letter: no word is broken so.
  if (end.length > 1 && end === end.toUpperCase() && end !== end.toLowerCase())
    return sure('space', 'line-break')
  const [gain, reason] = gainOfJoining(left, right, end, start, lexicon)
  const odds = gain + Math.log((habit.lost * 0.45 + 0.0005) / (1 - habit.lost * 0.45))
  const options: LineEndChoice[] = ['space', 'join']
  if (odds > 0) return { choice: 'join', options, certain: odds > certainty, reason }
  return {
    choice: 'space',
    options,
    certain: odds < -certainty,
    reason: odds < -certainty ? 'line-break' : reason,
  }
}

/** By how much (natural logarithm) one word is more probable than two. */
function gainOfJoining(
  left: string,
  right: string,
  end: string,
  start: string,
  lexicon: Lexicon,
): [gain: number, reason: string] {
  const [a, b] = [plain(end), plain(start)]
  const whole = a + b
  const stem = plain(/[\p{L}\p{M}'’-]+$/u.exec(left)?.[0] ?? end)
  const compound = stem.length > end.length ? lexicon.count(stem + b) : 0
  const known = lexicon.count(whole) + compound
  const apart = lexicon.probability(a) + lexicon.probability(b)
  const together = Math.max(
    lexicon.probability(whole),
    compound > 0 ? lexicon.probability(stem + b) + 4 : -Infinity,
  )
  const shape = together - apart
  const beside = 1.2 * Math.log(1 + 2 * lexicon.pairs(a, b))
  if (lexicon.isListed(whole) === null || isForeign(left, right, lexicon))
    return [shape - beside, known > 0 ? 'document-word' : 'word-shape']
  const isKnown = (one: string): boolean => lexicon.isListed(one) === true || lexicon.exact(one) > 0
  const isWhole = lexicon.isListed(whole) === true || known > 0
  // Two words that make a third by chance are rare, and so are words in small letters that no list has.
  const evidence =
    (isWhole ? 4 : -1.2) +
    (isKnown(b) ? -1.5 - 0.3 * Math.log(1 + lexicon.exact(b)) : 3.5) +
    (isKnown(a) ? -0.5 : 2.5)
  const reason = known > 0 ? 'document-word' : isWhole ? 'word-list' : 'word-shape'
  // A noun before small letters, and a noun that both make: a compound, though the second part may be a verb as well.
  const compounds = isWhole && /^\p{Lu}/u.test(a) && b.length >= 3 && lexicon.exact(b) < 5 ? 1.5 : 0
  return [
    evidence +
      compounds +
      0.4 * Math.max(isWhole ? -4 : -6, Math.min(6, shape)) +
      0.8 * Math.log(1 + 2 * known) -
      beside,
    reason,
  ]
}

/** Most words around are not in the list: a title in another language, where the list proves nothing. */
function isForeign(left: string, right: string, lexicon: Lexicon): boolean {
  const words = [
    ...left.slice(0, -1).matchAll(/(?<!\p{L})\p{Ll}{3,}(?=[\s,.;])/gu),
    ...right.slice(1).matchAll(/(?<=\s)\p{Ll}{3,}(?=[\s,.;])/gu),
  ].map(([one]) => one)
  const unlisted = words.filter((one) => lexicon.isListed(one) === false).length
  return words.length >= 2 && unlisted * 2 > words.length
}

function decideHyphen(left: string, right: string, lexicon: Lexicon, isGerman: boolean): LineEnd {
  const before = left.replace(/[-‐\u00ad¬⸗]+$/, '')
  if (before === '' || /\s$/.test(before)) return sure('keep-space', 'dash')
  const isSoft = /[\u00ad¬]$/.test(left)
  if (/\d$/.test(before)) return sure(/^[\d\p{L}]/u.test(right) ? 'keep' : 'keep-space', 'number-range')
  const [end, start] = [plain(tail.exec(before)?.[0] ?? ''), plain(head.exec(right)?.[0] ?? '')]
  if (end === '' || start === '')
    return sure(/^[\d]/.test(right) ? 'keep' : 'keep-space', 'hyphen-between-signs')
  const stem = plain(/[\p{L}\p{M}'’-]+$/u.exec(before)?.[0] ?? end)
  const [closed, kept] = [
    lexicon.count(end + start) + lexicon.count(stem + start),
    lexicon.count(`${stem}-${start}`) + lexicon.count(`${end}-${start}`),
  ]
  if (joining.has(start.toLowerCase()) && closed === 0 && !isSoft && /^\S*(?:\s|$)/.test(right))
    return sure('keep-space', 'suspended')
  const options: LineEndChoice[] = ['join', 'keep', 'space']
  if (isSoft) return sure('join', 'soft-hyphen')
  const isCapital = /^\p{Lu}/u.test(start)
  const isShouted =
    isCapital &&
    start.length > 1 &&
    start === start.toUpperCase() &&
    end === end.toUpperCase() &&
    end.length > 1
  if (isCapital && !isShouted) return { choice: 'keep', options, certain: true, reason: 'capital-follows' }
  if (isShouted) {
    const isCompound = kept > 0 && closed === 0
    return {
      choice: isCompound ? 'keep' : 'join',
      options,
      certain: isCompound || closed > 0,
      reason: kept + closed > 0 ? 'document-word' : 'capitals',
    }
  }
  const special = specialSpelling(end, start, lexicon, isGerman)
  if (special) return special
  if (kept > closed) return { choice: 'keep', options, certain: true, reason: 'document-word' }
  if (closed > 0) return { choice: 'join', options, certain: true, reason: 'document-word' }
  const isPrefix = prefixes.has(end.toLowerCase()) && lexicon.count(start) > 0
  if (isPrefix) return { choice: 'keep', options, certain: false, reason: 'prefix' }
  return { choice: 'join', options, certain: true, reason: 'hyphen' }
}

/** German before 1996: "ck" is divided "k-k", and of three like consonants one falls away ("Schiff-fahrt" is "Schiffahrt"). */
function specialSpelling(end: string, start: string, lexicon: Lexicon, isGerman: boolean): LineEnd | null {
  if (!isGerman) return null
  if (/k$/.test(end) && /^k/.test(start)) {
    const [ck, kk] = [`${end.slice(0, -1)}c${start}`, end + start]
    const odds = lexicon.probability(ck) - lexicon.probability(kk) + 1.5 + (lexicon.count(ck) > 0 ? 2 : 0)
    return {
      choice: odds > 0 ? 'ck' : 'join',
      options: ['ck', 'join', 'keep'],
      certain: Math.abs(odds) > 1.5,
      reason: 'k-k',
    }
  }
  const double = /([bcdfghjklmnprstz])\1$/.exec(end)?.[1]
  if (
    double &&
    start.startsWith(double) &&
    /^.[aeiouyäöü]/.test(start) &&
    lexicon.count(end + start.slice(1)) > 0
  )
    return {
      choice: 'drop-letter',
      options: ['drop-letter', 'join', 'keep'],
      certain: true,
      reason: 'document-word',
    }
  return null
}

const sure = (choice: LineEndChoice, reason: string): LineEnd => ({
  choice,
  options: [choice],
  certain: true,
  reason,
})

/** The last word of one line and the first of the next, as `Lexicon.pairs` wants them; none where no word could be broken. */
export function wordsAtEnd([left, right]: readonly [left: string, right: string]): string[] {
  const [end, start] = [tail.exec(left)?.[0], head.exec(right)?.[0]]
  return end && start ? [`${plain(end)} ${plain(start)}`] : []
}

/**
 * How often hyphens at line ends are lost in this file: words that stand whole elsewhere in it and are parted here, with the
 * hyphen and without.
 */
export function learnHabit(
  pairs: Iterable<readonly [left: string, right: string]>,
  lexicon: Lexicon,
): HyphenHabit {
  let [shown, lost, open] = [0, 0, 0]
  for (const [left, right] of pairs) {
    const start = head.exec(right)?.[0] ?? ''
    if (!/^\p{Ll}/u.test(start)) continue
    if (hyphenEnd.test(left)) {
      if (!/\s[-‐]$/.test(left)) shown++
      continue
    }
    const end = tail.exec(left)?.[0] ?? ''
    if (end === '') continue
    open++
    const [a, b] = [plain(end), plain(start)]
    const isBroken = lexicon.count(a + b) > 0 && (lexicon.count(b) === 0 || lexicon.count(a) === 0)
    if (isBroken) lost++
  }
  // One or two may be chance (two words that also make a third); a file that loses hyphens loses many.
  const sureLost = Math.max(0, lost - 1 - open / 400)
  return { lost: sureLost === 0 ? 0 : Math.min(1, (sureLost * 3) / (sureLost * 3 + shown + 3)) }
}
