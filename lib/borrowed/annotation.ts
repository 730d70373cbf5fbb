// What other programs know of a passage, in one shape.
import type { borrowedFormats } from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'

/** What somebody wrote about a passage; who and when where that is known of this remark by itself. */
export interface BorrowedNote {
  readonly text: string
  /** About the wording, or about what it says: which apparatus it belongs to. */
  readonly register: 'textual' | 'factual'
  readonly author: string | null
  readonly created: string | null
}

/**
 * An annotation as another program keeps it. `quote` is empty where the program knows places only. `start` and `end` count in that
 * program's own text, in UTF-16 code units or in code points: the quote says which. `created` is the date as written there.
 */
export interface BorrowedAnnotation {
  readonly id: string
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly start?: number
  readonly end?: number
  /** Where the passage is several ranges with a gap between them: each of them, in UTF-16 code units into `quote`. */
  readonly parts?: readonly Span[]
  readonly notes: readonly BorrowedNote[]
  /** Each with the tags above it, the highest first. */
  readonly tags: readonly (readonly string[])[]
  readonly author: string | null
  readonly created: string | null
  /** Address or name of the document that was annotated. */
  readonly source: string | null
  /** The annotation that this one answers; it has no passage of its own. */
  readonly replyTo: string | null
}

/** A document that was annotated. Its text is null where the file does not carry it. */
export interface BorrowedDocument {
  readonly name: string
  readonly text: string | null
}

export type BorrowedFormat = (typeof borrowedFormats)[number]

export const problemCodes = [
  /** Has not the shape that the format demands; left out. */
  'malformed',
  /** Marks no passage of a text (a whole document, a picture, a sound); left out. */
  'no_passage',
  /** Says its place in a way that is not read here; kept by its other means, or left out. */
  'place_unknown',
  /** Points at something that the file does not hold. */
  'reference_unknown',
  /** One annotation became several, one for each part. */
  'in_parts',
  /** Says something for which there is no place here by this way; the rest of the annotation is kept. */
  'not_brought',
  /** The file is not well-formed; read as far as it can be. */
  'damaged',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** `at` says where: the path of a value, the number of a row, or the id of an element. */
export interface BorrowedProblem {
  readonly code: ProblemCode
  readonly at: string
  readonly message: string
}

export type Borrowed =
  | {
      readonly kind: 'parsed'
      readonly format: BorrowedFormat
      readonly annotations: readonly BorrowedAnnotation[]
      /** Every document that is annotated, or whose text is there. */
      readonly documents: readonly BorrowedDocument[]
      readonly problems: readonly BorrowedProblem[]
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

export type Refused = Extract<Borrowed, { kind: 'refused' }>
export const refused = (code: string, message: string): Refused => ({ kind: 'refused', code, message })

/** Gathers what a file holds while it is read. */
export interface Gathering {
  readonly annotations: BorrowedAnnotation[]
  readonly problems: BorrowedProblem[]
  /** Texts of documents that the file carries, by name. */
  readonly texts: Map<string, string>
  complain(code: ProblemCode, at: string, message: string): void
}

export function gathering(): Gathering {
  const annotations: BorrowedAnnotation[] = []
  const problems: BorrowedProblem[] = []
  return {
    annotations,
    problems,
    texts: new Map(),
    complain: (code, at, message) => void problems.push({ code, at, message }),
  }
}

/** A remark without an author or date of its own; none where nothing is said. */
export const remark = (text: string): BorrowedNote[] =>
  text.trim() === '' ? [] : [{ text: text.trim(), register: 'factual', author: null, created: null }]

/** A place given by numbers; absent unless both are whole, in order and not empty. */
export function placeOf(start: unknown, end: unknown): Pick<BorrowedAnnotation, 'start' | 'end'> {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return {}
  const [from, to] = [Number(start), Number(end)]
  return from >= 0 && to > from ? { start: from, end: to } : {}
}
