// Whether two wordings are the same words, and if not, what kind of change a historian must hear about first.
import { alignSequences } from '#lib/text/align.ts'
import { wordTokens } from '#lib/text/diff.ts'
import { foldText, gapsAgree } from '#lib/text/normalize.ts'
import { isDateWord, isNegation, isNumberWord, isNumeral, negates } from './sense-words.ts'

/** `negation`, `number`, `date` and `name` turn the sense; the others may or may not. */
export type FindingKind =
  'negation' | 'number' | 'date' | 'name' | 'words' | 'spelling' | 'case' | 'punctuation' | 'note-sign'

export interface Finding {
  readonly kind: FindingKind
  readonly old: string
  readonly new: string
}

const SENSE: readonly FindingKind[] = ['negation', 'number', 'date', 'name']

export const turnsSense = (finding: Finding): boolean => SENSE.includes(finding.kind)

/** Same letters, signs, capitals and accents; only line ends, their hyphens and the amount of whitespace may differ. */
export function isSameWording(old: string, now: string): boolean {
  if (old === now) return true
  if (differsInLetters(old, now)) return false
  const a = foldText(old.normalize('NFC'), {})
  const b = foldText(now.normalize('NFC'), {})
  if (a.text !== b.text) return false
  for (let i = 1; i < a.text.length; i++) if (!gapsAgree(a.gaps[i] ?? 0, b.gaps[i] ?? 0)) return false
  return true
}

const isPlainLetter = (text: string, at: number): boolean =>
  /^[\p{L}\p{N}](?!\p{M})/u.test(text.slice(at, at + 3)) && !/[ſﬀ-ﬆ]/.test(text.charAt(at))

/** Sees at the first difference what most often decides; false says nothing. */
function differsInLetters(old: string, now: string): boolean {
  let at = 0
  while (at < old.length && old[at] === now[at]) at++
  return isPlainLetter(old, at) && isPlainLetter(now, at)
}

/** What differs between two wordings, in reading order; empty exactly when `isSameWording` holds. */
export function compareWording(old: string, now: string): Finding[] {
  if (isSameWording(old, now)) return []
  return compareWords(...withoutCommonEnds(old, now))
}

/** Words equal at both ends need no comparing; a few are left as surroundings. */
function withoutCommonEnds(old: string, now: string): [string, string] {
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start++
  let end = 0
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  const blanks = [...old.slice(0, start).matchAll(/\s+/g)]
  const from = blanks.at(-2)?.index ?? 0
  const after = /^\S*(?:\s+\S+){1,2}(?=\s|$)/.exec(old.slice(old.length - end))?.[0].length ?? end
  return [old.slice(from, old.length - end + after), now.slice(from, now.length - end + after)]
}

function compareWords(old: string, now: string): Finding[] {
  const ids = new Map<string, number>()
  const a = words(old, ids)
  const b = words(now, ids)
  const findings: Finding[] = []
  let lastA = 0
  let lastB = 0
  const close = (at: number, bt: number): void => {
    const finding = classify(a, [lastA, at], b, [lastB, bt])
    if (finding) findings.push(finding)
  }
  for (const run of alignSequences(a.symbols, b.symbols, { grams: [2, 1] })) {
    close(run.a, run.b)
    lastA = run.a + run.length
    lastB = run.b + run.length
  }
  close(a.list.length, b.list.length)
  // The words agree one by one, so only the spaces between them can differ.
  return findings.length > 0 ? findings : [{ kind: 'spelling', old: shortened(old), new: shortened(now) }]
}

interface Words {
  readonly list: readonly string[]
  /** Whether whitespace stood before the word. */
  readonly spaced: readonly boolean[]
  readonly symbols: Int32Array
}

