// Whether a paragraph ends between two lines. A line ended early when the next word would still have fitted.
import type { LayoutReason } from './reasons.ts'
import type { FlowLine } from './flow.ts'
import {
  beginsCapital,
  beginsSmall,
  endsFully,
  endsOpen,
  endsSentence,
  hyphenEnd,
  widthOf,
  mostOf,
} from './lines.ts'
import {
  isDateLine,
  isDialogue,
  isFarewell,
  isName,
  isRow,
  isSalutation,
  isShouted,
  itemLabel,
  speakerOf,
} from './line-shapes.ts'
import { lastLength } from './set-width.ts'
import { leadOf, widest, type Measure } from './text-measure.ts'

export interface Break {
  readonly breaks: boolean
  readonly certain: boolean
  readonly reason: LayoutReason
}

/** What holds for the whole text. */
export interface TextHabits {
  /** Who speaks in it, as it stands before what is said. */
  readonly speakers: ReadonlySet<string>
  /** Capitals alone are no heading: the whole text is written in them. */
  readonly isAllCapital: boolean
}

export function learnHabits(flow: readonly FlowLine[]): TextHabits {
  const counts = new Map<string, number>()
  const isQuestioned = isHearing(flow)
  for (const { text } of flow) {
    const speaker = speakerOf(text)
    // "A. Schmidt" answers nobody: letters speak only where there are questions.
    if (speaker && (isQuestioned || !/^\p{Lu}\.$/u.test(speaker)))
      counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  }
  const speakers = new Set([...counts].filter(([, count]) => count > 1).map(([speaker]) => speaker))
  for (const speaker of counts.keys())
    if (speakers.size > 0 && speaker === speaker.toUpperCase()) speakers.add(speaker)
  const shouted = flow.filter(({ text }) => isShouted(text)).length
  return { speakers, isAllCapital: flow.length >= 4 && shouted * 2 > flow.length }
}

/** Questions that begin with a letter for them, and their marks. */
const isHearing = (flow: readonly FlowLine[]): boolean =>
  flow.filter(({ text }) => /^(?:[QFВ])\.\s.*\?/u.test(text)).length >= 2

const yes = (reason: LayoutReason, certain = true): Break => ({ breaks: true, certain, reason })
const no = (reason: LayoutReason, certain = true): Break => ({ breaks: false, certain, reason })

