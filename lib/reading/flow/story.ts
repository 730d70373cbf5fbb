// What a word processor's document says, before it is written into a text: paragraphs with their pieces, whatever the format.
import type { BlockKind, Note, Page } from '../reading.ts'
import type { NumeralStyle } from './numeral.ts'

/** A tracked change. Pieces that belong to the same change hold the same object. */
export interface Change {
  readonly kind: 'insertion' | 'deletion'
  readonly author: string
  readonly date: string
}

export type StoryPiece =
  | {
      readonly op: 'text'
      readonly text: string
      readonly change: Change | null
      readonly isHidden?: boolean
    }
  /** `written` stands in the document, `shown` is what it means (a soft hyphen, a sign of a special font). */
  | {
      readonly op: 'mend'
      readonly written: string
      readonly kind: string
      readonly shown: string
      readonly change: Change | null
    }
  | { readonly op: 'line-end'; readonly change: Change | null }
  | { readonly op: 'cell' }
  /** `first` and `style`: the number from which, and the figures in which, pages are counted from here on. */
  | {
      readonly op: 'page'
      label: string
      readonly labelSource: Page['labelSource']
      readonly first?: number
      readonly style?: NumeralStyle
    }
  | {
      readonly op: 'note'
      readonly key: string
      readonly kind: Note['kind']
      label: string
      readonly change: Change | null
    }
  /** A box of text that hangs on this place. */
  | { readonly op: 'box'; readonly story: Story }

export interface Paragraph {
  readonly kind: BlockKind
  readonly level?: number
  /** The number that the program draws before it, with what parts it from the words. */
  readonly number?: string
  readonly pieces: StoryPiece[]
  /** The paragraph's end was deleted: with the change accepted, the next one goes on in it. */
  readonly endChange?: Change | null
  /** It is none of the text (a table of contents), unless a person says so. */
  readonly zone?: string
}

export type Story = readonly Paragraph[]

/** A note's body, with what a reader of the document sees before it. */
export interface StoryNote {
  readonly kind: Note['kind']
  readonly label: string
  /** As the made original says it: `[1]`, `[c2 A. Author, 2024-05-01]`. */
  readonly heading: string
  readonly story: Story
}

/** What a piece shows, without its notes. */
export function shownOf(one: StoryPiece): string {
  switch (one.op) {
    case 'text':
      return one.text
    case 'mend':
      return one.shown
    case 'line-end':
      return '\n'
    case 'cell':
      return '\t'
    default:
      return ''
  }
}

/** What paragraphs show, one after another. */
export const wordsOf = (story: Story): string =>
  story.map(({ number = '', pieces }) => number + pieces.map(shownOf).join('')).join(' ')
