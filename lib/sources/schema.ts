// What a source, its units, revisions, passages and relations are made of, for the form, the route and the archive alike.
import { z } from 'zod'
import { readEdtf } from './dates.ts'
import {
  checkStatuses,
  citationSignals,
  correctionTypes,
  type CorrectionType,
  dateBases,
  placementDecisions,
  referenceKinds,
  referenceStatuses,
  relationCertainties,
  relationScopes,
  reliabilities,
  revisionOrigins,
  sourceRelationTypes,
  verdicts,
} from './vocabulary.ts'

export const id = z.uuid()
/** Text of a field: well-formed Unicode without NUL, at most `max` UTF-16 code units. */
export const plainText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), { error: 'not_well_formed' })
export const line = (max: number) =>
  plainText(max).refine((text) => !/[\r\n]/.test(text), { error: 'one_line' })
export const requiredLine = (max: number) =>
  line(max).refine((text) => text.trim() !== '', { error: 'required' })
export const requiredText = (max: number) =>
  plainText(max).refine((text) => text.trim() !== '', { error: 'required' })
export const edtfDate = line(120).refine((text) => text === '' || readEdtf(text) !== null, {
  error: 'not_edtf',
})
export const span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .refine(([start, end]) => end > start, { error: 'empty_span' })
/** Ordered and not overlapping. */
export const spans = z
  .array(span)
  .min(1)
  .max(200)
  .refine((list) => list.every((one, i) => i === 0 || (list[i - 1]?.[1] ?? 0) <= one[0]), {
    error: 'spans_unordered',
  })
const names = z.array(requiredLine(300)).max(50)

const sheet = {
  creators: names,
  dateText: line(300),
  dateEdtf: edtfDate,
  dateBasis: z.enum(['', ...dateBases]),
  place: line(300),
  genre: line(200),
  language: line(40),
  archiveReference: line(500),
  transmission: plainText(4000),
  rights: plainText(1000),
  description: plainText(20_000),
}
const emptySheet = {
  creators: [],
  dateText: '',
  dateEdtf: '',
  dateBasis: '' as const,
  place: '',
  genre: '',
  language: '',
  archiveReference: '',
  transmission: '',
  rights: '',
  description: '',
}

export const sourceShape = {
  siglum: requiredLine(24),
  title: requiredLine(500),
  position: z.int().min(0),
  ...sheet,
}
export const sourceDefaults = { position: 0, ...emptySheet }

export const sourceUnitShape = {
  sourceId: id,
  label: requiredLine(300),
  spans: spans.nullable(),
  revisionId: id.nullable(),
  addressees: names,
  translator: line(300),
  position: z.int().min(0),
  ...sheet,
}
export const sourceUnitDefaults = {
  spans: null,
  revisionId: null,
  addressees: [],
  translator: '',
  position: 0,
  ...emptySheet,
}

/** A line of the report of losses; `raw` is a range of the original in UTF-16 code units. */
export const lossSchema = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  count: z.number().optional(),
  label: z.string().optional(),
  raw: z.tuple([z.int().min(0), z.int().min(0)]).optional(),
})

/**
 * How a file was read: what was counted, what was lost, what the reading did in one line for each thing, and what a person
 * chose where the reader had a choice. Older reports lack what came later.
 */
export const readingReport = z.object({
  counts: z.record(z.string(), z.number()),
  problems: z.array(lossSchema),
  summary: z
    .array(
      z.object({
        code: z.string(),
        count: z.int(),
        /** How many of them are not certain. */
        unsure: z.int().optional(),
        label: z.string().optional(),
        of: z.string().optional(),
      }),
    )
    .optional(),
  choices: z.record(z.string(), z.string()).optional(),
})
export type ReadingReport = z.output<typeof readingReport>

/** How much a revision changed: places, characters taken out and put in, and corrections by type. */
const revisionChanges = z.strictObject({
  places: z.int().min(0),
  removed: z.int().min(0),
  inserted: z.int().min(0),
  corrections: z.partialRecord(z.enum(correctionTypes), z.int().min(0)),
})
export type RevisionChanges = z.output<typeof revisionChanges>

