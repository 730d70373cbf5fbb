// The only converter between our offsets (UTF-16 code units) and those of the W3C and TEI borders (Unicode code points).
import type { Span } from './span.ts'

/** `[start, end)` in Unicode code points. Only at the W3C and TEI borders; inside it is always `Span`. */
export interface CodePointSpan {
  readonly startCodePoints: number
  readonly endCodePoints: number
}

/** Converts offsets of one text. Build it once per text: O(n) to build, O(log astral characters) per offset. */
export interface UnitTable {
  readonly length: number
  readonly lengthCodePoints: number
  /** Code points before `offset`; an offset inside a surrogate pair counts as before the character. */
  toCodePoints(offset: number): number
  /** UTF-16 offset of the code point border. */
  toUtf16(offsetCodePoints: number): number
}

/** The table for `text`. Its methods throw `RangeError` when an offset lies outside the text. */
export function unitTable(text: string): UnitTable {
  const astral: number[] = []
  for (let i = 0; i < text.length - 1; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) astral.push(i++)
  }
  const lengthCodePoints = text.length - astral.length
  return {
    length: text.length,
    lengthCodePoints,
    toCodePoints(offset) {
      assertWithin(offset, text.length)
      const before = countBelow(astral, (at) => at < offset)
      const inside = before > 0 && astral[before - 1] === offset - 1
      return inside ? offset - 1 - (before - 1) : offset - before
    },
    toUtf16(offsetCodePoints) {
      assertWithin(offsetCodePoints, lengthCodePoints)
      // The k-th astral character stands at code point astral[k] - k.
      return offsetCodePoints + countBelow(astral, (at, k) => at - k < offsetCodePoints)
    },
  }
}

/** A span for the W3C or TEI border. A border inside a surrogate pair widens to the whole character. */
export function toCodePointSpan(table: UnitTable, [start, end]: Span): CodePointSpan {
  const endCodePoints = table.toCodePoints(end)
  const cut = table.toUtf16(endCodePoints) < end
  return {
    startCodePoints: table.toCodePoints(start),
    endCodePoints: cut ? endCodePoints + 1 : endCodePoints,
  }
}

/** A span read from the W3C or TEI border. Throws `RangeError` when it is outside the text or turned round. */
export function fromCodePointSpan(table: UnitTable, { startCodePoints, endCodePoints }: CodePointSpan): Span {
  if (startCodePoints > endCodePoints)
    throw new RangeError(`span turned round: ${startCodePoints} > ${endCodePoints}`)
  return [table.toUtf16(startCodePoints), table.toUtf16(endCodePoints)]
}

function countBelow(list: readonly number[], isBelow: (value: number, index: number) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(list[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}

function assertWithin(offset: number, length: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length) {
    throw new RangeError(`offset ${offset} is outside the text (0 to ${length})`)
  }
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00
