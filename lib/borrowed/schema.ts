// What the process that reads strangers' files answers, checked before it is believed.
import { z } from 'zod'
import { borrowedFormats, verdicts } from '#lib/sources/vocabulary.ts'
import { problemCodes } from './annotation.ts'

const offset = z.int().min(0)
const pair = z.tuple([offset, offset])

export const borrowedFinding = z.strictObject({
  kind: z.enum([
    'negation',
    'number',
    'date',
    'name',
    'words',
    'spelling',
    'case',
    'punctuation',
    'note-sign',
  ]),
  old: z.string(),
  new: z.string(),
})
export const borrowedProblem = z.strictObject({
  code: z.enum(problemCodes),
  at: z.string(),
  message: z.string(),
})
export const countedDocument = z.strictObject({
  name: z.string(),
  annotations: z.int().min(0),
  hasText: z.boolean(),
})

export const borrowedNote = z.strictObject({
  text: z.string(),
  register: z.enum(['factual', 'textual']),
  author: z.string().nullable(),
  created: z.string().nullable(),
})

const annotation = z.strictObject({
  id: z.string(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  start: offset.optional(),
  end: offset.optional(),
  parts: z.array(pair).optional(),
  notes: z.array(borrowedNote),
  tags: z.array(z.array(z.string())),
  author: z.string().nullable(),
  created: z.string().nullable(),
  source: z.string().nullable(),
  replyTo: z.string().nullable(),
})

export const borrowedReadingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('read'),
    format: z.enum(borrowedFormats),
    documents: z.array(countedDocument),
    document: z.string(),
    text: z.string().nullable(),
    items: z.array(
      z.strictObject({
        index: z.int().min(0),
        annotation,
        verdict: z.enum(verdicts),
        spans: z.array(pair),
        candidates: z.array(z.strictObject({ start: offset, end: offset, score: z.number() })),
        findings: z.array(borrowedFinding),
        reason: z.string(),
      }),
    ),
    problems: z.array(borrowedProblem),
  }),
  z.strictObject({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
])
export type CheckedReading = Extract<z.output<typeof borrowedReadingSchema>, { kind: 'read' }>
export type CheckedItem = CheckedReading['items'][number]
