// What was brought in from another program about a source: an annotation as it stands there, and what became of it here.
import { z } from 'zod'
import { id, plainText, requiredLine } from './schema.ts'
import { borrowedFormats, verdicts } from './vocabulary.ts'

/** The longest remark that becomes a note, in UTF-16 code units. */
export const mostOfRemark = 100_000

/** A remark of the annotation; `noteId` is the note that was made of it, null when none was. */
const remark = z.strictObject({
  text: plainText(mostOfRemark),
  register: z.enum(['factual', 'textual']),
  author: plainText(1000).nullable(),
  created: plainText(200).nullable(),
  noteId: id.nullable(),
})
export type BorrowedRemark = z.output<typeof remark>

/**
 * An annotation as its program keeps it (places in that program's own units, dates as written there), with the verdict on its
 * place here. Without a passage it could not be placed and is kept as a report.
 */
export const borrowingShape = {
  sourceId: id,
  /** The revision in which it was looked for. */
  revisionId: id,
  passageId: id.nullable(),
  format: z.enum(borrowedFormats),
  fileName: requiredLine(300),
  originalId: plainText(2000),
  /** Address or name of the document that was annotated. */
  document: plainText(4000),
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  quote: plainText(200_000),
  prefix: plainText(10_000),
  suffix: plainText(10_000),
  notes: z.array(remark).max(200),
  /** Each with the tags above it. */
  tags: z.array(z.array(plainText(2000)).min(1).max(32)).max(500),
  author: plainText(1000),
  created: plainText(200),
  verdict: z.enum(verdicts),
  reason: plainText(8000),
  /** A person chose its place; the verdict is what stood before. */
  isChosen: z.boolean(),
}
