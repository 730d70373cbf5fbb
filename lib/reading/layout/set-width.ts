// How wide the lines of the print were. Some programs join the two halves of a broken word and with them the two lines, so that
// one line of the file holds two or three of the page: then its length alone does not say whether the last of them was full.
import { beginsSmall, endsSentence, hyphenEnd, type SourceLine } from './lines.ts'

export interface SetWidth {
  /** Characters of a full line of the page. */
  readonly width: number
  /** Lines were joined where a word was broken. */
  readonly isJoined: boolean
}

const fewest = 10

/** What most lines come near, and whether others were joined: much longer ones then go on where one of that width stops. */
export function findSetWidth(lines: readonly SourceLine[]): SetWidth {
  const lengths = lines.map(({ text }) => text.length).filter((length) => length >= 25)
  const width = commonestLength(lengths)
  const none = { width, isJoined: false }
  if (lengths.length < fewest || width < 28) return none
  const isCommon = (length: number): boolean => length >= 0.9 * width && length <= 1.08 * width
  const common = lengths.filter(isCommon).length
  const endless = lengths.filter((length) => length > 7 * width).length
  const hyphens = lines.filter(({ text }) => hyphenEnd.test(text)).length
  if (common * 8 < lengths.length || endless * 40 > lengths.length || hyphens * 50 > lines.length) return none
  const goesOn = lines.slice(1).filter((line, i) => {
    const before = lines[i]
    return (
      before !== undefined &&
      line.blanks === 0 &&
      !line.afterFormFeed &&
      isCommon(before.text.length) &&
      line.text.length > 1.25 * width &&
      beginsSmall(line.text) &&
      !endsSentence(before.text)
    )
  }).length
  return { width, isJoined: goesOn >= Math.max(2, lengths.length / 25) }
}

/** The length that most lines come near. */
export function commonestLength(lengths: readonly number[]): number {
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
