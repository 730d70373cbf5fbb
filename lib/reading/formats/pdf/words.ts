// The characters of one piece of a line to words: blanks seen from gaps, accents put on their letters, raised signs marked.
import type { Character } from './sheet.ts'

/** A word or part of one; offsets of marked characters are in `text`. */
export interface PieceWord {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** `[start, end)` in `text` that stand above the line. */
  readonly raised: readonly (readonly [number, number])[]
}

/** Signs that are written over the letter before or after them when they stand alone in the file. */
const accents: Readonly<Record<string, string>> = {
  '\u0060': '\u0300', '\u00b4': '\u0301', '\u02c6': '\u0302', '\u02dc': '\u0303', '\u00af': '\u0304', '\u02d8': '\u0306', '\u02d9': '\u0307',
  '\u00a8': '\u0308', '\u02da': '\u030a', '\u02dd': '\u030b', '\u02c7': '\u030c', '\u00b8': '\u0327', '\u02db': '\u0328',
} // prettier-ignore

/** Parts one piece of a line into words, by blanks and gaps. */
export function findWords(part: readonly Character[], baseline: number, size: number): PieceWord[] {
  const signs = logicalOrder(part)
  const spacing = letterSpacing(signs)
  const words: PieceWord[] = []
  let word: Character[] = []
  let isAfterBlank = false
  const close = (): void => {
    if (word.length > 0) words.push(makeWord(word, baseline, size))
    word = []
  }
  for (const sign of signs) {
    const last = word.at(-1)
    if (sign.isBlank) {
      isAfterBlank = true
      continue
    }
    if (last) {
      const gap = Math.max(sign.start - last.end, last.start - sign.end) - spacing
      const em = Math.min(last.size, sign.size)
      // A blank in the file counts where the eye sees one too; blanks of no width stand inside of words.
      if (gap > (isAfterBlank ? 0.06 : 0.16) * em) close()
    }
    word.push(sign)
    isAfterBlank = false
  }
  close()
  return words
}

/** From left to right, but where letters of Hebrew or Arabic stand, in the order of the file, which is that of reading. */
function logicalOrder(part: readonly Character[]): readonly Character[] {
  const isRightToLeft = part.some(({ text }) => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text))
  return isRightToLeft ? [...part].sort((a, b) => a.place - b.place) : part
}

/** How far apart the letters of spaced type stand beyond their own width; 0 for usual type. */
function letterSpacing(signs: readonly Character[]): number {
  const gaps: number[] = []
  signs.forEach((sign, i) => {
    const before = signs[i - 1]
    if (before && !sign.isBlank && !before.isBlank && sign.start > before.start)
      gaps.push(sign.start - before.end)
  })
  if (gaps.length < 4) return 0
  gaps.sort((a, b) => a - b)
  const middle = gaps[Math.floor(gaps.length / 2)] ?? 0
  const size = signs[0]?.size ?? 1
  return middle > 0.08 * size ? middle : 0
}

/** Hardly any word has a raised sign: one list for all the others. */
const none: PieceWord['raised'] = []

function makeWord(signs: readonly Character[], baseline: number, size: number): PieceWord {
  let text = ''
  const raised: [number, number][] = []
  let [left, right, top, bottom] = [Infinity, -Infinity, baseline, -Infinity]
  for (const sign of signs) {
    left = Math.min(left, sign.start)
    right = Math.max(right, sign.end)
    top = Math.min(top, sign.top)
    bottom = Math.max(bottom, sign.bottom, sign.baseline)
  }
  signs.forEach((sign, i) => {
    const before = signs[i - 1]
    const combining = accents[sign.text]
    if (before && combining !== undefined && isOverLetter(sign, before)) {
      text = withAccent(text, combining)
      return
    }
    const earlier = before && accents[before.text]
    if (before && earlier !== undefined && isOverLetter(before, sign)) {
      text = text.slice(0, -before.text.length) + withAccent(sign.text, earlier)
      return
    }
    const start = text.length
    text += sign.text
    const last = raised.at(-1)
    if (!isRaised(sign, baseline, size)) return
    if (last && last[1] === start) last[1] = text.length
    else raised.push([start, text.length])
  })
  return {
    text,
    left,
    right,
    top,
    bottom,
    raised: raised.length > 0 ? raised : none,
  }
}

const withAccent = (text: string, combining: string): string =>
  (text.replace(/ı$/, 'i').replace(/ȷ$/, 'j') + combining).normalize('NFC')

const isOverLetter = (accent: Character, letter: Character): boolean =>
  /^\p{L}$/u.test(letter.text) && overlap(accent, letter) > 0.5

/** How much of the narrower of two signs lies over the other. */
function overlap(a: Character, b: Character): number {
  if (a.run === b.run && a.left === b.left && a.right === b.right) return 0
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  return shared / Math.max(0.1, Math.min(a.right - a.left, b.right - b.left))
}

/** Smaller type above the line, or a font's own superior figure: full size, but its ink begins high above the line. */
function isRaised(sign: Character, baseline: number, size: number): boolean {
  if (sign.size <= 0.85 * size && baseline - sign.baseline > 0.12 * size) return true
  if (!/^[\d*†‡§a-z⁰¹²³⁴⁵⁶⁷⁸⁹()]$/.test(sign.text)) return false
  if (/^[⁰¹²³⁴⁵⁶⁷⁸⁹]$/.test(sign.text)) return true
  const height = sign.bottom - sign.top
  return /^[\da-z]$/.test(sign.text) && height > 0 && height < 0.5 * sign.size && baseline - sign.bottom > 0.22 * sign.size
} // prettier-ignore
