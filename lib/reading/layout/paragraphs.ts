// Lines to blocks: where a paragraph ends and what each block is. A line ended early when the next word would still have fitted.
import type { Choices, Decision } from '../reading.ts'
import type { BlockKind } from '../reading.ts'
import type { LineHint } from './hints.ts'
import {
  beginsCapital,
  beginsSmall,
  endsFully,
  endsOpen,
  endsSentence,
  hyphenEnd,
  quantile,
  widthOf,
  type SourceLine,
} from './lines.ts'
import { isDateLine, isFarewell, isName, isSalutation, isShouted, itemLabel } from './line-shapes.ts'

/** A line in reading order. */
export interface FlowLine {
  readonly line: SourceLine
  /** Its words without the markers of notes. */
  readonly text: string
  /** A new page, a note or something left out stands between this line and the one before. */
  readonly crosses: boolean
  readonly hint?: LineHint | undefined
}

export interface BlockLines {
  kind: BlockKind
  level?: number
  readonly lines: FlowLine[]
  /** Line ends inside stay (verse). */
  keepsLines: boolean
}

/** Wider than this, a line holds a whole paragraph. UTF-16 code units. */
const widest = 130

interface Measure {
  readonly width: number
  /** Nearly every line around has an empty line above: then empty lines say nothing. */
  readonly isSpaced: boolean
  /** Paragraphs are parted by empty lines here: where there is none, an early end must be plain. */
  readonly partsByBlanks: boolean
}

export interface ParagraphReading {
  readonly blocks: BlockLines[]
  readonly decisions: Decision[]
}

export function findParagraphs(flow: readonly FlowLine[], choices: Choices): ParagraphReading {
  const measures = measure(flow)
  const short = shortLineGroups(flow, measures)
  const decisions: Decision[] = []
  const blocks: BlockLines[] = []
  flow.forEach((here, i) => {
    const before = flow[i - 1]
    const own = measures[i] ?? { width: 0, isSpaced: false, partsByBlanks: false }
    const found = before
      ? breakBetween(flow, i, before, here, own)
      : { breaks: true, certain: true, reason: 'begins' }
    const key = `paragraph:${here.line.start}`
    const chosen = choices[key]
    const breaks = before ? (chosen === undefined ? found.breaks : chosen === 'begin') : true
    if (before && (!found.certain || chosen !== undefined || here.crosses)) {
      decisions.push({
        key,
        kind: 'paragraph',
        raw: [here.line.start, Math.min(here.line.end, here.line.start + 1)],
        choice: breaks ? 'begin' : 'run-on',
        options: ['begin', 'run-on'],
        certain: chosen !== undefined || found.certain,
        reason: chosen === undefined ? found.reason : 'chosen',
      })
    }
    const group = short.get(i)
    if (group !== undefined && group < i && chosen === undefined) blocks.at(-1)?.lines.push(here)
    else if (breaks || group === i) blocks.push({ kind: 'paragraph', lines: [here], keepsLines: group === i })
    else blocks.at(-1)?.lines.push(here)
  })
  return { blocks, decisions }
}

/** How wide lines are set around each line, and whether empty lines part them all. */
function measure(flow: readonly FlowLine[]): Measure[] {
  const widths = flow.map(({ line }) => widthOf(line))
  const reach = 24
  const measures: Measure[] = []
  let [window, spaced, parts, running] = [0, 0, false, 0]
  const isBlank = flow.map(({ line, crosses }) => line.blanks > 0 && !crosses)
  for (let i = 0; i < flow.length; i++) {
    // Measured anew every few lines: neighbours share their measure.
    if (i % 6 === 0 || measures.length === 0) {
      const from = Math.max(0, i - reach)
      const near = widths.slice(from, i + reach).filter((one) => one <= widest)
      const body = near.filter((one) => one >= 30)
      window = quantile(body.length >= 4 ? body : near, 0.85)
      // A few lines do not show how wide the page is.
      if (near.length < 8) window = Math.max(window, 60)
      const blank = isBlank.slice(from, i + reach)
      spaced = blank.filter(Boolean).length / Math.max(1, blank.length)
      parts = partsByBlanks(flow, from, Math.min(flow.length, i + reach))
    }
    // Double spacing shows within few lines as well.
    const close = isBlank.slice(Math.max(0, i - 5), i + 6)
    const closeShare = close.filter(Boolean).length / Math.max(1, close.length)
    if (i % 6 === 0 || measures.length === 0) running = runsOnShare(flow, i, window)
    measures.push({
      width: window,
      isSpaced: window > 40 && running > 0.34 && (spaced > 0.7 || closeShare > 0.72),
      partsByBlanks: parts,
    })
  }
  return measures
}

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

