// The part of a reading that the reader shows: what the text consists of, and where notes and pages stand in it.
import { z } from 'zod'
import { readingSchema } from './schema.ts'

const { blocks, notes, pages } = readingSchema.shape
const { body } = notes.element.shape
const note = notes.element
  .pick({ label: true, kind: true, at: true })
  .extend({ body: body.unwrap().readonly().nullable() })

/** Takes what the reader needs out of a whole reading; the rest stays on the server. */
export const readingViewSchema = z.object({
  blocks: z.array(blocks.element.pick({ kind: true, start: true, end: true, level: true })).readonly(),
  notes: z.array(note).readonly(),
  pages: z.array(pages.element.pick({ label: true, at: true })).readonly(),
})

export type ReadingView = z.output<typeof readingViewSchema>
