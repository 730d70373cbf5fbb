// Two entries of a register share their formula and differ in what is filled in: names, numbers, places. A damaged copy differs
// in letters, or by whole sentences, but seldom has other words in the same blanks. What was replaced word for word is counted
// here, because it speaks for a sister more than its letters tell.
import type { Run } from '#lib/text/align.ts'
import type { Folded } from '#lib/text/normalize.ts'
import type { Span } from '#lib/text/span.ts'
import { isNumeral } from './sense-words.ts'

/** Two words so little alike are not one word misread or spelled otherwise. */
const ALIKE = 0.6
/** Names are often alike: Arnaldus and Geraldus. */
const NAME_ALIKE = 0.8
/** Longer replacements are new sentences, not blanks filled in otherwise. */
const LONGEST_BLANK = 40

/** A text with its folded letters. */
export interface Side {
  readonly text: string
  readonly folded: Folded
}

export interface Blanks {
  /** Words and numbers in the place of which others stand; of a phrase each word counts, since a hand that corrects corrects one. */
  readonly replaced: number
  /** The same, and everything else that may be another filling: a digit, letters of a name, a side of which the words are gone. */
  readonly doubtful: number
  /** Of the doubtful ones those that a hand which corrects one word would not leave: quite another word, another number. */
  readonly other: number
  /** Names and numbers in the place of which other names and numbers stand, also where a context breaks off with them. */
  readonly names: number
}

/**
 * What stands otherwise between and beside found words; `runs` rise in both texts, `[from, to)` of the old one was looked for. Where
 * it is known that this is an entry, `entry` says what it is in the new text: then what stands before its first and behind its
 * last word found is a filling like the others.
 */
export function blanksBetween(
  old: Side,
  now: Side,
  runs: readonly Run[],
  [from, to]: Span,
  entry: Span | null = null,
): Blanks {
  let replaced = 0
  let doubtful = 0
  let other = 0
  let names = 0
  const last = runs.at(-1)
  const before = (runs[0]?.a ?? from) - from
  const after = last ? to - last.a - last.length : 0
  const ends = (at: number, there: number): Run => ({ a: at, b: there, length: 0 })
  const whole =
    entry && runs[0] && last
      ? [
          ...(runs[0].b > entry[0] && before > TAIL ? [ends(from, entry[0])] : []),
          ...runs,
          ...(last.b + last.length < entry[1] && after > TAIL ? [ends(to, entry[1])] : []),
        ]
      : runs
  for (const [gap, gapNew] of differencesIn(old, now, whole)) {
    const count = Math.max(1, Math.min(wordsIn(gap), wordsIn(gapNew)))
    if (isReplaced(gap, gapNew)) replaced += count
    if (isDoubtful(gap, gapNew)) doubtful++
    if (isOther(gap, gapNew)) other += count
    if (isOtherName(gap, gapNew)) names++
  }
  const first = runs[0]
  if (before > TAIL && first) names += Number(isOtherName(wordAt(old, first.a, -1), wordAt(now, first.b, -1)))
  if (after > TAIL && last)
    names += Number(isOtherName(wordAt(old, last.a + last.length, 1), wordAt(now, last.b + last.length, 1)))
  return { replaced, doubtful: doubtful + Number(before > TAIL) + Number(after > TAIL), other, names }
}

/** The word that ends (`step` -1) or begins (1) at a folded letter; empty where a sentence ends between it and the letter. */
function wordAt(side: Side, at: number, step: 1 | -1): Words {
  const { text } = side.folded
  const isWord = (i: number): boolean => i >= 0 && i < text.length && /[\p{L}\p{N}]/u.test(text.charAt(i))
  const [before, here] = step > 0 ? [at - 1, at] : [at - 1, at - 1]
  if (!isWord(here) || (step > 0 && /[.!?]/.test(text.charAt(before)))) return words(side, at, at)
  return words(side, here, here + 1)
}

const wordsIn = ({ written }: Words): number => written.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0

/** The differences by whole words; those that touch the same word are one, whatever letters agree between them by chance. */
function differencesIn(old: Side, now: Side, runs: readonly Run[]): [Words, Words][] {
  const out: [Words, Words][] = []
  for (let k = 1; k < runs.length; k++) {
    const left = runs[k - 1] as Run
    const right = runs[k] as Run
    const gap = words(old, left.a + left.length, right.a)
    const gapNew = words(now, left.b + left.length, right.b)
    const last = out.at(-1)
    if (last && (gap.from < last[0].to || gapNew.from < last[1].to))
      out[out.length - 1] = [joined(old, last[0], gap), joined(now, last[1], gapNew)]
    else out.push([gap, gapNew])
  }
  return out
}

