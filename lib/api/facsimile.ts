// What is said over HTTP about the pictures of pages and the places of words on them.
import { z } from 'zod'
import { pageOrder } from '#lib/sources/page-image.ts'

const offset = z.int().min(0)

/** The pages of a text's facsimile. The words of a page come with `facsimilePage`. */
export const facsimile = z.strictObject({
  revisionId: z.uuid(),
  sourceId: z.uuid(),
  sheets: z.array(
    z.strictObject({
      page: offset,
      label: z.string(),
      /** Where its text begins, in UTF-16 code units; null where nothing says it. */
      at: offset.nullable(),
      /** In the units of its boxes; 0 where nothing says it. */
      width: z.number().min(0),
      height: z.number().min(0),
      /** The picture that the file of the source names. */
      image: z.string().nullable(),
      words: offset,
    }),
  ),
  /** Where in the text words of another page begin: start and page. */
  runs: z.array(z.tuple([offset, offset])),
  /** Words of which a machine said how sure it was. */
  confidences: offset,
})
export type Facsimile = z.output<typeof facsimile>

/** Seven numbers for each word: start, end, x, y, width, height, confidence in percent or -1 (lib/facsimile/page-words.ts). */
export const facsimilePage = z.strictObject({ page: offset, words: z.array(z.number()) })

/** Three numbers for each word that may be doubted: start, length, confidence in percent (lib/facsimile/doubt.ts). */
export const doubtfulWords = z.strictObject({ revisionId: z.uuid(), words: z.array(offset) })

export const newPageImage = z.strictObject({
  /** Made by the client: the same id with the same bytes is a retry. */
  id: z.uuid(),
  fileName: z.string().min(1).max(300),
  /** Left out: of no page yet. */
  page: z.coerce.number().pipe(pageOrder).optional(),
})
