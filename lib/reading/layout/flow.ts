// Lines in reading order, and the blocks they make.
import type { BlockKind } from '../reading.ts'
import type { LineHint } from './hints.ts'
import type { SourceLine } from './lines.ts'

/** A line in reading order. */
export interface FlowLine {
  readonly line: SourceLine
  /** Its words without the markers of notes. */
  readonly text: string
  /** A new page, a note or something left out stands between this line and the one before. */
  readonly crosses: boolean
  readonly hint?: LineHint | undefined
}

export interface BlockLines {
  kind: BlockKind
  level?: number
  readonly lines: FlowLine[]
  /** Line ends inside stay (verse, addresses). */
  keepsLines: boolean
}

export const textOf = (block: BlockLines | undefined): string =>
  block?.lines.map(({ text }) => text).join(' ') ?? ''
