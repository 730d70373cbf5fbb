// The last step: puts the pieces together through the builder, which accounts for every character, and says where a choice was.
import type { Span } from '#lib/text/span.ts'
import { readingBuilder, type BuiltText } from '../builder.ts'
import type { Choices, Decision, Note, Page } from '../reading.ts'
import type { LineEnd, LineEndChoice, Words } from './line-end.ts'
import { decideLineEnd } from './line-ends.ts'
import type { SourceLine } from './lines.ts'
import type { FoundMarker } from './note-markers.ts'
import type { BlockLines, FlowLine } from './flow.ts'
import type { Sheet } from './sheets.ts'

/** A note as it will stand in the reading. */
export interface NoteToSet {
  readonly label: string
  readonly kind: Note['kind']
  readonly marker: FoundMarker | null
  /** A note in the margin, without a mark: the line of text it stands at, and where it begins in the original. */
  readonly beside?: { readonly after: number; readonly raw: Span }
  readonly bodyMarker: Span | null
  readonly blocks: readonly BlockLines[]
  readonly rawBody: Span[]
  readonly state: string
}

export interface Composition {
  readonly raw: string
  readonly lines: readonly SourceLine[]
  readonly blocks: readonly BlockLines[]
  readonly notes: readonly NoteToSet[]
  /** Marks in the text: offsets in the original, in order. */
  readonly marks: readonly { raw: Span; note: number | null }[]
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
  const { raw, blocks, notes, marks, sheets, furniture, copies } = input
  const builder = readingBuilder(raw)
  const decisions: Decision[] = []
  if (raw.startsWith('\ufeff')) builder.drop(0, 1, 'byte-order-mark')
  for (const { raw: span, kind } of furniture) builder.drop(span[0], span[1], kind)
  for (const [start, end] of copies) builder.claim(start, end)
  for (const { bodyMarker } of notes) if (bodyMarker) builder.claim(...bodyMarker)
  const places = new Map<number, number>()
  const pageAt = new Map<number, number>()
  let nextMark = 0
  const sorted = [...marks].sort((a, b) => a.raw[0] - b.raw[0])
  const markFrom = (offset: number): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.raw[0] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  /** Copies a line without its markers. */
  const copyLine = (start: number, end: number): void => {
    let at = start
    for (nextMark = markFrom(start); (sorted[nextMark]?.raw[0] ?? Infinity) < end; nextMark++) {
      const mark = sorted[nextMark]
      if (!mark || mark.raw[0] < at) continue
      // "1933) 2 and": the blank before the mark goes with it.
      const isApart =
        /\S\s$/.test(raw.slice(at, mark.raw[0])) && /^(?:[\s\p{P}]|$)/u.test(raw.slice(mark.raw[1], end))
      const blank = isApart ? 1 : 0
      builder.copy(at, mark.raw[0] - blank)
      if (mark.note !== null && !places.has(mark.note)) {
        places.set(mark.note, builder.at())
        builder.claim(...mark.raw)
        if (blank) builder.replace(mark.raw[0] - 1, mark.raw[0], 'note-marker', '')
      } else builder.replace(mark.raw[0] - blank, mark.raw[1], 'note-marker', '')
      at = mark.raw[1]
    }
    builder.copy(at, end)
  }
  const sheetOf = sheetFinder(sheets)
  const besides = new Map<number, number[]>()
  notes.forEach(({ beside }, i) => {
    if (beside) besides.set(beside.after, [...(besides.get(beside.after) ?? []), i])
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
      if (!isNote && sheet !== undefined && !pageAt.has(sheet)) pageAt.set(sheet, begins)
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
    own.forEach((block) => setBlock(block, true))
    return [start, builder.at()]
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
        // `at` points at where the next block would begin: one line feed further than where this one ended.
        body: body && body[0] < built.text.length ? [body[0], endOfBody(built, body[0], body[1])] : null,
        rawBody: note.rawBody,
        state: note.state,
      }
    }),
    pages: placePages(sheets, pageAt, Math.min(mainEnd, built.text.length), built.text.length),
  }
}

