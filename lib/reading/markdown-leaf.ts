// A stretch of Markdown that holds text: a heading, a paragraph, an item of a list.
import type { BlockKind } from './reading.ts'

/** One step through a leaf; UTF-16 code units into the original. */
export type Piece =
  | { readonly op: 'copy'; readonly start: number; readonly end: number }
  | { readonly op: 'break'; readonly start: number; readonly end: number; readonly isHard: boolean }
  | {
      readonly op: 'replace'
      readonly start: number
      readonly end: number
      readonly kind: string
      readonly by: string
    }
  | { readonly op: 'call'; readonly start: number; readonly end: number; readonly label: string }

export interface Leaf {
  readonly kind: BlockKind
  level: number | undefined
  readonly pieces: Piece[]
  /** Index into `definitions` when it is part of a note. */
  readonly definition: number | null
}