/** What everybody may know of a revision without loading its text. Made by commands only. */
export const revisionShape = {
  sourceId: id,
  number: z.int().min(1),
  originalSha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: line(300),
  format: line(40),
  encoding: line(40),
  textSha256: z.string().regex(/^[0-9a-f]{64}$/),
  length: z.int().min(0),
  report: readingReport,
  previousId: id.nullable(),
  origin: z.enum(revisionOrigins),
  restoredFromId: id.nullable(),
  reason: plainText(4000),
  changes: revisionChanges.nullable(),
}
/** What came later than the first revisions that were stored. */
export const revisionDefaults = {
  previousId: null,
  origin: 'import' as const,
  restoredFromId: null,
  reason: '',
  changes: null,
}

/** A place in a text: `[start, end]`, empty where something is put in. */
const place = z
  .tuple([z.int().min(0), z.int().min(0)])
  .refine(([start, end]) => end >= start, { error: 'empty_span' })
/** An emendation and a conjecture are judgements on the text of the source: they give their reason. */
export const needsReason = (type: CorrectionType): boolean => type === 'emendation' || type === 'conjecture'

/** One applied correction: what stood before, what stands in the revision that it made, and why. */
export const correctionShape = {
  sourceId: id,
  revisionId: id,
  spanBefore: place,
  spanAfter: place,
  reading: plainText(20_000),
  correction: plainText(20_000),
  type: z.enum(correctionTypes),
  reason: plainText(4000),
}

export const passageShape = {
  sourceId: id,
  revisionId: id,
  unitId: id.nullable(),
  spans,
  quote: requiredText(200_000),
  prefix: plainText(64),
  suffix: plainText(64),
}
export const passageDefaults = { unitId: null, prefix: '', suffix: '' }

/**
 * What a person decided about the place of a passage in a revision that it was not made on. `quote` are the words as they stand
 * there; with the words around them they are what later revisions are carried from.
 */
export const placementShape = {
  passageId: id,
  revisionId: id,
  /** Of the passage when this was decided: a passage that marks other words now is asked about again. */
  passageSpans: spans,
  decision: z.enum(placementDecisions),
  /** What comparing the texts had said. */
  verdict: z.enum(verdicts),
  /** In the text of the revision; null: it does not stand in it. */
  spans: spans.nullable(),
  quote: plainText(200_000),
  prefix: plainText(64),
  suffix: plainText(64),
  reason: plainText(4000),
}
export const placementDefaults = { spans: null, quote: '', prefix: '', suffix: '', reason: '' }

export const sourceRelationShape = {
  fromSourceId: id,
  toSourceId: id,
  relation: z.enum(sourceRelationTypes),
  scope: z.enum(relationScopes),
  certainty: z.enum(relationCertainties),
  checkStatus: z.enum(checkStatuses),
  reasoning: plainText(8000),
}
export const sourceRelationDefaults = {
  scope: 'whole' as const,
  certainty: 'probable' as const,
  checkStatus: 'unchecked' as const,
  reasoning: '',
}

/** The words around a reference by which it is found again in another reading. */
const context = plainText(80)
/** What a person decided about a reference that the reader found. `meaning` is what they take it for. */
export const sourceReferenceShape = {
  sourceId: id,
  revisionId: id,
  kind: z.enum(referenceKinds),
  quote: requiredText(2000),
  before: context,
  after: context,
  normalized: plainText(2000),
  spans: spans.nullable(),
  noteLabel: line(40),
  status: z.enum(referenceStatuses),
  meaning: plainText(4000),
  locator: line(200),
  signal: z.enum(citationSignals),
  targetSourceId: id.nullable(),
  relationId: id.nullable(),
  comment: plainText(8000),
}
export const sourceReferenceDefaults = {
  before: '',
  after: '',
  normalized: '',
  spans: null,
  noteLabel: '',
  meaning: '',
  locator: '',
  signal: '' as const,
  targetSourceId: null,
  relationId: null,
  comment: '',
}

export const assessmentShape = {
  sourceId: id,
  unitId: id.nullable(),
  question: z.string().regex(/^([ABCD]\d{1,2})?$/),
  judgement: requiredText(8000),
  reliability: z.enum(reliabilities),
  templateVersion: z.int().min(1),
}
export const assessmentDefaults = { unitId: null, question: '', reliability: '' as const, templateVersion: 1 }