/** So few letters at the end of a context may be half a word. */
const TAIL = 2

interface Words {
  readonly from: number
  readonly to: number
  /** The words that the difference touches, as they stand, and the letters in which they differ. */
  readonly written: string
  readonly letters: string
  readonly gap: string
}

function words(side: Side, gapFrom: number, gapTo: number): Words {
  const { folded } = side
  const isWord = (i: number): boolean => /[\p{L}\p{N}]/u.test(folded.text.charAt(i))
  // What was put in beside a word, before its full stop, is no part of it.
  const goesOn = (i: number): boolean => folded.gaps[i] === 0 && isWord(i - 1) && isWord(i)
  let from = gapFrom
  let to = gapTo
  while (from > 0 && goesOn(from)) from--
  while (to < folded.text.length && to > 0 && goesOn(to)) to++
  return between(side, from, to, folded.text.slice(gapFrom, gapTo))
}

function joined(side: Side, left: Words, right: Words): Words {
  return between(side, Math.min(left.from, right.from), Math.max(left.to, right.to), left.gap + right.gap)
}

const between = ({ text, folded }: Side, from: number, to: number, gap: string): Words => ({
  from,
  to,
  written: text.slice(folded.starts[from] ?? text.length, folded.ends[to - 1] ?? 0),
  letters: folded.text.slice(from, to),
  gap,
})

const isNumber = (text: string): boolean => /\p{N}/u.test(text)

/** "XII" and "III": another number, though most of its letters are the same. */
const areNumerals = (old: Words, now: Words): boolean => {
  const isOne = ({ written }: Words): boolean => isNumeral(written.replace(/[^\p{L}\p{N}]+/gu, ''))
  return isOne(old) && isOne(now)
}

function isReplaced(old: Words, now: Words): boolean {
  const longest = Math.max(old.letters.length, now.letters.length)
  if (old.letters === '' || now.letters === '' || longest > LONGEST_BLANK) return false
  if ((isNumber(old.gap) && isNumber(now.gap)) || areNumerals(old, now)) return true
  if (old.gap.length < 2 && now.gap.length < 2) return false
  return commonLetters(old.letters, now.letters) < ALIKE * longest
}

/** A name by another name, a number by another number: what fills the blanks of a formula, and what a sister has otherwise. */
function isOtherName(old: Words, now: Words): boolean {
  if (old.gap === '' || now.gap === '') return false
  const longest = Math.max(old.letters.length, now.letters.length)
  if (longest > LONGEST_BLANK) return false
  if ((isNumber(old.gap) && isNumber(now.gap)) || areNumerals(old, now)) return true
  if (old.gap.length < 2 && now.gap.length < 2) return false
  if (![old, now].every(({ written }) => /(?:^|\s)\p{Lu}/u.test(written))) return false
  return commonLetters(old.letters, now.letters) < ALIKE * longest
}

/** More than one sign of a number, or half of a word. */
function isOther(old: Words, now: Words): boolean {
  const longest = Math.max(old.letters.length, now.letters.length)
  if (old.gap === '' || now.gap === '') return false
  if (longest > LONGEST_BLANK) return false
  const common = commonLetters(old.letters, now.letters)
  if (isNumber(old.gap) || isNumber(now.gap)) return longest - common > 1
  return common < ALIKE * longest && Math.max(old.gap.length, now.gap.length) > 1
}

function isDoubtful(old: Words, now: Words): boolean {
  if (isNumber(old.gap) || isNumber(now.gap) || areNumerals(old, now)) return true
  const most = Math.max(old.gap.length, now.gap.length)
  if (most === 1) return false
  const longest = Math.max(old.letters.length, now.letters.length)
  if (most > 3 || most * 5 >= 2 * longest) return true
  const isName = [old, now].some(({ written }) => /^\P{L}*\p{Lu}/u.test(written))
  return isName && commonLetters(old.letters, now.letters) < NAME_ALIKE * longest
}

/** Length of the longest common subsequence; words are short. */
function commonLetters(old: string, now: string): number {
  const row = new Uint16Array(now.length + 1)
  for (let i = 0; i < old.length; i++) {
    let diagonal = 0
    for (let j = 1; j <= now.length; j++) {
      const above = row[j] ?? 0
      row[j] = old[i] === now[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0)
      diagonal = above
    }
  }
  return row[now.length] ?? 0
}
