// Corrections that are being collected, and revisions of a text, as they travel.
import { z } from 'zod'
import { readingViewSchema } from '#lib/reading/reading-view.ts'
import { needsReason, plainText, readingReport } from '#lib/sources/schema.ts'
import { correctionTypes, verdicts } from '#lib/sources/vocabulary.ts'

const offset = z.int().min(0)
const span = z.tuple([offset, offset])

/** UTF-16 code units of what stood there, and of what is to stand there. */
export const mostOfCorrection = 20_000
const words = {
  correction: plainText(mostOfCorrection),
  type: z.enum(correctionTypes),
  reason: plainText(4000),
}
const hasReason = (one: { type: z.infer<typeof words.type>; reason: string }): boolean =>
  !needsReason(one.type) || one.reason.trim() !== ''

/** A correction to collect: a place in the text of a revision (empty where something is put in) and what stands there. */
export const newDraft = z
  .strictObject({
    revisionId: z.uuid(),
    start: offset,
    end: offset,
    /** As it stands; the server compares. */
    reading: plainText(mostOfCorrection),
    ...words,
  })
  .refine(({ start, end }) => start <= end, { error: 'empty_span', path: ['end'] })
  .refine(hasReason, { error: 'required', path: ['reason'] })

export const draftChange = z
  .strictObject({
    correction: words.correction.optional(),
    type: words.type.optional(),
    reason: words.reason.optional(),
    /** Shown to those who may apply it, or taken back. */
    isProposed: z.boolean().optional(),
  })
  .refine((fields) => Object.keys(fields).length > 0, { error: 'nothing_to_change' })

export const draft = z.strictObject({
  id: z.uuid(),
  sourceId: z.uuid(),
  revisionId: z.uuid(),
  start: offset,
  end: offset,
  reading: z.string(),
  ...words,
  isProposed: z.boolean(),
  version: z.int().min(1),
  createdById: z.uuid(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The words before and behind it, in the revision it was drafted in. */
  before: z.string(),
  behind: z.string(),
  /** Its place in the newest revision; null when the text was changed there meanwhile. */
  place: span.nullable(),
})
export type Draft = z.output<typeof draft>

export const drafts = z.strictObject({
  /** Number of the newest revision: what If-Match wants when they are applied. */
  number: z.int().min(1),
  mine: z.array(draft),
  /** Of others, who want them to be applied; only for those who may. */
  proposed: z.array(draft),
})

const hunkPiece = z.strictObject({
  kind: z.enum(['kept', 'removed', 'inserted']),
  text: z.string(),
  cut: z.int().min(0),
})
const hunk = z.strictObject({
  old: span,
  new: span,
  before: z.string(),
  pieces: z.array(hunkPiece),
  behind: z.string(),
})
export const shownDifference = z.strictObject({
  hunks: z.array(hunk),
  /** Of all hunks; those of the answer are a part. */
  count: z.int().min(0),
  places: z.int().min(0),
  removed: z.int().min(0),
  inserted: z.int().min(0),
})

/** Where a passage that was made on another revision stands in this one; without spans it has no place here yet. */
export const passagePlace = z.strictObject({
  passageId: z.uuid(),
  /** Of the passage: another version may stand elsewhere. */
  version: z.int().min(1),
  revisionId: z.uuid(),
  verdict: z.enum(verdicts),
  spans: z.array(span),
  reason: z.string(),
  /** The decision of a person (placement) that the place rests on; null: it was computed from where it was made. */
  decidedBy: z.uuid().nullable(),
})
export type PassagePlace = z.output<typeof passagePlace>
export const places = z.strictObject({
  places: z.array(passagePlace),
  /** Parts of the source that were placed in another revision. */
  units: z.array(
    z.strictObject({ unitId: z.uuid(), version: z.int().min(1), spans: z.array(span).nullable() }),
  ),
})

/** What a file would make of the text, before anything is written. */
export const revisionPreview = z.strictObject({
  /** Of the newest revision: what If-Match wants when the file is accepted. */
  number: z.int().min(1),
  fileName: z.string(),
  format: z.string(),
  encoding: z.string(),
  characters: z.int(),
  report: readingReport,
  isSameText: z.boolean(),
  difference: shownDifference,
  passages: z.strictObject({
    exact: z.int(),
    moved: z.int(),
    /** Those that would have no place in the new text. */
    unplaced: z.array(z.strictObject({ passageId: z.uuid(), verdict: z.enum(verdicts), reason: z.string() })),
  }),
})
export type RevisionPreview = z.output<typeof revisionPreview>

/** Where the lines of the original begin: offsets in the text, those of them that divide a word, and numbers of the file's own. */
export const textLines = z.strictObject({
  starts: z.array(z.int().min(0)),
  divided: z.array(z.int().min(0)),
  labels: z.array(z.tuple([z.int().min(0), z.string()])),
  /** False where the file knows no lines but those of the text itself. */
  isOfFile: z.boolean(),
})

/** The text of a revision, and what the reader shows of its zones. */
export const shownText = z.strictObject({
  id: z.uuid(),
  sourceId: z.uuid(),
  text: z.string(),
  reading: readingViewSchema,
})
