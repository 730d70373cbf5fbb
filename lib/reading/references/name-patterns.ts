// What shows a place, a body or, where only names have capitals, a name at all.
import { months, readRoman, weekdays } from './date-words.ts'
import { bodies, bodyAdjective, followingBodies, isTitle, never, titles } from './name-words.ts'
import { nameWordAt, type Mention, type NameContext } from './people-names.ts'
import { mayBeginPlace, placeOf } from './places.ts'
import type { Token } from './tokens.ts'
import { pattern } from './letters.ts'

const abbreviation = pattern()`^(?:\p{Lu}\p{Ll}?){1,6}\p{Lu}$`
const capitalLetter = pattern('g')`\p{Lu}`
const twoSmall = pattern()`\p{Ll}{2}`
const capitalFirst = pattern()`^\p{Lu}`

/** Two capitals or more: "OGPU", "KPdSU"; no number. */
export const isAbbreviation = (word: string): boolean =>
  word.length > 1 &&
  word.length <= 9 &&
  word.charAt(word.length - 1) !== word.charAt(word.length - 1).toLowerCase() &&
  abbreviation.test(word) &&
  (word.match(capitalLetter)?.length ?? 0) >= 2 &&
  readRoman(word) === null

export interface Placed {
  readonly mention: Mention
  readonly next: number
}

/** A known place, alone, of two words, with a genitive ending or as "Saratower". */
export function placeAt(tokens: readonly Token[], i: number, text: string): Placed | null {
  const first = mayBeginPlace(tokens[i]?.text ?? '') ? nameWordAt(tokens, i) : null
  if (!first) return null
  const second = nameWordAt(tokens, first.next)
  for (const word of second ? [{ ...second, start: first.start }, first] : [first]) {
    const written = text.slice(word.start, word.end)
    if (placeOf(written) !== null)
      return { mention: { start: word.start, end: word.end, kind: 'place' }, next: word.next }
  }
  return null
}

/** "Rote Armee", "Auswärtigen Amts", "Ministry of Defense", "Prussian General Staff". */
export function bodyAt(tokens: readonly Token[], i: number, text: string): Placed | null {
  if (!goesOn(tokens, i)) return null
  const words: { start: number; end: number; next: number; text: string }[] = []
  let at = i
  while (words.length < 5) {
    const word = nameWordAt(tokens, at)
    if (!word) break
    words.push({ ...word, text: text.slice(word.start, word.end) })
    at = word.next
  }
  const [first] = words
  if (!first || never.has(first.text)) return null
  const of = tokens[first.next]
  const after = of?.text === 'of' ? nameWordAt(tokens, first.next + 1) : null
  if (after && bodies.has(first.text))
    return { mention: { start: first.start, end: after.end, kind: 'body' }, next: after.next }
  const last = words.findIndex((word, k) => k > 0 && bodies.has(word.text))
  const head = words[last]
  if (!head) return null
  // "Tageszeitung The Guardian": the name begins with its article.
  const begin =
    words[
      Math.max(
        0,
        words.findLastIndex((word, k) => k < last && never.has(word.text)),
      )
    ] ?? first
  const isNamed = words.slice(0, last).every((word) => twoSmall.test(word.text))
  const isBody = bodyAdjective.test(first.text) || followingBodies.has(head.text)
  if (!isNamed || !isBody || titles.has(first.text)) return null
  return { mention: { start: begin.start, end: head.end, kind: 'body' }, next: head.next }
}

/** Something that belongs to a name follows: another capital, a hyphen, "of" behind the word for a body. */
function goesOn(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  if (!next) return false
  return next.isCapital || next.text === '-' || (next.text === 'of' && bodies.has(tokens[i]?.text ?? ''))
}

/** Where only names have capitals: a run of capitals within a sentence. */
export function capitalRun(tokens: readonly Token[], i: number, { text, small }: NameContext): Placed | null {
  const before = tokens[i - 1]
  if (!before || /[.!?:…»"”]/.test(before.text)) return null
  let last = nameWordAt(tokens, i)
  if (!last) return null
  const { start } = last
  let count = 0
  let at = i
  while (count < 4) {
    const word = nameWordAt(tokens, at)
    const written = word ? text.slice(word.start, word.end) : ''
    if (!word || never.has(written) || isTitle(written)) break
    if (
      written.length < 3 ||
      isAbbreviation(written) ||
      months.has(written.toLowerCase()) ||
      weekdays.has(written.toLowerCase())
    )
      break
    // "People's Commissar": a part of something else.
    if (
      /^['’]$/.test(tokens[word.next]?.text ?? '') &&
      tokens[word.next + 1]?.text === 's' &&
      capitalFirst.test(tokens[word.next + 2]?.text ?? '')
    )
      break
    if (small.has(written.toLowerCase()) && count === 0) return null
    last = word
    at = word.next
    count++
  }
  return count === 0 ? null : { mention: { start, end: last.end }, next: at }
}
