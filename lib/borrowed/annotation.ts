// What other programs know of a passage, in one shape.

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
  readonly body: string
  readonly tags: readonly string[]
  readonly author: string | null
  readonly created: string | null
  /** Address or name of the document that was annotated. */
  readonly source: string | null
  /** The annotation that this one answers; it has no passage of its own. */
  readonly replyTo: string | null
}

export type BorrowedFormat =
  'web-annotation' | 'recogito' | 'hypothesis' | 'hypothesis-csv' | 'catma' | 'refi-qda'

export type ProblemCode =
  /** Has not the shape that the format demands; left out. */
  | 'malformed'
  /** Marks no passage of a text (a whole document, a picture, a sound); left out. */
  | 'no_passage'
  /** Says its place in a way that is not read here; kept by its other means, or left out. */
  | 'place_unknown'
  /** Points at something that the file does not hold. */
  | 'reference_unknown'
  /** One annotation became several, one for each part. */
  | 'in_parts'
  /** The file is not well-formed; read as far as it can be. */
  | 'damaged'

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
      readonly problems: readonly BorrowedProblem[]
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

export const refused = (code: string, message: string): Borrowed => ({ kind: 'refused', code, message })

/** Gathers what a file holds while it is read. */
export interface Gathering {
  readonly annotations: BorrowedAnnotation[]
  readonly problems: BorrowedProblem[]
  complain(code: ProblemCode, at: string, message: string): void
}

export function gathering(): Gathering {
  const annotations: BorrowedAnnotation[] = []
  const problems: BorrowedProblem[] = []
  return {
    annotations,
    problems,
    complain: (code, at, message) => void problems.push({ code, at, message }),
  }
}

/** A place given by numbers; absent unless both are whole, in order and not empty. */
export function placeOf(start: unknown, end: unknown): Pick<BorrowedAnnotation, 'start' | 'end'> {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return {}
  const [from, to] = [Number(start), Number(end)]
  return from >= 0 && to > from ? { start: from, end: to } : {}
}