/** Verse and addresses: three lines and more, parted from the rest, that all end long before the page's width. By line: its first. */
function shortLineGroups(flow: readonly FlowLine[], measures: readonly Measure[]): Map<number, number> {
  const found = new Map<number, number>()
  let from = 0
  for (let i = 1; i <= flow.length; i++) {
    const here = flow[i]
    if (here && here.line.blanks === 0 && !here.crosses) continue
    const lines = flow.slice(from, i)
    const { width, isSpaced } = measures[from] ?? { width: 0, isSpaced: true }
    const isShort = lines.every(
      ({ text }) => text.length < 0.62 * width && !hyphenEnd.test(text) && !isShouted(text),
    )
    const isPlain = lines.every(
      ({ text }) => itemLabel(text) === null && !isDateLine(text) && !isSalutation(text) && !isFarewell(text),
    )
    if (lines.length >= 3 && width >= 45 && !isSpaced && isShort && isPlain)
      for (let at = from; at < i; at++) found.set(at, from)
    from = i
  }
  return found
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

interface Break {
  readonly breaks: boolean
  readonly certain: boolean
  readonly reason: string
}

const yes = (reason: string, certain = true): Break => ({ breaks: true, certain, reason })
const no = (reason: string, certain = true): Break => ({ breaks: false, certain, reason })

function breakBetween(
  flow: readonly FlowLine[],
  i: number,
  before: FlowLine,
  here: FlowLine,
  { width, isSpaced, partsByBlanks: parts }: Measure,
): Break {
  const [p, n] = [before.text, here.text]
  if (p.length > widest || n.length > widest) return yes('whole-paragraphs')
  const zones = [before.hint?.zone, here.hint?.zone]
  if (
    zones[0] !== zones[1] &&
    zones.some((zone) => zone === 'heading' || zone === 'caption' || zone === 'table')
  )
    return yes('place')
  if (here.hint?.gap) return endsSentence(p) || beginsCapital(n) ? yes('gap') : no('sentence-goes-on', false)
  const hasBlank = here.line.blanks > 0 && !here.crosses && !isSpaced
  const isBroken = hyphenEnd.test(p) && /^\p{L}/u.test(n) && !/\s[-‐]$/.test(p)
  const pWidth = widthOf(before.line)
  const next = /^\S+/.exec(n)?.[0].length ?? 0
  const isShoutedP = isShouted(p)
  const isShoutedN = isShouted(n)
  if (isShoutedP || isShoutedN) return amongShouted(flow, i, p, n, isShoutedP && isShoutedN, here, isBroken)
  if (isBroken && beginsSmall(n)) return no('hyphen')
  // At the end of a page no empty line could stand; elsewhere, where empty lines part, a missing one says something.
  const slack = here.crosses ? 0.025 : parts && !isSpaced && !hasBlank ? 0.13 : 0.055
  const isEarly = pWidth + 1 + next <= width - Math.max(2, width * slack)
  const isShort = pWidth < 0.62 * width
  const item = itemLabel(n)
  if (isSalutation(p) && isShort) return yes('salutation')
  if (item && startsItem(flow, i, p, item, isEarly, hasBlank)) return yes('item')
  if (isDateLine(p) && isShort && (hasBlank || beginsCapital(n) || isEarly)) return yes('date-line')
  if ((isFarewell(p) && (isName(n) || hasBlank)) || (isName(p) && isShort && hasBlank))
    return yes('signature')
  if (beginsSmall(n)) {
    const isRow = isShort && hasBlank && itemLabel(p) !== null && !endsSentence(p) && inRows(flow, i - 1)
    return isRow
      ? yes('end-of-list', false)
      : isEarly && endsFully(p) && hasBlank
        ? yes('blank-line', false)
        : no('sentence-goes-on')
  }
  if (isEarly && endsSentence(p)) return yes('early-end', hasBlank || isShort || pWidth < 0.85 * width)
  if (hasBlank && endsFully(p)) return yes('blank-line')
  if (isEarly && hasBlank) return yes('blank-line')
  if (isShort && (beginsCapital(n) || /^[\d([]/.test(n)) && !endsOpen(p))
    return yes('short-line', pWidth < 0.45 * width)
  if ((here.hint?.indent ?? 0) >= 1 && (before.hint?.indent ?? 0) < 1 && endsSentence(p)) return yes('indent')
  if (!here.crosses && isIndented(flow, i) && endsFully(p)) return yes('indent')
  if (hasBlank && !endsSentence(p)) return no('sentence-goes-on', pWidth > 0.85 * width)
  return no('full-line', !here.crosses || !endsFully(p))
}

/** Headings in capitals: they end where their own lines end early, and go on after a hyphen or a comma. */
function amongShouted(
  flow: readonly FlowLine[],
  i: number,
  p: string,
  n: string,
  both: boolean,
  here: FlowLine,
  isBroken: boolean,
): Break {
  if (!both) return yes('capitals')
  if (isBroken || /[,&]$/.test(p)) return no('heading-goes-on', false)
  if (itemLabel(n)) return yes('item')
  if (here.line.blanks > 1) return yes('blank-line')
  let [from, to] = [i - 1, i]
  while (from > 0 && isShouted(flow[from - 1]?.text ?? '') && (flow[from]?.line.blanks ?? 0) === 0) from--
  while (
    to + 1 < flow.length &&
    isShouted(flow[to + 1]?.text ?? '') &&
    (flow[to + 1]?.line.blanks ?? 0) === 0
  )
    to++
  const longest = Math.max(...flow.slice(from, to + 1).map(({ text }) => text.length))
  const next = /^\S+/.exec(n)?.[0].length ?? 0
  if (p.length + 1 + next <= longest) return yes('early-end', false)
  return here.line.blanks > 0 && endsFully(p) ? yes('blank-line') : no('heading-goes-on', false)
}

/** A number at a line's start begins an item when what comes before has ended, or when the numbers around it make a list. */
function startsItem(
  flow: readonly FlowLine[],
  i: number,
  p: string,
  item: { number: number | null; isSign: boolean },
  isEarly: boolean,
  hasBlank: boolean,
): boolean {
  const n = flow[i]?.text ?? ''
  if (/^\d{1,2}\.\s+(?:\p{L}{3,9}\s+\d{4}|\d)/u.test(n) && !endsFully(p)) return false
  if (hasBlank && endsSentence(p)) return true
  if (item.isSign)
    return (
      (isEarly || endsSentence(p)) &&
      (p.length < 20 || /[.:;!?]$/.test(p) || itemLabel(p)?.isSign === true || hasBlank)
    )
  if (isEarly && (endsSentence(p) || hasBlank)) return true
  if (isEarly && item.number !== null && itemLabel(p)?.number === item.number - 1) return true
  if (!endsFully(p) || item.number === null) return false
  // A full line may end with its sentence by chance; the item before, a few lines above, says it is a list.
  for (let back = i - 1; back >= 0 && back > i - 60; back--) {
    const number = itemLabel(flow[back]?.text ?? '')?.number
    if (
      number === item.number - 1 &&
      item.number > 1 &&
      (back === 0 || endsSentence(flow[back - 1]?.text ?? '') || (flow[back]?.line.blanks ?? 0) > 0)
    )
      return true
  }
  return (
    /[.)]$/.test(itemLabel(n)?.label ?? '') &&
    (itemLabel(n)?.label ?? '').endsWith('.') &&
    !/^\d{1,2}\.\s+\p{Lu}\p{Ll}+ \d{4}/u.test(n) &&
    item.number === 1
  )
}

/** Short numbered lines under each other. */
function inRows(flow: readonly FlowLine[], i: number): boolean {
  const [number, above] = [itemLabel(flow[i]?.text ?? '')?.number, itemLabel(flow[i - 1]?.text ?? '')?.number]
  return number !== null && number !== undefined && above === number - 1
}

/** Begins further right than its neighbours (typed texts). */
function isIndented(flow: readonly FlowLine[], i: number): boolean {
  const lead = (at: number): number => flow[at]?.line.lead.replace(/\t/g, '    ').length ?? 0
  return lead(i) >= lead(i - 1) + 2 && (i + 1 >= flow.length || lead(i) >= lead(i + 1) + 2)
}
