// What happens to letters and words: machines misread, times spell otherwise, people correct.
import type { Chance } from './chance.ts'
import { edited, matches, type Damage, type Edit } from './damage.ts'

const MISREAD: readonly (readonly [string, string])[] = [
  ['rn', 'm'], ['m', 'rn'], ['e', 'c'], ['c', 'e'], ['l', '1'], ['i', 'l'], ['u', 'n'], ['n', 'u'], ['h', 'b'], ['s', 'f'], ['cl', 'd'], ['t', 'l'],
  ['ß', 'B'], ['ä', 'a'], ['ü', 'u'], ['ö', 'o'], ['é', 'e'], ['a', 'o'], ['н', 'п'], ['и', 'н'], ['ш', 'щ'], ['о', 'с'], ['в', 'з'],
] // prettier-ignore

const SPECKS = ['.', "'", '·', '|', ',', '-', '"', '*']

/** A machine that misreads: `rate` of the letters confused, replaced, dropped, doubled; spaces and specks lost and won. */
export const noise =
  (rate: number): Damage =>
  (source, dice) => {
    const edits: Edit[] = []
    const alphabet = [...source.text.slice(0, 4000)].filter((letter) => /\p{Ll}/u.test(letter))
    for (let i = 0; i < source.text.length; i++) {
      if (!dice.happens(rate)) continue
      const here = source.text.charAt(i)
      const isLetter = /\p{L}/u.test(here)
      const roll = dice.next()
      if (roll < 0.6) {
        const pairs = MISREAD.filter(([good]) => source.text.startsWith(good, i))
        if (pairs.length === 0 && !isLetter) continue
        const [good, bad] =
          pairs.length > 0 && dice.happens(0.8) ? dice.pick(pairs) : [here, dice.pick(alphabet)]
        edits.push({ from: i, to: i + good.length, text: bad, keeps: true })
      } else if (roll < 0.72 && isLetter) edits.push({ from: i, to: i + 1, text: '' })
      else if (roll < 0.8 && isLetter) edits.push({ from: i, to: i + 1, text: here + here, keeps: true })
      else if (roll < 0.87 && here === ' ') edits.push({ from: i, to: i + 1, text: '' })
      else if (roll < 0.92 && isLetter) edits.push({ from: i, to: i, text: ' ' })
      else if (/[.,;]/.test(here))
        edits.push({ from: i, to: i + 1, text: dice.pick(['.', ',', '']), keeps: true })
      else if (roll > 0.95) edits.push({ from: i, to: i, text: dice.pick(SPECKS) })
    }
    return edited(source, edits)
  }

/** A few words replaced by others. */
export const correctWords =
  (share: number): Damage =>
  (source, dice, other) =>
    edited(
      source,
      matches(source.text, /\p{L}{4,}/gu)
        .filter(() => dice.happens(share))
        .map(([from, to]) => ({
          from,
          to,
          text: dice.pick(other().match(/\p{L}{3,}/gu) ?? ['et']),
        })),
    )

const near = (word: string, dice: Chance): string => {
  const at = dice.int(word.length)
  const letter = dice.pick([...word])
  return dice.pick([
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at + 1),
  ])
}

/** Slips of the pen put right: a letter or two, a word put in, a word struck out. */
export const correctSlips =
  (share: number): Damage =>
  (source, dice, other) =>
    edited(
      source,
      matches(source.text, /\p{L}{4,}/gu)
        .filter(() => dice.happens(share))
        .map(([from, to]): Edit => {
          const roll = dice.next()
          const word = dice.pick(other().match(/\p{L}{3,}/gu) ?? ['et'])
          if (roll < 0.2) return { from, to: from, text: `${word} ` }
          if (roll < 0.35) return { from, to, text: '' }
          return { from, to, text: near(source.text.slice(from, to), dice), keeps: true }
        }),
    )

/** Quotation marks, dashes and apostrophes of another printer; ligatures. */
export const resetSigns: Damage = (source) =>
  edited(
    source,
    matches(source.text, /[„“”"«»–—’]|ff|fi|fl/g).map(([from, to]) => {
      const was = source.text.slice(from, to)
      const ligature: Record<string, string> = { ff: 'ﬀ', fi: 'ﬁ', fl: 'ﬂ' }
      const now = ligature[was] ?? (/[–—]/.test(was) ? '—' : was === '’' ? "'" : '"')
      return { from, to, text: now, keeps: true }
    }),
  )

/** Habits of spelling, each with its opposite. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/s(?=\p{L})/gu, 'ſ'], [/ß/g, 'ss'], [/ss(?!\p{L}*ss)/gu, 'ß'], [/ä/g, 'ae'], [/ö/g, 'oe'], [/ü/g, 'ue'], [/ae/g, 'ä'], [/ae/g, 'æ'], [/ae/g, 'e'],
  [/oe/g, 'œ'], [/u(?=[aeiou])/g, 'v'], [/\bu/g, 'v'], [/v/g, 'u'], [/j/g, 'i'], [/i(?=[aeou])/g, 'j'], [/t(?=[aou])/g, 'th'], [/th/g, 't'],
  [/ei\b/g, 'ey'], [/k/g, 'c'], [/ti(?=[aeou])/g, 'ci'], [/[éèê]/g, 'e'], [/ai(?=t\b)/g, 'oi'], [/our\b/g, 'or'], [/is(?=e|ing)/g, 'iz'],
  [/ё/g, 'е'], [/(?<=[бвгдзклмнпрст])(?=[\s,.])/g, 'ъ'], [/и(?=[аеиоуыэюя])/g, 'і'], [/е(?=[нлт])/g, 'ѣ'], [/ого\b/g, 'аго'],
] // prettier-ignore

/** Another orthography: a few of these habits, kept throughout or nearly. */
export const respell: Damage = (source, dice) => {
  let text = resetSigns(source, dice, () => '')
  const habits = dice.between(1, 4)
  for (let i = 0; i < habits; i++) {
    const [pattern, now] = dice.pick(SPELLINGS)
    const share = dice.pick([0.3, 0.8, 1])
    text = edited(
      text,
      matches(text.text, pattern)
        .filter(() => dice.happens(share))
        .map(([from, to]) => ({ from, to, text: now, keeps: from < to })),
    )
  }
  return text
}
