// Annotations of other programs as they travel: looked at first, with the verdict on each, then taken over by a person's decisions.
import { z } from 'zod'
import { borrowedFinding, borrowedNote, borrowedProblem, countedDocument } from '#lib/borrowed/schema.ts'
import { borrowedFormats, verdicts } from '#lib/sources/vocabulary.ts'

const offset = z.int().min(0)
const span = z.tuple([offset, offset])

/** Words of our text with what stands around them. */
const shownPlace = z.strictObject({ before: z.string(), words: z.string(), behind: z.string() })
export type ShownPlace = z.output<typeof shownPlace>

export const borrowedItem = z.strictObject({
  /** The number of the annotation in its file. */
  index: z.int().min(0),
  id: z.string(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  notes: z.array(borrowedNote),
  tags: z.array(z.array(z.string())),
  author: z.string().nullable(),
  created: z.string().nullable(),
  /** It answers another annotation and stands where that one stands. */
  isAnswer: z.boolean(),
  verdict: z.enum(verdicts),
  /** In words, for whoever wants to know exactly; in English. */
  reason: z.string(),
  /** What is different about the words found, where they are changed. */
  findings: z.array(borrowedFinding),
  spans: z.array(span),
  /** Where it would stand; null when nothing is proposed. */
  place: shownPlace.nullable(),
  candidates: z.array(z.strictObject({ start: offset, end: offset, score: z.number(), ...shownPlace.shape })),
  /** What is done unless somebody decides otherwise. */
  proposed: z.enum(['place', 'keep']),
  /** It was brought in before: with its passage, or as a report only. `isChanged`: it says something else there now. */
  present: z.strictObject({ passageId: z.uuid().nullable(), isChanged: z.boolean() }).nullable(),
})
export type BorrowedItem = z.output<typeof borrowedItem>

const preview = {
  format: z.enum(borrowedFormats),
  fileName: z.string(),
  /** All documents that the file has annotations of; this is about one of them. */
  documents: z.array(countedDocument),
  document: z.string(),
  items: z.array(borrowedItem),
  /** What cannot be brought, or only in part. */
  problems: z.array(borrowedProblem),
}
export const borrowedPreview = z.strictObject({
  ...preview,
  /** The revision in which the places were looked for: the newest. */
  revisionId: z.uuid(),
})
export type BorrowedPreview = z.output<typeof borrowedPreview>

/** The same with a text that the file brings along. */
export const borrowedSourcePreview = z.strictObject({
  ...preview,
  siglum: z.string(),
  title: z.string(),
  characters: z.int(),
  /** The source that has this very text already; the annotations belong there. */
  isThereAs: z.strictObject({ sourceId: z.uuid(), siglum: z.string() }).nullable(),
})
export type BorrowedSourcePreview = z.output<typeof borrowedSourcePreview>

/** What a person decides about an annotation: where nothing is said, what was proposed is done. */
export const borrowedDecision = z.discriminatedUnion('do', [
  /** At the place found, or at a candidate by its number in the preview. */
  z.strictObject({
    index: z.int().min(0),
    do: z.literal('place'),
    candidate: z.int().min(0).max(1000).optional(),
  }),
  /** Not brought in at all. */
  z.strictObject({ index: z.int().min(0), do: z.literal('skip') }),
  /** Kept with the source as a report, without a place. */
  z.strictObject({ index: z.int().min(0), do: z.literal('keep') }),
])
export type BorrowedDecision = z.output<typeof borrowedDecision>

const acceptance = {
  /** Made by the client: the same id again is a retry, and takes everything back. */
  operationId: z.uuid(),
  /** As the preview named it. */
  document: z.string().max(4000),
  decisions: z.array(borrowedDecision).max(10_000).default([]),
}
export const borrowedAcceptance = z.strictObject({
  ...acceptance,
  /** The revision of the preview; another one may have come meanwhile. */
  revisionId: z.uuid(),
})
export type BorrowedAcceptance = z.output<typeof borrowedAcceptance>
export const borrowedSourceAcceptance = z.strictObject({
  ...acceptance,
  sourceId: z.uuid(),
  revisionId: z.uuid(),
})
export type BorrowedSourceAcceptance = z.output<typeof borrowedSourceAcceptance>

export const borrowedReport = z.strictObject({
  operationId: z.uuid(),
  sourceId: z.uuid(),
  /** Annotations that stand in the text now; kept without a place; passed over; there already. */
  placed: z.int(),
  kept: z.int(),
  skipped: z.int(),
  present: z.int(),
  /** What was made of them. */
  passages: z.int(),
  notes: z.int(),
  tags: z.int(),
  newTags: z.array(z.string()),
  problems: z.array(borrowedProblem),
})
export type BorrowedReport = z.output<typeof borrowedReport>
