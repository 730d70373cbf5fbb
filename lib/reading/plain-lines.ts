// What the lengths of lines tell: whether a machine broke them, and whether a line stands for itself.
import type { Line } from './plain.ts'

/** A line longer than this was not wrapped by hand or machine; UTF-16 code units. */
const widest = 120
const narrowest = 40

/** The width at which the lines of a text were wrapped, 0 if they were not. */
export function wrapWidth(groups: readonly (readonly Line[])[]): number {
  const lengths = groups
    .flatMap((group) => group.slice(0, -1).map((line) => line.text.length))
    .sort((a, b) => a - b)
  if (lengths.length === 0) return 0
  const width = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0
  return width >= narrowest && width <= widest ? width : 0
}

/**
 * Whether the lines of a group are one run of text that was broken because the next word did not fit any more. Verse,
 * addresses and lists fail: their lines end early.
 */
export function wrappedLines(group: readonly Line[], width: number): boolean {
  if (group.length < 2 || width === 0) return false
  const longest = group.reduce((most, line) => Math.max(most, line.text.length), 0)
  if (longest > widest || longest < narrowest) return false
  let full = 0
  for (let i = 0; i + 1 < group.length; i++) {
    const here = group[i]?.text ?? ''
    const next = /^\S+/.exec(group[i + 1]?.text ?? '')?.[0] ?? ''
    // Wrapped at the text's width, or at the group's own where it is set narrower (a quotation).
    if (here.length + 1 + next.length >= Math.min(width, longest) - 6) full++
  }
  return full >= 0.8 * (group.length - 1) && (group.length > 2 || longest >= 0.75 * width)
}

/**
 * The level of the heading that a group of lines is, 0 if it is none. Conservative: one short line without a stop that stands first and before a longer
 * text, or is all capitals, or numbered as a chapter.
 */
export function headingLevel(groups: readonly (readonly Line[])[], index: number): number {
  const group = groups[index] ?? []
  const [line] = group
  if (!line || group.length > 1 || line.text.length > 100) return 0
  if (!/\p{L}/u.test(line.text) || /[.,;:!?…—-]$/.test(line.text) || /^[[(„"“»*•-]/.test(line.text)) return 0
  const next = groups[index + 1]
  if (!next) return 0
  if (index === 0)
    return (next.length > 1 || (next[0]?.text.length ?? 0) > line.text.length) && line.text.length <= 80
      ? 1
      : 0
  const letters = line.text.match(/\p{L}/gu) ?? []
  const isCapital = letters.length >= 4 && !/\p{Ll}/u.test(line.text) && /\p{Lu}/u.test(line.text)
  const isNumbered =
    /^(?:(?:chapter|kapitel|chapitre|capitolo|part|teil|book|buch|глава)\s+[\dIVXLC]+\b|[IVXLC]{1,6}\.\s+\p{Lu})/iu.test(
      line.text,
    )
  return isCapital || isNumbered ? 2 : 0
}