function words(text: string, ids: Map<string, number>): Words {
  const plain = text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\ufeff\u2060]/g, '')
    .replace(/(\p{L})[-‐¬][^\S\n]*\n\s*(?=\p{Ll})/gu, '$1')
  const { starts } = wordTokens(plain)
  const list: string[] = []
  const spaced: boolean[] = []
  let space = false
  starts.forEach((start, i) => {
    const word = plain.slice(start, starts[i + 1] ?? plain.length)
    if (/^\s/.test(word)) space = true
    else {
      list.push(SAME_SIGN[word] ?? word)
      spaced.push(space)
      space = false
    }
  })
  const symbols = Int32Array.from(list, (word) => {
    const known = ids.get(word)
    if (known !== undefined) return known
    ids.set(word, ids.size)
    return ids.size - 1
  })
  return { list, spaced, symbols }
}

// The signs that folding holds for equal must be equal here too.
const SAME_SIGN: Readonly<Record<string, string>> = {
  '“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '‚': "'", '‛': "'", '‹': "'", '›': "'",
  ʼ: "'", ʹ: "'", '`': "'", '´': "'", '—': '–', '―': '–', '−': '–', '‐': '-', '‑': '-',
} // prettier-ignore

function classify(
  a: Words,
  [a0, a1]: readonly [number, number],
  b: Words,
  [b0, b1]: readonly [number, number],
): Finding | null {
  const old = a.list.slice(a0, a1)
  const now = b.list.slice(b0, b1)
  const oldJoined = squeezed(old)
  const newJoined = squeezed(now)
  if (oldJoined === newJoined) return null
  const said = { old: spelled(a, a0, a1), new: spelled(b, b0, b1) }
  if (isNoteSign(old, now) || isNoteSign(now, old)) return { kind: 'note-sign', ...said }
  if (negationsIn(old) !== negationsIn(now) || negates(oldJoined, newJoined))
    return { kind: 'negation', ...said }
  const ofNumber = (): Finding => ({
    kind: isDate(old, now) || isInDate(a, a0, a1) || isInDate(b, b0, b1) ? 'date' : 'number',
    ...said,
  })
  if (digitsIn(old) !== digitsIn(now)) return ofNumber()
  if (!/[\p{L}\p{N}]/u.test(oldJoined + newJoined)) return { kind: 'punctuation', ...said }
  const lettersOld = lettersOf(old)
  const lettersNew = lettersOf(now)
  if (lettersOld === lettersNew) return { kind: 'punctuation', ...said }
  if (lettersOld.toLowerCase() === lettersNew.toLowerCase()) return { kind: 'case', ...said }
  if (isDate(old, now)) return { kind: 'date', ...said }
  if (old.some(isNumberWord) || now.some(isNumberWord) || areNumerals(old, now)) return ofNumber()
  if (foldText(lettersOld).text === foldText(lettersNew).text) return { kind: 'spelling', ...said }
  if (looksMisread(lettersOld, lettersNew)) return { kind: 'spelling', ...said }
  const isName = (list: readonly string[]): boolean => list.some((word) => /^\p{Lu}\p{L}/u.test(word))
  if (isName(old) || isName(now)) return { kind: 'name', ...said }
  return { kind: isSimilar(lettersOld, lettersNew) ? 'spelling' : 'words', ...said }
}

const squeezed = (list: readonly string[]): string => list.join('').replace(/-/g, '')
const lettersOf = (list: readonly string[]): string =>
  list.filter((word) => /[\p{L}\p{N}]/u.test(word)).join('')
const digitsIn = (list: readonly string[]): string =>
  list
    .join(' ')
    .replace(/\P{N}+/gu, ' ')
    .trim()
/** "can't" has its negation behind the apostrophe. */
const negationsIn = (list: readonly string[]): number =>
  list.filter((word, i) => isNegation(word.toLowerCase()) || (word === 't' && list[i - 1] === "'")).length

