// How texts are handed down: a book of paragraphs, sentences and words is written out, copied, read by a machine and edited. Every
// letter knows its place in the book, so that it is known where each passage has gone. Made otherwise than `damage.ts`.
import type { Chance } from './chance.ts'
import type { Traced } from './damage.ts'

/** A word with the signs at it; `at` is its place in the letters of the book, -1 for what an editor added. */
export interface Word {
  readonly text: string
  readonly at: number
  /** A note that hangs on the word. */
  readonly note?: Sentence
}
export type Sentence = readonly Word[]
export type Paragraph = readonly Sentence[]
export type Book = readonly Paragraph[]

/** A book of paragraphs of sentences; notes hang on some words. */
export function bookOf(
  paragraphs: readonly (readonly string[])[],
  notes: { readonly share: number; readonly sentence: () => string },
  dice: Chance,
): { readonly book: Book; readonly length: number } {
  let length = 0
  const wordsOf = (sentence: string, mayHaveNote: boolean): Sentence =>
    sentence.split(' ').map((text): Word => {
      const at = length
      length += text.length
      if (!mayHaveNote || !dice.happens(notes.share)) return { text, at }
      return { text, at, note: wordsOf(notes.sentence(), false) }
    })
  const book = paragraphs.map((sentences) => sentences.map((sentence) => wordsOf(sentence, true)))
  return { book, length }
}

/** How a book is put on paper. */
export interface Layout {
  readonly width: number
  /** The sign at the end of a line that cuts a word; null: words are not cut. */
  readonly divides: string | null
  readonly paragraphEnd: string
  readonly lineEnd: string
  /** Lines of a page, and what stands at its head; null: no pages. */
  readonly page: { readonly lines: number; readonly head: (page: number) => string } | null
  readonly notes: 'foot' | 'end' | 'none'
  readonly sign: (number: number) => string
}

/** Reads one word as a machine reads it: its letters with the place from which each comes. */
export type Hand = (word: Letters, dice: Chance) => Letters
export interface Letters {
  readonly text: string
  readonly origin: readonly number[]
}

export const lettersOf = ({ text, at }: Word): Letters => ({
  text,
  origin: Array.from({ length: text.length }, (_, i) => (at < 0 ? -1 : at + i)),
})

export function writtenOut(book: Book, layout: Layout, hand: Hand, dice: Chance): Traced {
  let text = ''
  const origin: number[] = []
  const add = (piece: string, from: readonly number[] | null = null): void => {
    text += piece
    for (let i = 0; i < piece.length; i++) origin.push(from?.[i] ?? -1)
  }
  let column = 0
  let lines = 0
  let pages = 1
  let number = 0
  const atFoot: Sentence[] = []
  const atEnd: Sentence[] = []
  const newLine = (end: string): void => {
    add(end)
    column = 0
    lines++
    if (!layout.page || lines < layout.page.lines) return
    lines = 0
    pages++
    for (const note of atFoot.splice(0)) writeNote(note)
    add(`${layout.page.head(pages)}\n`)
  }
  const writeNote = (note: Sentence): void => {
    note.forEach((word, i) => {
      if (i > 0) add(' ')
      const read = hand(lettersOf(word), dice)
      add(read.text, read.origin)
    })
    add('\n')
  }
  const write = (word: Word): void => {
    const read = hand(lettersOf(word), dice)
    if (read.text === '') return
    const room = layout.width - column - 1
    if (column > 0 && read.text.length > room) {
      const canCut = layout.divides !== null && room > 3 && /^\p{L}{7,}/u.test(read.text) && dice.happens(0.7)
      if (canCut) {
        const cut = Math.min(room - 1, read.text.length - 3)
        add(' ')
        add(read.text.slice(0, cut), read.origin)
        add(layout.divides ?? '')
        newLine('\n')
        add(read.text.slice(cut), read.origin.slice(cut))
        column = read.text.length - cut
      } else {
        newLine(layout.lineEnd)
        add(read.text, read.origin)
        column = read.text.length
      }
    } else {
      if (column > 0) add(' ')
      add(read.text, read.origin)
      column += read.text.length + 1
    }
    if (!word.note || layout.notes === 'none') return
    number++
    add(layout.sign(number))
    const sign: Word = { text: layout.sign(number), at: -1 }
    ;(layout.notes === 'foot' && layout.page ? atFoot : atEnd).push([sign, ...word.note])
  }
  for (const paragraph of book) {
    for (const sentence of paragraph) for (const word of sentence) write(word)
    newLine(layout.paragraphEnd)
  }
  for (const note of [...atFoot, ...atEnd]) writeNote(note)
  return { text, origin: Int32Array.from(origin) }
}
