// Where a note begins, in whatever manner its label was found.
import type { Span } from '#lib/text/span.ts'

export interface BodyStart {
  readonly label: string
  readonly line: number
  /** The label as it stands, without what parts it from the body. */
  readonly marker: Span
  /** Where the body begins in the original. */
  readonly body: number
  readonly isMisread: boolean
  /** Of a label below its body: its line, with which the body ends. */
  readonly labelLine?: number
  /** Where the body says itself where it ends: its last line, and the bracket that closes it. */
  readonly lastLine?: number
  readonly closing?: Span
}
