// Writes a story into a text whose original is made: each paragraph is a line of it. Blanks at the edges of a paragraph are none of
// the words; tracked changes are accepted unless a person decides otherwise, and always said. The original is the same whatever
// was decided, so that a decision keeps its place.
import type { Span } from '#lib/text/span.ts'
import type { Choices } from '../reading.ts'
import { changeReporter } from './change-report.ts'
import type { Flow } from './flow.ts'
import type { NoteBook } from './note-book.ts'
import {
  shownOf,
  wordsOf,
  type Change,
  type Paragraph,
  type Story,
  type StoryNote,
  type StoryPiece,
} from './story.ts'

export interface StoryWriter {
  /** `asNote`: every block is one of a note. */
  write(story: Story, asNote?: boolean): void
  /** Writes the same into the original, and nothing into the text. */
  leaveOut(story: Story, kind: string): void
  /** Says the tracked changes. */
  report(): void
}

export interface StoryContext {
  readonly flow: Flow
  readonly book: NoteBook
  readonly choices: Choices
  /** For the words of a note whose mark was deleted. */
  readonly noteOf: (key: string) => StoryNote | undefined
}

interface Waiting {
  readonly as: 'blank' | 'line-end' | 'cell'
  readonly span: Span
}

export function storyWriter(context: StoryContext): StoryWriter {
  const { flow, choices } = context
  const changes = changeReporter(flow)
  let isOpen = false
  let isAfterNumber = false
  /** What is part of the text only if words follow in the same block. */
  let waiting: Waiting[] = []
  /** Pages begin with the next words. */
  let pages: Extract<StoryPiece, { op: 'page' }>[] = []

  const startPages = (): void => {
    for (const { label, labelSource } of pages) flow.page(label, labelSource, { start: 0, end: 0 })
    pages = []
  }
  const wait = (as: Waiting['as'], written: string): void => {
    const span = flow.skip(written)
    const last = waiting.at(-1)
    if (as !== 'blank' || last?.as !== 'blank') waiting.push({ as, span })
    else if (last.span[1] === span[0]) waiting[waiting.length - 1] = { as, span: [last.span[0], span[1]] }
  }
  const close = (): void => {
    flow.close()
    isOpen = isAfterNumber = false
    waiting = []
  }
  /** Before visible characters of the paragraph. */
  const begin = ({ kind, level }: Paragraph, asNote: boolean): void => {
    const [cells, ends] = [
      waiting.filter(({ as }) => as === 'cell'),
      waiting.filter(({ as }) => as === 'line-end'),
    ]
    const blanks = waiting.filter(({ as }) => as === 'blank')
    if (isOpen && ends.length > 1 && cells.length === 0 && kind !== 'table-row') {
      flow.close(false)
      isOpen = false
    }
    const isFirst = !isOpen
    if (isFirst) flow.open(asNote ? 'note' : kind, asNote || level === undefined ? {} : { level })
    isOpen = true
    const taken =
      cells.length > 0 ? cells : isFirst ? [] : ends.length > 0 ? ends.slice(0, 1) : blanks.slice(0, 1)
    for (const { span } of taken) flow.take(span)
    waiting = []
    startPages()
  }
  const writeText = (paragraph: Paragraph, asNote: boolean, text: string): void => {
    const [, lead = '', body = '', rest = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
    if (lead !== '') {
      if (isAfterNumber) flow.skip(lead)
      else wait('blank', lead)
    }
    if (body === '') return
    begin(paragraph, asNote)
    flow.copy({ start: 0, end: 0, text: body })
    isAfterNumber = false
    if (rest !== '') wait('blank', rest)
  }
  const leaveOut = (text: string, kind: string): void => {
    if (text !== '') flow.drop({ start: 0, end: 0, text }, kind)
  }
  const writeNote = (one: Extract<StoryPiece, { op: 'note' }>, leftOut: string | null): void => {
    const { key, kind, label } = one
    if (leftOut === null) {
      context.book.call(key, { piece: { start: 0, end: 0 }, shown: `[${label}]`, label, kind })
      return
    }
    // Its mark stands there as it would have stood, so that the places behind it stay.
    leaveOut(`[${label}]`, leftOut)
    const words = wordsOf(context.noteOf(key)?.story ?? [])
    changes.alsoDeleted(label, words)
    context.book.leaveOut(key)
  }
  const writePiece = (
    paragraph: Paragraph,
    asNote: boolean,
    one: StoryPiece,
    leftOut: string | null,
  ): void => {
    switch (one.op) {
      case 'text':
        if (leftOut !== null) leaveOut(one.text, leftOut)
        else if (one.isHidden) leaveOut(one.text, 'hidden')
        else writeText(paragraph, asNote, one.text)
        return
      case 'mend':
        if (leftOut !== null) return leaveOut(one.written, leftOut)
        if (one.shown.trim() !== '') begin(paragraph, asNote)
        flow.mend(one.written, one.kind, one.shown)
        return
      case 'line-end':
        return leftOut === null ? wait('line-end', '\n') : leaveOut('\n', leftOut)
      case 'cell':
        return wait('cell', '\t')
      case 'page':
        return void pages.push(one)
      case 'note':
        return writeNote(one, leftOut)
      case 'box':
    }
  }
  /** Whether this change counts as made; asked for at its place in the original. */
  const isAccepted = (change: Change, words: string): boolean => {
    const start = flow.place()
    const key = `tracked-change:${start}`
    const chosen = choices[key]
    const choice = chosen === 'rejected' ? 'rejected' : 'accepted'
    const raw: Span = [start, start + Math.max(1, words.length)]
    flow.decide({
      ...{ key, kind: 'tracked-change', raw, choice, options: ['accepted', 'rejected'] },
      ...{ certain: chosen !== undefined, reason: chosen === undefined ? change.kind : 'chosen' },
    })
    changes.add(change, words, raw, choice === 'accepted')
    return choice === 'accepted'
  }
  /** The same characters, but no part of the text. */
  const leaveOutParagraph = ({ pieces, number = '' }: Paragraph, kind: string, keepsNotes: boolean): void => {
    if (pieces.some((one) => shownOf(one).trim() !== '')) leaveOut(number, kind)
    for (const one of pieces)
      writePiece(plainParagraph, false, one, one.op === 'note' && keepsNotes ? null : kind)
    if (isOpen) close()
    waiting = []
    flow.endLine()
    for (const one of pieces) if (one.op === 'box') leaveOutStory(one.story, kind)
  }
  const leaveOutStory = (story: Story, kind: string): void => {
    for (const paragraph of story) leaveOutParagraph(paragraph, kind, false)
  }
  const writeParagraph = (paragraph: Paragraph, asNote: boolean): void => {
    const { pieces, number } = paragraph
    // A page that begins with the paragraph begins with its number.
    let from = 0
    while (pieces[from]?.op === 'page') from++
    for (const one of pieces.slice(0, from)) if (one.op === 'page') pages.push(one)
    if (number !== undefined && pieces.some((one) => shownOf(one).trim() !== '')) {
      begin(paragraph, asNote)
      flow.copy({ start: 0, end: 0, text: number })
      isAfterNumber = true
    }
    for (let i = from; i < pieces.length; i++) {
      const first = pieces[i]
      const change = first && changeOf(first)
      if (!first) continue
      if (!change) {
        writePiece(paragraph, asNote, first, null)
        continue
      }
      const group = [first]
      for (let next = pieces[i + 1]; next && changeOf(next) === change; next = pieces[i + 1]) {
        group.push(next)
        i++
      }
      const words = group.map(shownOf).join('')
      const isLeftOut = isAccepted(change, words) === (change.kind === 'deletion')
      for (const one of group) writePiece(paragraph, asNote, one, isLeftOut ? `tracked-${change.kind}` : null)
    }
  }
  /** Ends the paragraph; not when its end was deleted: then the next one goes on in it. */
  const endParagraph = ({ endChange }: Paragraph): void => {
    if (!isOpen) {
      waiting = []
      return flow.close()
    }
    const joins = endChange?.kind === 'deletion' && isAccepted(endChange, '¶')
    flow.endLine()
    if (!joins) close()
  }
  const write = (story: Story, asNote = false): void => {
    let isLeftOut = false
    for (let i = 0; i < story.length; i++) {
      const paragraph = story[i]
      if (!paragraph) continue
      const { zone } = paragraph
      if (zone !== undefined && (i === 0 || story[i - 1]?.zone !== zone)) {
        const last = story.findIndex((one, at) => at > i && one.zone !== zone)
        isLeftOut = !isTextAfterAll(context, zone, story.slice(i, last < 0 ? story.length : last))
      }
      if (zone !== undefined && isLeftOut) {
        leaveOutParagraph(paragraph, zone, true)
        continue
      }
      writeParagraph(paragraph, asNote)
      endParagraph(paragraph)
      for (const piece of paragraph.pieces) {
        if (piece.op !== 'box') continue
        if (isOpen) close()
        write(piece.story, asNote)
      }
    }
    if (isOpen) close()
    startPages()
  }
  return { write, leaveOut: leaveOutStory, report: changes.report }
}

const changeOf = (one: StoryPiece): Change | null => ('change' in one ? one.change : null)

const plainParagraph: Paragraph = { kind: 'paragraph', pieces: [] }

/** Whether paragraphs that are none of the text by their kind are text because a person says so. */
function isTextAfterAll({ flow, choices }: StoryContext, kind: string, group: Story): boolean {
  const words = wordsOf(group)
  if (words.trim() === '') return true
  const start = flow.place()
  const key = `zone:${start}`
  const chosen = choices[key]
  const choice = chosen === 'text' ? 'text' : kind
  flow.decide({
    ...{ key, kind: 'zone', raw: [start, start + words.length], choice, options: [kind, 'text'] },
    ...(chosen === undefined ? { certain: false, reason: 'format' } : { certain: true, reason: 'chosen' }),
  })
  return choice === 'text'
}
