// Numbers that editions set beside every fifth line: they are none of the text, and a word may run on past them.
import type { Span } from '#lib/text/span.ts'
import type { Choices, Decision } from '../reading.ts'
import { isWordSign, type SourceLine } from './lines.ts'

export interface NumberedLines {
  /** The lines without their numbers. */
  readonly lines: SourceLine[]
  /** The numbers that were set apart, in the original. */
  readonly numbers: Span[]
  readonly decisions: Decision[]
}

/** A number at one end of a line. */
interface EndNumber {
  readonly row: number
  readonly number: number
  /** In the text of the line. */
  readonly at: Span
}

const steps = [5, 10]
/** So many numbers must stand just as far apart as they count, or as far from the first line. */
const least = 2
/** Numbers of four figures are years as well. */
const leastOfLong = 3

export function setLineNumbersApart(lines: readonly SourceLine[], choices: Choices): NumberedLines {
  const found = [...numbersBeside(lines, 'left'), ...numbersBeside(lines, 'right')]
  const numbers: Span[] = []
  const decisions: Decision[] = []
  const changed = [...lines]
  for (const { row, at } of found) {
    const line = lines[row]
    if (!line) continue
    const raw: Span = [line.start + at[0], line.start + at[1]]
    const key = `zone:${raw[0]}`
    const isText = choices[key] === 'text'
    decisions.push({
      ...{ key, kind: 'zone', raw, options: ['line-number', 'text'], certain: true },
      choice: isText ? 'text' : 'line-number',
      reason: choices[key] ? 'chosen' : 'line-count',
    })
    if (isText) continue
    numbers.push(raw)
    const before = line.text.slice(0, at[0]).trimEnd()
    const rest = line.text.slice(at[1])
    const after = rest.trimStart()
    changed[row] =
      before === ''
        ? { ...line, start: line.end - after.length, text: after, lead: '' }
        : { ...line, end: line.start + before.length, text: before }
  }
  return { lines: changed, numbers, decisions }
}

function numbersBeside(lines: readonly SourceLine[], side: 'left' | 'right'): EndNumber[] {
  const all = lines.flatMap((line, row): EndNumber[] => {
    const one = side === 'left' ? atStart(line.text) : atEnd(line.text)
    return one ? [{ ...one, row }] : []
  })
  if (all.length < least) return []
  const numbered = new Set(all.map(({ row }) => row))
  // Between two of them no line has a number: else they count items, or are a column of figures.
  const areBare = (from: number, to: number): boolean => {
    for (let row = from; row < to; row++) if (numbered.has(row)) return false
    return true
  }
  const members = new Set<EndNumber>()
  let evidence = 0
  all.forEach((one, i) => {
    if (one.number % 5 !== 0) return
    const before = all[i - 1]
    if (before && before.number % 5 === 0) {
      const step = one.number - before.number
      if (steps.includes(step) && one.row - before.row === step) {
        members.add(before).add(one)
        evidence++
        return
      }
    }
    const first = one.row - one.number + 1
    if (steps.includes(one.number) && beginsBlock(lines, first) && areBare(first, one.row)) {
      members.add(one)
      evidence++
    }
  })
  const isLong = [...members].some(({ number }) => number > 999)
  return evidence >= (isLong ? leastOfLong : least) ? [...members] : []
}

const beginsBlock = (lines: readonly SourceLine[], row: number): boolean => {
  const line = lines[row]
  return line !== undefined && (row === 0 || line.blanks > 0 || line.afterFormFeed)
}

const isFigure = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

// Nearly all lines end and begin with a letter: they are looked at no further.
function atEnd(text: string): Omit<EndNumber, 'row'> | null {
  let from = text.length
  while (from > 0 && text.length - from < 5 && isFigure(text, from - 1)) from--
  const figures = text.length - from
  if (figures < 1 || figures > 4 || !/\s/.test(text.charAt(from - 1))) return null
  // With a figure nearer than a letter it is one of a column of figures.
  let before = from - 1
  while (before >= 0 && !isFigure(text, before) && !isWordSign(text, before)) before--
  if (before < 0 || isFigure(text, before)) return null
  return { number: Number(text.slice(from)), at: [from, text.length] }
}

function atStart(text: string): Omit<EndNumber, 'row'> | null {
  const number = isFigure(text, 0) ? /^(\d{1,4})\s+\p{L}/u.exec(text)?.[1] : undefined
  return number === undefined ? null : { number: Number(number), at: [0, number.length] }
}
