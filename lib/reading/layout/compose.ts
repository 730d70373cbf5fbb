// The last step: puts the pieces together through the builder, which accounts for every character, and says where a choice was.
import type { Span } from '#lib/text/span.ts'
import { readingBuilder, type BuiltText } from '../builder.ts'
import type { Choices, Decision, Note, Page } from '../reading.ts'
import type { BlockLines } from './flow.ts'
import { firstChange, type InlineChange } from './inline-changes.ts'
import { joinLines } from './joints.ts'
import type { Words } from './line-end.ts'
import type { NoteToSet } from './set-notes.ts'
import { sheetFinder, type Sheet } from './sheets.ts'

export interface Composition {
  readonly raw: string
  readonly nextStart: (offset: number) => number
  readonly blocks: readonly BlockLines[]
  readonly notes: readonly NoteToSet[]
  readonly changes: readonly InlineChange[]
  /** In reading order. */
  readonly sheets: readonly Sheet[]
  readonly furniture: readonly { raw: Span; kind: string }[]
  readonly copies: readonly Span[]
  readonly words: Words
  readonly choices: Choices
}

export interface Composed extends BuiltText {
  readonly notes: Note[]
  readonly pages: Page[]
  readonly decisions: Decision[]
}

export function compose(input: Composition): Composed {
  const { raw, blocks, notes, changes, sheets, furniture, copies } = input
  const builder = readingBuilder(raw)
  const decisions: Decision[] = []
  if (raw.startsWith('\ufeff')) builder.drop(0, 1, 'byte-order-mark')
  for (const { raw: span, kind } of furniture) builder.drop(span[0], span[1], kind)
  for (const [start, end] of copies) builder.claim(start, end)
  for (const { bodyMarker } of notes) if (bodyMarker) builder.claim(...bodyMarker)
  const places = new Map<number, number>()
  const pageAt = new Map<number, number>()
  /** Copies a line without its marks. */
  const copyLine = (start: number, end: number): void => {
    let at = start
    for (let i = firstChange(changes, start); (changes[i]?.raw[0] ?? Infinity) < end; i++) {
      const change = changes[i]
      if (!change || change.raw[0] < at) continue
      const [from, to] = change.raw
      // "1933) 2 and": the blank before the mark goes with it.
      const isApart =
        change.kind === 'note-marker' &&
        /\S\s$/.test(raw.slice(at, from)) &&
        /^(?:[\s\p{P}]|$)/u.test(raw.slice(to, end))
      const blank = isApart ? 1 : 0
      builder.copy(at, from - blank)
      if (change.note !== null && !places.has(change.note)) {
        places.set(change.note, builder.at())
        builder.claim(from, to)
        if (blank) builder.replace(from - 1, from, 'note-marker', '')
      } else if (change.kind === 'edit-link') builder.drop(from, to, change.kind)
      else builder.replace(from - blank, to, change.kind, change.replacement)
      at = to
    }
    builder.copy(at, end)
  }
  const sheetOf = sheetFinder(sheets)
  const besides = new Map<number, number[]>()
  notes.forEach(({ beside }, i) => {
    if (!beside) return
    besides.set(beside.after, [...(besides.get(beside.after) ?? []), i])
    if (beside.raw[1] > beside.raw[0]) builder.claim(...beside.raw)
  })
  for (const i of besides.get(-1) ?? []) places.set(i, 0)

  const setBlock = (block: BlockLines, isNote: boolean): void => {
    builder.open(isNote ? 'note' : block.kind, block.level ? { level: block.level } : {})
    let from = 0
    block.lines.forEach((here, i) => {
      const next = block.lines[i + 1]
      const start = Math.max(here.line.start, from)
      const sheet = sheetOf(here.line.index)
      const begins = builder.at()
      const joint = next ? joinLines(input, here, next, block.keepsLines, decisions) : null
      const end = joint ? Math.min(here.line.end, joint.raw[0]) : here.line.end
      copyLine(start, end)
      if (!isNote) for (const note of besides.get(here.line.index) ?? []) places.set(note, builder.at())
      if (!isNote && !pageAt.has(sheet)) pageAt.set(sheet, begins)
      if (joint) {
        builder.replace(joint.raw[0], joint.raw[1], joint.kind, joint.replacement, joint.certain)
        from = joint.resume ?? 0
        if (joint.resume && next) builder.replace(next.line.start, joint.resume, 'join-letter', '')
      }
    })
    builder.close()
  }
  for (const block of blocks) setBlock(block, false)
  const mainEnd = builder.at()
  const bodies = notes.map(({ blocks: own }): Span | null => {
    if (own.length === 0) return null
    const start = builder.at()
    let end = start
    for (const block of own) {
      setBlock(block, true)
      end = builder.end()
    }
    return end > start ? [start, end] : null
  })
  const built = builder.finish()
  return {
    ...built,
    decisions,
    notes: notes.map((note, i): Note => {
      const body = bodies[i] ?? null
      const place = note.marker ?? note.beside
      return {
        label: note.label,
        kind: note.kind,
        at: place ? Math.min(places.get(i) ?? mainEnd, built.text.length) : null,
        marker: place ? { raw: place.raw } : null,
        bodyMarker: note.bodyMarker ? { raw: note.bodyMarker } : null,
        body,
        rawBody: note.rawBody,
        state: note.state,
      }
    }),
    pages: placePages(sheets, pageAt, Math.min(mainEnd, built.text.length), built.text.length),
  }
}

/** A page without text of its own stands where the next one begins. */
function placePages(
  sheets: readonly Sheet[],
  pageAt: ReadonlyMap<number, number>,
  mainEnd: number,
  textEnd: number,
): Page[] {
  if (sheets.length < 2) return []
  let next = mainEnd
  return [...sheets]
    .reverse()
    .map((sheet): Page => {
      next = Math.min(next, pageAt.get(sheet.order) ?? next, textEnd)
      return {
        label: sheet.label,
        labelSource: sheet.labelSource,
        raw: sheet.raw,
        at: next,
        order: sheet.order,
      }
    })
    .reverse()
}
