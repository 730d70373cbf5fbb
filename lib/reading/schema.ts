// A reading as it comes from outside (a child process, a column of the database): checked before it is believed.
import { z } from 'zod'
import { lossSchema } from '#lib/sources/schema.ts'
import type { Reading } from './reading.ts'

const offset = z.int().min(0)
const span = z.tuple([offset, offset])
const raw = z.object({ raw: span })

/** Members that came later have defaults, so that what an older version stored still opens. */
export const readingSchema = z.object({
  source: z.object({
    sha256: z.string(),
    bytes: offset,
    format: z.string(),
    encoding: z.string(),
    language: z.string().optional(),
  }),
  original: z.string().optional(),
  text: z.string(),
  blocks: z.array(
    z.object({
      kind: z.enum([
        'heading',
        'paragraph',
        'list-item',
        'table-row',
        'verse',
        'quote',
        'salutation',
        'signature',
        'caption',
        'note',
      ]),
      start: offset,
      end: offset,
      level: z.int().optional(),
      section: z.int().optional(),
      page: z.string().optional(),
    }),
  ),
  notes: z.array(
    z.object({
      label: z.string(),
      kind: z.enum(['footnote', 'endnote', 'marginal', 'apparatus', 'comment', 'side-note', 'editorial']),
      at: offset.nullable(),
      marker: raw.nullable(),
      bodyMarker: raw.nullable(),
      body: span.nullable(),
      rawBody: z.array(span),
      state: z.string(),
    }),
  ),
  pages: z.array(
    z.object({
      label: z.string(),
      labelSource: z.enum(['printed', 'counted']),
      raw: offset,
      at: offset,
      order: offset,
    }),
  ),
  furniture: z.array(z.object({ raw: span, kind: z.string(), text: z.string() })),
  duplicates: z.array(z.object({ raw: span, of: span })),
  edits: z.array(z.object({ raw: span, kind: z.string(), replacement: z.string(), certain: z.boolean() })),
  map: z.array(z.tuple([offset, offset, offset])),
  sections: z.array(
    z.object({
      start: offset,
      end: offset,
      title: z.string(),
      creator: z.string().optional(),
      date: z.string().optional(),
    }),
  ),
  references: z.object({
    archival: z.array(z.looseObject(raw.shape)),
    back: z.array(z.looseObject(raw.shape)),
    works: z.array(z.looseObject(raw.shape)),
    dates: z.array(z.looseObject(raw.shape)),
    names: z.array(z.looseObject({ surface: z.string() })),
  }),
  problems: z.array(lossSchema),
  decisions: z
    .array(
      z.object({
        key: z.string(),
        kind: z.enum(['line-end', 'paragraph', 'zone', 'note', 'duplicate', 'tracked-change']),
        raw: span,
        choice: z.string(),
        options: z.array(z.string()),
        certain: z.boolean(),
        reason: z.string(),
      }),
    )
    .default([]),
  words: z
    .array(
      z.object({
        raw: span,
        box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        confidence: z.number().nullable(),
        page: offset.optional(),
      }),
    )
    .optional(),
  surfaces: z
    .array(
      z.object({
        page: offset,
        width: z.number().min(0),
        height: z.number().min(0),
        image: z.string().optional(),
      }),
    )
    .optional(),
  counts: z.record(z.string(), z.number()),
})

export const readOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    reading: readingSchema.transform((reading) => reading as unknown as Reading),
  }),
  z.object({
    kind: z.literal('unsure'),
    candidates: z.array(z.object({ encoding: z.string(), label: z.string(), preview: z.string() })).min(1),
  }),
  z.object({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
])