export function breakBetween(
  flow: readonly FlowLine[],
  i: number,
  before: FlowLine,
  here: FlowLine,
  measure: Measure,
  habits: TextHabits,
): Break {
  const { width, reach, isSpaced, partsByBlanks: parts } = measure
  const [p, n] = [before.text, here.text]
  const most = measure.set.isJoined ? 9 * width : widest
  if (p.length > most || n.length > most) return yes('whole-paragraphs')
  const zones = [before.hint?.zone, here.hint?.zone]
  if (
    zones[0] !== zones[1] &&
    zones.some((zone) => zone === 'heading' || zone === 'caption' || zone === 'table')
  )
    return yes('place')
  if (here.hint?.gap) return endsSentence(p) || beginsCapital(n) ? yes('gap') : no('sentence-goes-on', false)
  if (isRow(p) && isRow(n)) return yes('row')
  if (isRow(p) !== isRow(n) && /\S(?:\t| {6,})\S/.test(p + n)) return yes('row', false)
  const hasBlank = here.line.blanks > 0 && !here.crosses && !isSpaced
  const isBroken = hyphenEnd.test(p) && /^\p{L}/u.test(n) && !/\s[-‐]$/.test(p)
  const pWidth = lastLength(widthOf(before.line), measure.set)
  const next = /^\S+/.exec(n)?.[0].length ?? 0
  const isShoutedP = isShouted(p) && !habits.isAllCapital
  const isShoutedN = isShouted(n) && !habits.isAllCapital
  if (isShoutedP || isShoutedN)
    return amongShouted(flow, i, p, n, isShoutedP && isShoutedN, hasBlank, isBroken)
  if (isBroken && beginsSmall(n)) return no('hyphen')
  // At the end of a page no empty line could stand; elsewhere, where empty lines part, a missing one says something.
  const slack = measure.set.isJoined
    ? 0.1
    : here.crosses
      ? 0.025
      : parts && !isSpaced && !hasBlank
        ? 0.13
        : 0.055
  const lead = before.hint ? 0 : leadOf(before)
  // Measured on the page where the format knows it, else by counting letters.
  const early = here.hint?.early
  const isEarly =
    early ??
    (lead + pWidth + 1 + next <= (before.hint ? width : reach) - Math.max(2, reach * slack) &&
      pWidth + 1 + next <= width)
  const isShort = early !== false && pWidth < 0.62 * width
  const item = itemLabel(n)
  if (isSalutation(p) && isShort) return yes('salutation')
  const speaker = speakerOf(n)
  if (speaker && habits.speakers.has(speaker) && (endsSentence(p) || /[)\]"”»]$/.test(p)))
    return yes('speaker')
  if (isDialogue(n) && (isEarly || endsSentence(p)) && (isDialogue(p) || isEarly || hasBlank))
    return yes('speaker', isEarly)
  if (item && startsItem(flow, i, p, item, isEarly, hasBlank)) return yes('item')
  // Below a title that is set in; a date that a sentence runs on to is a part of it.
  if (isDateLine(n) && hasBlank && beginsCapital(n) && leadOf(before) >= measure.margin + 4 && !endsOpen(p))
    return yes('date-line')
  if (isEntry(n) && endsFully(p) && inEntries(flow, i)) return yes('item', false)
  const isWithin = beginsSmall(n) && leadOf(before) < measure.margin + 4
  if (isDateLine(p) && isShort && !isWithin && (hasBlank || beginsCapital(n) || isEarly))
    return yes('date-line')
  if ((isFarewell(p) && (isName(n) || hasBlank)) || (isName(p) && isShort && hasBlank))
    return yes('signature')
  if (beginsSmall(n)) {
    // "тов. КАРПИНСКОМУ", "an den Rat", far to the right below the number of a letter.
    if (hasBlank && isShort && leadOf(here) - leadOf(before) >= 0.3 * width) return yes('blank-line', false)
    const isRowEnd = isShort && hasBlank && itemLabel(p) !== null && !endsSentence(p) && inRows(flow, i - 1)
    return isRowEnd
      ? yes('end-of-list', false)
      : isEarly && endsFully(p) && hasBlank
        ? yes('blank-line', false)
        : no('sentence-goes-on')
  }
  const isIndent = !here.crosses && isIndented(flow, i, measure)
  // Where paragraphs are indented, a line that is not begins none.
  const isFlush =
    measure.isIndenting && !here.hint && !hasBlank && !isIndent && leadOf(here) <= measure.margin + 1
  if (isFlush && endsSentence(p) && !isShort) return no('full-line', !isEarly)
  if (isEarly && endsSentence(p)) return yes('early-end', hasBlank || isShort || pWidth < 0.85 * width)
  if (hasBlank && endsFully(p)) return yes('blank-line')
  if (isEarly && hasBlank) return yes('blank-line')
  if (isShort && (beginsCapital(n) || /^[\d([]/.test(n)) && !endsOpen(p))
    return yes('short-line', pWidth < 0.45 * width)
  if ((here.hint?.indent ?? 0) >= 1 && (before.hint?.indent ?? 0) < 1 && endsSentence(p)) return yes('indent')
  if (isIndent && (endsSentence(p) || isEarly)) return yes('indent')
  // The first line of all, by itself: a title.
  if (hasBlank && i === 1 && beginsCapital(n) && !endsOpen(p)) return yes('blank-line', false)
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
  hasBlank: boolean,
  isBroken: boolean,
): Break {
  if (!both) return yes('capitals')
  if (isBroken || /[,&]$/.test(p)) return no('heading-goes-on', false)
  if (itemLabel(n)) return yes('item')
  if (hasBlank) return yes('blank-line', false)
  let [from, to] = [i - 1, i]
  while (
    from > 0 &&
    i - from < 12 &&
    isShouted(flow[from - 1]?.text ?? '') &&
    (flow[from]?.line.blanks ?? 0) === 0
  )
    from--
  while (
    to + 1 < flow.length &&
    to - i < 12 &&
    isShouted(flow[to + 1]?.text ?? '') &&
    (flow[to + 1]?.line.blanks ?? 0) === 0
  )
    to++
  const longest = mostOf(flow.slice(from, to + 1).map(({ text }) => text.length))
  const next = /^\S+/.exec(n)?.[0].length ?? 0
  if (p.length + 1 + next <= longest) return yes('early-end', false)
  return no('heading-goes-on', false)
}

/** "Lamb, C. (ed.). The Cartulary …", as bibliographies begin an entry. */
const isEntry = (text: string): boolean => /^\p{Lu}[\p{L}'’-]+, \p{Lu}(?:\.|\p{Ll}+[.,])/u.test(text)

/** Entries stand among others. */
const inEntries = (flow: readonly FlowLine[], i: number): boolean =>
  flow.slice(Math.max(0, i - 6), i + 7).filter(({ text }) => isEntry(text)).length >= 3

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
  if (isDayOfMonth(n) && !endsFully(p)) return false
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
  return (itemLabel(n)?.label ?? '').endsWith('.') && !isDayOfMonth(n) && item.number === 1
}

/** "3. Mai 1848", "3. 5. 1848": a day at the start of a line. */
const isDayOfMonth = (text: string): boolean =>
  /^\d{1,2}\.\s+(?:\p{L}{3,9}\.?\s+\d{4}|\d|(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)\p{L}*\.?(?:\s|$))/iu.test(
    text,
  )

/** Short numbered lines under each other. */
function inRows(flow: readonly FlowLine[], i: number): boolean {
  const [number, above] = [itemLabel(flow[i]?.text ?? '')?.number, itemLabel(flow[i - 1]?.text ?? '')?.number]
  return number !== null && number !== undefined && above === number - 1
}

/** Begins further right than its neighbours, or than the margin where the text indents. */
function isIndented(flow: readonly FlowLine[], i: number, { margin, isIndenting }: Measure): boolean {
  const lead = (at: number): number => (flow[at] ? leadOf(flow[at]) : 0)
  const by = lead(i) - margin
  if (isIndenting && by >= 2 && by <= 12 && lead(i - 1) <= lead(i)) return true
  return lead(i) >= lead(i - 1) + 2 && (i + 1 >= flow.length || lead(i) >= lead(i + 1) + 2)
}
