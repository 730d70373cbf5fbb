// A picture of a page, as a record: which source and page it shows, and what its bytes are. The bytes are kept as originals are.
import { z } from 'zod'
import { id, requiredLine } from './schema.ts'

/** What a browser shows everywhere and what has no scripts in it. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

/** Limits of one picture: what it may weigh, and what it may unfold to in the memory of whoever looks at it. */
export const mostBytesOfImage = 32 * 1024 * 1024
export const mostPixels = 120_000_000
export const longestSide = 30_000
/** Pictures of one source. */
export const mostPageImages = 5000

const side = z.int().min(1).max(longestSide)
/** `Page.order` of a reading: place in the file, from 0. */
export const pageOrder = z.int().min(0).max(99_999)

export const pageImageShape = {
  sourceId: id,
  /** Null: of no page yet. */
  page: pageOrder.nullable(),
  fileName: requiredLine(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(imageTypes),
  /** Pixels, as the bytes themselves say. */
  width: side,
  height: side,
  size: z.int().min(1).max(mostBytesOfImage),
}
