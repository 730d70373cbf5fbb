// How wide the lines of the print were. Some programs join the two halves of a broken word and with them the two lines, so that
// one line of the file holds two or three of the page: then its length alone does not say whether the last of them was full.
import { hyphenEnd, quantile } from './lines.ts'

export interface SetWidth {
  /** Characters of a full line of the page. */
  readonly width: number
  /** Lines were joined where a word was broken. */
  readonly isJoined: boolean
}

const fewest = 12

/** `isJoined`: what is known of the whole file, when these are only a part of it. */
export function findSetWidth(texts: readonly string[], isJoined?: boolean): SetWidth {
  const lengths = texts.map((text) => text.length).filter((length) => length >= 25)
  const width = commonest(lengths)
  if (isJoined !== undefined) return { width, isJoined }
  const none = { width, isJoined: false }
  if (lengths.length < fewest || width < 28) return none
  const long = lengths.filter((length) => length > 1.2 * width)
  const hyphens = texts.filter((text) => hyphenEnd.test(text)).length
  if (long.length * 14 < lengths.length || hyphens * 60 > texts.length) return none
  // Lines that hold whole paragraphs have any length; prose among verse has one of its own.
  const common = lengths.filter((length) => length >= 0.93 * width && length <= 1.05 * width).length
  const endless = lengths.filter((length) => length > 7 * width).length
  if (common * 8 < lengths.length || endless * 40 > lengths.length) return none
  const top = quantile(long, 0.8)
  const atTop = long.filter((length) => length > 0.93 * top && length < 1.07 * top).length
  return { width, isJoined: atTop * 2 < long.length }
}

/** The length that most lines come near. */
function commonest(lengths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
  let [best, most] = [0, 0]
  for (let width = 25; width <= 130; width++) {
    let sum = 0
    for (let near = Math.ceil(0.93 * width); near <= 1.05 * width; near++) sum += counts.get(near) ?? 0
    if (sum > most) [best, most] = [width, sum]
  }
  return best
}

/** How long the last line of the page was that a joined line ends with. */
export function lastLength(length: number, { width, isJoined }: SetWidth): number {
  if (!isJoined || length <= 1.08 * width) return length
  const part = length / width - Math.floor(length / width)
  return part <= 0.12 ? width : part * width
}