function endOfBody({ text, blocks }: BuiltText, start: number, next: number): number {
  const own = blocks.filter((block) => block.kind === 'note' && block.start >= start && block.end <= next)
  return own.at(-1)?.end ?? Math.min(next, text.length)
}

function sheetFinder(sheets: readonly Sheet[]): (line: number) => number | undefined {
  const sorted = [...sheets].sort((a, b) => a.first - b.first)
  return (line) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.first ?? 0) <= line) low = middle + 1
      else high = middle
    }
    return sorted[low - 1]?.order
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

interface Joint {
  readonly raw: Span
  readonly kind: string
  readonly replacement: string
  readonly certain: boolean
  /** Where the next line's own characters begin, when its first one was taken back. */
  readonly resume?: number
}

/** What is put between two lines of a block; the range reaches to the next visible character of the original. */
function joinLines(
  input: Composition,
  here: FlowLine,
  next: FlowLine,
  keepsLines: boolean,
  decisions: Decision[],
): Joint {
  const { raw, lines, words, choices } = input
  const gapEnd = lines[here.line.index + 1]?.start ?? raw.length
  if (keepsLines) return { raw: [here.line.end, gapEnd], kind: 'line-end', replacement: '\n', certain: true }
  const key = `line-end:${here.line.end}`
  const found: LineEnd = here.hint?.divided
    ? { choice: 'join', options: ['join', 'keep', 'space'], certain: true, reason: 'format' }
    : decideLineEnd(here.text, next.text, words)
  const isAdjacent = next.line.index === here.line.index + 1
  const chosen = choices[key] as LineEndChoice | undefined
  const options = new Set<LineEndChoice>([...found.options, 'space', 'join', 'keep'])
  if (!/[-‐‑¬\u00ad⸗=–—]$/.test(here.text)) options.delete('keep')
  let choice = chosen && options.has(chosen) ? chosen : found.choice
  if (choice === 'drop-letter' && !isAdjacent) choice = 'join'
  if (choice !== 'space' || !found.certain || chosen)
    decisions.push({
      key,
      kind: 'line-end',
      raw: [Math.max(here.line.start, here.line.end - 1), here.line.end],
      choice,
      options: [...options],
      certain: found.certain || chosen !== undefined,
      reason: chosen ? 'chosen' : found.reason,
    })
  const certain = found.certain || chosen !== undefined
  return jointOf(here, next, choice, gapEnd, certain, raw)
}

function jointOf(
  here: FlowLine,
  next: FlowLine,
  choice: LineEndChoice,
  gapEnd: number,
  certain: boolean,
  raw: string,
): Joint {
  const end = here.line.end
  const hyphen = /[-‐‑\u00ad¬⸗=]+$|[–—]$/.exec(raw.slice(here.line.start, end))?.[0].length ?? 0
  switch (choice) {
    case 'space':
      return { raw: [end, gapEnd], kind: 'join-line', replacement: ' ', certain }
    case 'close':
      return { raw: [end, gapEnd], kind: 'join-line', replacement: '', certain }
    case 'keep':
      return { raw: [end, gapEnd], kind: 'keep-hyphen', replacement: '', certain }
    case 'keep-space':
      return { raw: [end, gapEnd], kind: 'keep-hyphen', replacement: ' ', certain }
    case 'ck':
      return { raw: [end - hyphen - 1, gapEnd], kind: 'join-ck', replacement: 'c', certain }
    case 'drop-letter':
      return {
        raw: [end - hyphen, gapEnd],
        kind: 'join-hyphen',
        replacement: '',
        certain,
        resume: next.line.start + 1,
      }
    case 'join':
      return hyphen > 0
        ? { raw: [end - hyphen, gapEnd], kind: 'join-hyphen', replacement: '', certain }
        : { raw: [end, gapEnd], kind: 'join-lost-hyphen', replacement: '', certain }
  }
}
