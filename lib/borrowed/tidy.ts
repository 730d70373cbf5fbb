// What strangers wrote, within the bounds of what can be stored: no half characters, no NUL, nothing endless. What does not fit is
// left out and said.
import { mostOfRemark } from '#lib/sources/borrowing.ts'
import { placeOf, type BorrowedAnnotation, type BorrowedNote, type BorrowedProblem } from './annotation.ts'

const MOST_OF_QUOTE = 200_000
const MOST_OF_CONTEXT = 10_000
/** As many paragraphs as prose may have. */
const MOST_LINES = 2000
const MOST_NOTES = 200
const MOST_TAGS = 500
const MOST_PARTS = 200
/** No text is so long. */
const FURTHEST = 2 ** 31 - 1

export interface Tidied {
  readonly annotations: readonly BorrowedAnnotation[]
  readonly problems: readonly BorrowedProblem[]
}

export function tidy(annotations: readonly BorrowedAnnotation[]): Tidied {
  const problems: BorrowedProblem[] = []
  const leaveOut = (at: string, what: string): void =>
    void problems.push({ code: 'malformed', at, message: `${what}: left out.` })
  const kept = annotations.flatMap((one): BorrowedAnnotation[] => {
    const at = short(one.id, 2000)
    if (one.quote.length > MOST_OF_QUOTE) {
      leaveOut(at, `A passage of more than ${MOST_OF_QUOTE} characters`)
      return []
    }
    const notes = one.notes.map(tidyNote).filter(({ text }) => text !== '')
    const fitting = notes.filter(({ text }) => {
      const isFitting = text.length <= mostOfRemark && text.split('\n').length <= MOST_LINES
      if (!isFitting) leaveOut(at, `A remark of ${text.length} characters`)
      return isFitting
    })
    if (fitting.length > MOST_NOTES)
      leaveOut(at, `${fitting.length - MOST_NOTES} of ${fitting.length} remarks`)
    const tags = one.tags
      .map((path) => path.map((label) => oneLine(label, 2000)).filter((label) => label !== ''))
      .filter((path) => path.length > 0 && path.length <= 32)
    if (tags.length < one.tags.length) leaveOut(at, 'A tag without a name')
    if (tags.length > MOST_TAGS) leaveOut(at, `${tags.length - MOST_TAGS} of ${tags.length} tags`)
    const { parts, start, end, ...rest } = one
    const place = end !== undefined && end <= FURTHEST ? { start, end } : {}
    if (parts && parts.length > MOST_PARTS) leaveOut(at, `The gaps between ${parts.length} ranges`)
    return [
      {
        ...rest,
        ...placeOf(place.start, place.end),
        id: at,
        quote: plain(one.quote),
        prefix: plain(one.prefix).slice(-MOST_OF_CONTEXT).toWellFormed(),
        suffix: short(one.suffix, MOST_OF_CONTEXT),
        ...(parts && parts.length <= MOST_PARTS ? { parts } : {}),
        notes: fitting.slice(0, MOST_NOTES),
        tags: tags.slice(0, MOST_TAGS),
        author: one.author === null ? null : oneLine(one.author, 1000),
        created: one.created === null ? null : oneLine(one.created, 200),
        source: one.source === null ? null : oneLine(one.source, 4000),
      },
    ]
  })
  return { annotations: kept, problems }
}

const tidyNote = (note: BorrowedNote): BorrowedNote => ({
  ...note,
  text: plain(note.text).replace(/\r\n?/g, '\n').trim(),
  author: note.author === null ? null : oneLine(note.author, 1000),
  created: note.created === null ? null : oneLine(note.created, 200),
})

const plain = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')
const short = (text: string, most: number): string => plain(text).slice(0, most).toWellFormed()
// Signs that turn or hide what follows have no place in names.
const oneLine = (text: string, most: number): string =>
  short(text.replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ').trim(), most)