/** "Karl V." and "Karl X.": of one letter a numeral only where another stands in its stead. */
const areNumerals = (old: readonly string[], now: readonly string[]): boolean =>
  [old, now].every((list) => {
    const words = list.filter((word) => /[\p{L}\p{N}]/u.test(word))
    return words.length > 0 && words.every(isNumeral)
  })

/** A month or a feast beside a number makes a date of it, and so do full stops between numbers. */
function isInDate({ list }: Words, from: number, to: number): boolean {
  const around = list.slice(Math.max(0, from - 5), to + 5)
  if (/(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)/.test(around.join(''))) return true
  return list.slice(Math.max(0, from - 2), to + 4).some(isDateWord)
}

const isDate = (old: readonly string[], now: readonly string[]): boolean =>
  old.some(isDateWord) ||
  now.some(isDateWord) ||
  /\b1\d{3}\b|\b20\d{2}\b/.test(`${old.join(' ')} ${now.join(' ')}`)

function spelled({ list, spaced }: Words, from: number, to: number): string {
  let out = ''
  for (let i = from; i < to; i++) out += (i > from && spaced[i] ? ' ' : '') + (list[i] ?? '')
  return shortened(out)
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 40)} … ${line.slice(-16)}` : line
}

/** A note sign that only one side has: "Forschungen1", "Geschäft.12", "[3]", "²". */
function isNoteSign(full: readonly string[], bare: readonly string[]): boolean {
  const rest = bare.join('')
  const whole = full.join('')
  if (!whole.startsWith(rest)) return false
  return (
    /^(?:\[\d{1,3}\]|\(\d{1,3}\)|[¹²³⁰⁴-⁹]+|[*†‡]+)$/.test(whole.slice(rest.length)) ||
    (/[\p{L}.,;:!?"')\]]$/u.test(rest) && /^\d{1,3}$/.test(whole.slice(rest.length)))
  )
}

const CONFUSED = [
  'rn m', 'c e', 'l 1', 'l i', 'i 1', 'l t', 'i t', 'u n', 'h b', 'f s', 'f t', 'cl d', 'vv w', 'ii u', 'ri n', 'o 0', 'c o', 'e o', 'a o', 'ni m',
  'in m', 'nn m', 'b 6', 'g q', 's 5', 'v y', 'u v', 'i j', 'li h', 'k h', 'r t', 'r f', 'n h', 'о с', 'н п', 'и н', 'и п', 'ш щ', 'е с', 'т г', 'ц и', 'й и', 'b ß', 'z s',
] // prettier-ignore
const CONFUSIONS = new Set(CONFUSED.flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]))

/** One or two places where machines misread letters, and nothing else. */
function looksMisread(old: string, now: string): boolean {
  const a = Int32Array.from(old.toLowerCase(), (letter) => letter.codePointAt(0) ?? 0)
  const b = Int32Array.from(now.toLowerCase(), (letter) => letter.codePointAt(0) ?? 0)
  let [lastA, lastB, places] = [0, 0, 0]
  for (const run of [...alignSequences(a, b), { a: a.length, b: b.length, length: 0 }]) {
    const was = String.fromCodePoint(...a.subarray(lastA, run.a))
    const is = String.fromCodePoint(...b.subarray(lastB, run.b))
    if (was !== is) {
      places++
      // One side of "rn" for "m" may have been aligned with its neighbour.
      if (!CONFUSIONS.has(`${was} ${is}`) && !/^[nri1l]? [nri1l]?$/.test(`${was} ${is}`)) return false
    }
    ;[lastA, lastB] = [run.a + run.length, run.b + run.length]
  }
  return places <= Math.max(1, old.length / 6)
}

function isSimilar(old: string, now: string): boolean {
  const a = Int32Array.from(old, (letter) => letter.codePointAt(0) ?? 0)
  const b = Int32Array.from(now, (letter) => letter.codePointAt(0) ?? 0)
  const same = alignSequences(a, b).reduce((sum, run) => sum + run.length, 0)
  return same >= 0.7 * Math.max(a.length, b.length)
}
