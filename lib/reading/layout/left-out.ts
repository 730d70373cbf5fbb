// Lines that are left out of the text, each a choice: furniture, and second copies of what stands in the file already.
import type { Span } from '#lib/text/span.ts'
import type { Choices, Decision, Duplicate } from '../reading.ts'
import { findRepeatedLines, type RepeatedLines } from './duplicates.ts'
import { findFurniture, type FurnitureLines } from './furniture.ts'
import type { LayoutHints } from './hints.ts'
import type { SourceLine } from './lines.ts'
import type { SheetReading } from './sheets.ts'
import { inlineFurniture } from './web-furniture.ts'

export interface LeftOut {
  readonly furniture: FurnitureLines
  readonly copies: readonly RepeatedLines[]
  /** Every line that is left out. */
  readonly lines: ReadonlySet<number>
  /** Parts of lines that are left out. */
  readonly inline: readonly Span[]
  readonly decisions: Decision[]
}

export function leaveOut(
  lines: readonly SourceLine[],
  { sheets, numbered }: SheetReading,
  choices: Choices,
  hints?: LayoutHints,
): LeftOut {
  const decisions: Decision[] = []
  const found = findFurniture(lines, sheets, numbered, hints)
  const copies = chooseCopies(findRepeatedLines(lines, sheets, found), lines, choices, decisions)
  // A head inside a copy is a part of the copy.
  for (const { copy } of copies) for (const line of range(copy)) found.delete(line)
  const furniture = chooseFurniture(found, lines, choices, decisions)
  const all = new Set(furniture.keys())
  for (const { copy } of copies) for (const line of range(copy)) all.add(line)
  const inline = inlineFurniture(lines.filter(({ index }) => !all.has(index))).filter((raw) => {
    const key = `zone:${raw[0]}`
    const isText = choices[key] === 'text'
    decisions.push({
      key,
      kind: 'zone',
      raw,
      choice: isText ? 'text' : 'edit-link',
      options: ['edit-link', 'text'],
      certain: true,
      reason: choices[key] === undefined ? 'wording' : 'chosen',
    })
    return !isText
  })
  return { furniture, copies, lines: all, inline, decisions }
}

const range = ([first, last]: readonly [number, number]): number[] =>
  Array.from({ length: last - first }, (_, i) => first + i)

/** From the first character of a line to the last of the one before `last`. */
export const spanOf = (lines: readonly SourceLine[], first: number, last: number): Span => [
  lines[first]?.start ?? 0,
  lines[last - 1]?.end ?? 0,
]

export const duplicatesOf = (lines: readonly SourceLine[], { copies }: LeftOut): Duplicate[] =>
  copies.map(({ kept, copy }) => ({ raw: spanOf(lines, ...copy), of: spanOf(lines, ...kept) }))

function chooseFurniture(
  found: FurnitureLines,
  lines: readonly SourceLine[],
  choices: Choices,
  decisions: Decision[],
): FurnitureLines {
  const kept: FurnitureLines = new Map()
  for (const [index, one] of found) {
    const line = lines[index]
    if (!line) continue
    const key = `zone:${line.start}`
    const isText = choices[key] === 'text'
    decisions.push({
      key,
      kind: 'zone',
      raw: [line.start, line.end],
      choice: isText ? 'text' : one.kind,
      options: [one.kind, 'text'],
      certain: one.certain || choices[key] !== undefined,
      reason: choices[key] ? 'chosen' : one.reason,
    })
    if (!isText) kept.set(index, one)
  }
  return kept
}

function chooseCopies(
  found: readonly RepeatedLines[],
  lines: readonly SourceLine[],
  choices: Choices,
  decisions: Decision[],
): RepeatedLines[] {
  return found.filter(({ copy }) => {
    const span = spanOf(lines, ...copy)
    const key = `duplicate:${span[0]}`
    const choice = choices[key] === 'keep' ? 'keep' : 'leave-out'
    decisions.push({
      key,
      kind: 'duplicate',
      raw: span,
      choice,
      options: ['leave-out', 'keep'],
      certain: true,
      reason: choices[key] ? 'chosen' : 'same-words',
    })
    return choice === 'leave-out'
  })
}
