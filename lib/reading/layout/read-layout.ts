// Reads a text whose lines are those of a page: in named passes, each a pure function of the ones before.
//   lines → columns → pages → what is left out → notes → order of the pages → words → paragraphs → kinds of blocks → composition
import type { Read } from '../assemble.ts'
import { guessLanguage } from '../language.ts'
import type { Choices, Decision } from '../reading.ts'
import { noWordLists, type WordLists } from '../word-list.ts'
import { nameBlocks } from './block-kinds.ts'
import { splitColumns } from './columns.ts'
import { compose } from './compose.ts'
import type { FlowLine } from './flow.ts'
import { partGluedNotes } from './glued-notes.ts'
import type { LayoutHints } from './hints.ts'
import { changedText, inlineChanges, type InlineChange } from './inline-changes.ts'
import { isBesidePages } from './furniture.ts'
import { duplicatesOf, leaveOut, spanOf } from './left-out.ts'
import { findLetterSpacing } from './letter-spacing.ts'
import { learnLexicon } from './lexicon.ts'
import { setLineNumbersApart } from './line-numbers.ts'
import { learnHabit, wordsAtEnd } from './line-ends.ts'
import { splitLines, startFinder, type SourceLine } from './lines.ts'
import { calledOn, readNotes } from './notes.ts'
import { orderPages } from './page-order.ts'
import { findParagraphs } from './paragraphs.ts'
import { layoutCounts, layoutProblems } from './problems.ts'
import { findSections } from './sections.ts'
import { cutFinder, markerDecisions, setNotes, sortNotes } from './set-notes.ts'
import { findSetWidth } from './set-width.ts'
import { findSheets, sheetFinder } from './sheets.ts'
import { widest } from './text-measure.ts'

export interface LayoutOptions {
  readonly choices?: Choices
  readonly hints?: LayoutHints
  readonly wordLists?: WordLists
}

export function readLayout(
  raw: string,
  { choices = {}, hints, wordLists = noWordLists }: LayoutOptions = {},
): Read {
  const every = splitLines(raw)
  const numbering = hints ? null : setLineNumbersApart(every, choices)
  const rows = numbering?.lines ?? every
  const isJoined = !hints && findSetWidth(rows).isJoined
  const columns = hints ? rows : splitColumns(rows)
  const lines = isJoined ? partGluedNotes(columns) : columns
  const nextStart = startFinder(
    [...lines.map(({ start }) => start), ...(numbering?.numbers.map(([start]) => start) ?? [])],
    raw.length,
  )
  const pages = findSheets(lines, hints?.sheets)
  const { sheets } = pages
  const sheetOf = sheetFinder(sheets)
  const leftOut = leaveOut(lines, pages, choices, hints)
  const found = readNotes(lines, sheets, leftOut.lines, choices, hints)

  const body = lines.filter(({ index }) => !leftOut.lines.has(index) && !found.lines.has(index))
  const { order, moves } = orderPages({
    sheets,
    lines,
    body: bySheet(body, sheetOf),
    called: calledOn(found, sheetOf),
  })
  const place = new Map(order.map((sheet, i) => [sheet, i]))
  const placeOf = ({ index }: SourceLine): number => place.get(sheetOf(index)) ?? 0
  const reading =
    moves.length === 0 ? body : [...body].sort((a, b) => placeOf(a) - placeOf(b) || a.index - b.index)

  /** A page ends between two lines, or something stands there that is no part of the text; links of a web page part nothing. */
  const crosses = (above: number, below: number): boolean => {
    if (sheetOf(above) !== sheetOf(below) || below < above) return true
    for (let at = above + 1; at < below; at++)
      if (!found.marks.has(at) && !isBesidePages(leftOut.furniture.get(at)?.kind)) return true
    return false
  }
  /** The lines of the text and of each note, as they will be read. */
  const flowsWith = (changes: readonly InlineChange[]) => {
    const flowOf = (own: readonly SourceLine[], bodyStart?: number): FlowLine[] =>
      own.map((line, i) => {
        const start = i === 0 ? (bodyStart ?? line.start) : line.start
        const before = own[i - 1]
        return {
          line: start === line.start ? line : { ...line, start, text: raw.slice(start, line.end) },
          text: changedText(raw, start, line.end, changes),
          crosses: before !== undefined && crosses(before.index, line.index),
          hint: hints?.lines.get(line.start),
        }
      })
    const linesAt = (own: readonly number[]): SourceLine[] => own.flatMap((at) => lines[at] ?? [])
    return {
      text: flowOf(reading),
      bodies: found.notes.map((note) => flowOf(linesAt(note.lines), note.body)),
      beside: found.beside.map((note) => flowOf(linesAt(note.lines))),
    }
  }
  const marks = inlineChanges(found.linked, found.notes, leftOut.inline)
  const written = flowsWith(marks)

  const language = languageOf(written.text)
  const pairs = [written.text, ...written.bodies, ...written.beside].flatMap((own) =>
    own.slice(1).map((line, i) => [own[i]?.text ?? '', line.text] as const),
  )
  const textLines = lines.filter(({ index }) => !leftOut.lines.has(index))
  const lexicon = learnLexicon(textLines, wordLists(language), new Set(pairs.flatMap(wordsAtEnd)))
  const habit = learnHabit(
    pairs.filter(([left]) => left.length <= widest + 30),
    lexicon,
  )
  const spacing = findLetterSpacing(textLines, lexicon)
  const changes =
    spacing.lines.size > 0 ? inlineChanges(found.linked, found.notes, leftOut.inline, spacing) : marks
  const flows = changes === marks ? written : flowsWith(changes)

  const paragraphs = findParagraphs(flows.text, choices, isJoined)
  const notes = setNotes(found, flows, cutFinder(lexicon, lines.length - 1, sheetOf), nextStart)
  const duplicates = duplicatesOf(lines, leftOut)
  const composed = compose({
    raw,
    nextStart,
    blocks: nameBlocks(paragraphs.blocks),
    notes,
    changes,
    sheets: order.flatMap((one) => sheets[one] ?? []),
    furniture: [
      ...[...leftOut.furniture].map(([at, { kind }]) => ({ raw: spanOf(lines, at, at + 1), kind })),
      ...(numbering?.numbers.map((raw) => ({ raw, kind: 'line-number' })) ?? []),
    ],
    copies: duplicates.map((copy) => copy.raw),
    words: { lexicon, habit, language },
    choices,
  })
  const decisions = [
    ...(numbering?.decisions ?? []),
    ...leftOut.decisions,
    ...paragraphs.decisions,
    ...composed.decisions,
    ...markerDecisions(notes),
  ].sort((a: Decision, b: Decision) => a.raw[0] - b.raw[0])
  return {
    ...composed,
    notes: sortNotes(composed.notes),
    duplicates,
    sections: findSections(composed),
    decisions,
    problems: layoutProblems({
      notes: composed.notes,
      pages: composed.pages,
      labels: found.notes.map(({ label }) => label),
      spaced: spacing.left,
      duplicates,
      moves,
      decisions,
    }),
    counts: layoutCounts(composed.edits, duplicates),
  }
}

const languageOf = (flow: readonly FlowLine[]): string => {
  let text = ''
  for (const line of flow) {
    if (text.length > 40_000) break
    text += `${line.text} `
  }
  return guessLanguage(text)
}

function bySheet(lines: readonly SourceLine[], sheetOf: (line: number) => number): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const { index } of lines) {
    const own = found.get(sheetOf(index))
    if (own) own.push(index)
    else found.set(sheetOf(index), [index])
  }
  return found
}
