// How a text is set around each line: how wide, with empty lines between all lines or between paragraphs, with indents.
import type { FlowLine } from './flow.ts'
import { beginsCapital, beginsSmall, endsFully, endsSentence, quantile, widthOf } from './lines.ts'
import { commonestLength, type SetWidth } from './set-width.ts'

/** Wider than this, a line holds a whole paragraph. UTF-16 code units. */
export const widest = 130

export interface Measure {
  readonly width: number
  /** How far the lines reach, with the blanks before them. */
  readonly reach: number
  /** Nearly every line around has an empty line above: then empty lines say nothing. */
  readonly isSpaced: boolean
  /** Paragraphs are parted by empty lines here: where there is none, an early end must be plain. */
  readonly partsByBlanks: boolean
  /** Blanks before the lines that are not indented. */
  readonly margin: number
  /** Paragraphs begin with an indent here: a line without one begins none. */
  readonly isIndenting: boolean
  /** Of the whole text. */
  readonly set: SetWidth
}

/** Blanks before a line, tabs as four. */
export const leadOf = ({ line }: FlowLine): number => line.lead.replace(/\t/g, '    ').length

const near = 24
const step = 6

/** `isJoined`: the file holds lines that a program joined with their broken words. */
export function measureText(flow: readonly FlowLine[], isJoined: boolean): Measure[] {
  const widths = flow.map(({ line }) => widthOf(line))
  const leads = flow.map(leadOf)
  const isBlank = flow.map(({ line, crosses }) => line.blanks > 0 && !crosses)
  const set: SetWidth = {
    width: commonestLength(flow.map(({ text }) => text.length).filter((length) => length >= 25)),
    isJoined,
  }
  const measures: Measure[] = []
  for (let i = 0; i < flow.length; i += step) {
    // Neighbours share their measure.
    const [from, to] = [Math.max(0, i - near), Math.min(flow.length, i + near)]
    const around = range(from, to).filter((at) => (widths[at] ?? 0) <= widest)
    const wide = around.filter((at) => (widths[at] ?? 0) >= 30)
    const body = wide.length >= 4 ? wide : around
    // A few lines do not show how wide the page is.
    const least = around.length < 8 ? 60 : 0
    const width = set.isJoined
      ? set.width
      : Math.max(
          least,
          quantile(
            body.map((at) => widths[at] ?? 0),
            0.85,
          ),
        )
    const margin = quantile(
      body.map((at) => leads[at] ?? 0),
      0.4,
    )
    const reach = set.isJoined
      ? set.width
      : Math.max(
          least,
          quantile(
            body.map((at) => (leads[at] ?? 0) + (widths[at] ?? 0)),
            0.85,
          ),
        )
    const spaced = share(isBlank, from, to)
    const running = runsOnShare(flow, i, width)
    // Where a line holds a whole paragraph, empty lines part paragraphs.
    const isWhole = !set.isJoined && around.length < to - from
    const shared = {
      width,
      reach,
      margin,
      partsByBlanks: partsByBlanks(flow, from, to),
      set,
      isIndenting: indents(flow, leads, from, to, margin),
    }
    for (let at = i; at < Math.min(flow.length, i + step); at++) {
      // Double spacing shows within few lines as well.
      const close = share(isBlank, Math.max(0, at - 5), Math.min(flow.length, at + 6))
      measures.push({
        ...shared,
        isSpaced: !isWhole && width > 40 && running > 0.34 && (spaced > 0.7 || close > 0.72),
      })
    }
  }
  return measures
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

const share = (list: readonly boolean[], from: number, to: number): number =>
  list.slice(from, to).filter(Boolean).length / Math.max(1, to - from)

/** How many of the empty lines around part a sentence: a text set with empty lines between its lines, not between paragraphs. */
function runsOnShare(flow: readonly FlowLine[], i: number, full: number): number {
  let [all, running] = [0, 0]
  for (let at = Math.max(1, i - 12); at < Math.min(flow.length, i + 13); at++) {
    const [before, here] = [flow[at - 1], flow[at]]
    if (!before || !here || here.line.blanks === 0) continue
    all++
    if (beginsSmall(here.text) || (!endsSentence(before.text) && before.text.length > 0.8 * full)) running++
  }
  return running / Math.max(1, all)
}

/** Of the lines that end a sentence before an empty line or none, nearly all that end early stand before an empty one. */
function partsByBlanks(flow: readonly FlowLine[], from: number, to: number): boolean {
  let [withBlank, without] = [0, 0]
  for (let i = Math.max(1, from); i < to; i++) {
    const [before, here] = [flow[i - 1], flow[i]]
    if (!before || !here || here.crosses || !endsFully(before.text) || !beginsCapital(here.text)) continue
    if (here.line.blanks > 0) withBlank++
    else without++
  }
  return withBlank >= 2 && withBlank >= without
}

/** Several lines are indented a little, each after the end of a sentence and before a line that is not. */
function indents(
  flow: readonly FlowLine[],
  leads: readonly number[],
  from: number,
  to: number,
  margin: number,
): boolean {
  let [good, bad] = [0, 0]
  for (let i = from; i + 1 < to; i++) {
    const by = (leads[i] ?? 0) - margin
    if (by < 2 || by > 12) continue
    const isFlush = Math.abs((leads[i + 1] ?? 0) - margin) <= 1
    const isAfterEnd = i === 0 || endsSentence(flow[i - 1]?.text ?? '') || (flow[i]?.line.blanks ?? 0) > 0
    if (isFlush && isAfterEnd && !beginsSmall(flow[i]?.text ?? '')) good++
    else bad++
  }
  return good >= 2 && good > bad
}
