// A text as it flows: what the readers of marked-up documents (HTML, DOCX, ODT, EPUB) write, block after block. The original is
// either the file's own text, and pieces are copied out of it, or it is made here: a plain text that a person can open beside the
// reading, every line of it a paragraph. The steps are kept and done at the end, when the original is whole.
import type { Span } from '#lib/text/span.ts'
import { readingBuilder, type BuiltText, type ReadingBuilder } from '../builder.ts'
import type { BlockKind, Decision, Page, Problem } from '../reading.ts'

/** Characters of the source: `raw.slice(start, end)`, or `text` in their place. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text?: string
}

export interface FlowOptions {
  /** The decoded file. Absent: the original is made. */
  readonly raw?: string
}

export interface Flow {
  /** The original is made, not the file itself. */
  readonly isMade: boolean
  open(kind: BlockKind, more?: { level?: number }): void
  /** `endsLine`: of a made original, the line ends with the block. */
  close(endsLine?: boolean): void
  /** Characters that belong to the text. `source`: what the piece's offsets point into, where that is not the original. */
  copy(piece: Piece, source?: string): void
  /** `shown` stands in the place of the piece (a blank, a line end, a number). */
  put(piece: Piece, kind: string, shown: string): void
  /** Of a made original: its line ends here, if it has not ended yet. */
  endLine(): void
  /** Of a made original: `written` stands there, `shown` in the text. */
  mend(written: string, kind: string, shown: string): Span
  /** Of a made original: characters that stand there, and in the text only if they are taken up later. */
  skip(written: string): Span
  take(span: Span): void
  /** Characters left out of the text. In a made original they are not written when `isHidden`. */
  drop(piece: Piece, kind: string, source?: string, isHidden?: boolean): Span
  /** A sign that belongs to a note; `shown` is what a made original has in its place. */
  claim(piece: Piece, shown: string): Span
  page(label: string, labelSource: Page['labelSource'], piece: Piece): void
  decide(decision: Decision): void
  say(problem: Problem): void
  /** Done when the text has come so far; `at` is the place in the text. */
  then(step: (at: number) => void): void
  /** Where the next characters of a made original will stand. */
  place(): number
  finish(): Flowed
}

export interface Flowed {
  readonly raw: string
  readonly built: BuiltText
  readonly pages: Page[]
  readonly decisions: Decision[]
  readonly problems: Problem[]
}

export function flow(options: FlowOptions = {}): Flow {
  const file = options.raw
  const steps: ((builder: ReadingBuilder) => void)[] = []
  const made: string[] = []
  let length = 0
  const pages: Page[] = []
  const decisions: Decision[] = []
  const problems: Problem[] = []
  const taken: Span[] = []
  const step = (span: Span, run: (builder: ReadingBuilder) => void): void => {
    if (file !== undefined) taken.push(span)
    steps.push(run)
  }
  const write = (said: string): Span => {
    const text = plain(said)
    made.push(text)
    length += text.length
    return [length - text.length, length]
  }
  const endLine = (): void => {
    if (file === undefined && length > 0 && !made.at(-1)?.endsWith('\n')) write('\n')
  }
  const wordsOf = ({ start, end, text }: Piece, source: string | undefined): string =>
    text ?? (source ?? file ?? '').slice(start, end)
  return {
    isMade: file === undefined,
    open: (kind, more) => void steps.push((builder) => builder.open(kind, more)),
    endLine,
    close(endsLine = true) {
      if (endsLine) endLine()
      steps.push((builder) => builder.close())
    },
    copy(piece, source) {
      const { start, end, text } = piece
      if (file === undefined) {
        const [from, to] = write(wordsOf(piece, source))
        steps.push((builder) => builder.copy(from, to))
      } else if (text === undefined) step([start, end], (builder) => builder.copy(start, end))
      else step([start, end], (builder) => builder.replace(start, end, 'entity', plain(text)))
    },
    put({ start, end }, kind, shown) {
      if (file !== undefined) {
        step([start, end], (builder) => builder.replace(start, end, kind, shown))
      } else if (shown !== '') {
        const [from, to] = write(shown)
        steps.push((builder) => builder.copy(from, to))
      }
    },
    mend(written, kind, shown) {
      const span = write(written)
      steps.push((builder) => builder.replace(span[0], span[1], kind, plain(shown)))
      return span
    },
    skip: write,
    take: ([start, end]) => void steps.push((builder) => builder.copy(start, end)),
    drop(piece, kind, source, isHidden = false) {
      let span: Span = [piece.start, piece.end]
      if (file === undefined) span = isHidden ? [length, length] : write(wordsOf(piece, source))
      step(span, (builder) => builder.drop(span[0], span[1], kind))
      return span
    },
    claim(piece, shown) {
      const span: Span = file === undefined ? write(shown) : [piece.start, piece.end]
      step(span, (builder) => builder.claim(...span))
      return span
    },
    page(label, labelSource, { start }) {
      const raw = file === undefined ? length : start
      steps.push((builder) => {
        const at = builder.at()
        // Two breaks with nothing between them are one.
        const before = pages.at(-1)
        if (before?.at === at && before.labelSource === 'counted') pages.pop()
        else if (before?.at === at && labelSource === 'counted') return
        if (raw < (pages.at(-1)?.raw ?? 0)) {
          const message = `Page ${label} begins inside a note and is not counted.`
          problems.push({ code: 'page_in_note', severity: 'info', message, label, raw: [raw, raw] })
          return
        }
        pages.push({ label, labelSource, raw, at, order: pages.length })
      })
    },
    decide: (decision) => void decisions.push(decision),
    say: (problem) => void problems.push(problem),
    then: (step) => void steps.push((builder) => step(builder.at())),
    place: () => length,
    finish() {
      const raw = file ?? made.join('')
      const builder = readingBuilder(raw)
      for (const run of steps) run(builder)
      if (file !== undefined) dropMarkup(file, taken, builder)
      const built = builder.finish()
      const end = built.text.length
      return {
        raw,
        built,
        pages: pages.map((page) => ({ ...page, at: Math.min(page.at, end) })),
        decisions,
        problems,
      }
    },
  }
}

/** Without what no text can hold, and without other systems' line ends. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '')

/** What nobody took is marks of the format; each stretch of them is one piece, blanks at its edges apart. */
function dropMarkup(raw: string, taken: Span[], builder: ReadingBuilder): void {
  taken.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let at = 0
  for (const [start, end] of [...taken, [raw.length, raw.length] as const]) {
    if (start > at) {
      const gap = raw.slice(at, start)
      const lead = /^[\s\0\ufeff]*/.exec(gap)?.[0].length ?? 0
      const inner = gap.slice(lead).replace(/[\s\0\ufeff]+$/, '')
      builder.drop(at + lead, at + lead + inner.length, 'markup')
    }
    at = Math.max(at, end)
  }
}
