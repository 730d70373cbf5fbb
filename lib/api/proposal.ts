// A file on somebody's import desk, as it travels: what the list shows of it, and what a person has said about it.
import { z } from 'zod'
import { readingReport, sourceReferenceShape, line } from '#lib/sources/schema.ts'
import { sourceRelationTypes } from '#lib/sources/vocabulary.ts'

const { kind, quote, normalized, before, after, spans, noteLabel, status } = sourceReferenceShape
const { meaning, locator, signal, targetSourceId, comment } = sourceReferenceShape

/** What a person said about a reference before there is a source that could hold it. */
export const proposedReference = z.strictObject({
  ...{ kind, quote, normalized, before, after, spans, noteLabel, status },
  ...{ meaning, locator, signal, targetSourceId, comment },
  /** With `targetSourceId`: the relation to that source which the reference shows. */
  relation: z.enum(sourceRelationTypes).nullable(),
})
export type ProposedReference = z.output<typeof proposedReference>

/** Decision.key → one of its options. */
export const choices = z.record(z.string().max(200), z.string().max(2000))

/** What the reading of a file gave, for lists. */
export const readOutcome = z.strictObject({
  format: z.string(),
  encoding: z.string(),
  language: z.string(),
  characters: z.int(),
  report: readingReport,
  /** Places that ask for a person, and decisions that could be made otherwise. */
  questions: z.int(),
  decisions: z.int(),
  references: z.int(),
})

export const proposal = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** `unread`: waits to be read. `unsure`: its encoding must be chosen. `failed`: reading broke off and can be tried again. */
  state: z.enum(['unread', 'read', 'unsure', 'failed']),
  /** The encoding that a person chose; empty: as the bytes say. */
  encoding: z.string(),
  choices,
  references: z.array(proposedReference),
  siglum: z.string(),
  title: z.string(),
  outcome: readOutcome.nullable(),
  candidates: z.array(z.object({ encoding: z.string(), label: z.string(), preview: z.string() })),
  /** With `failed`: why. */
  problem: z.strictObject({ reason: z.string(), detail: z.string() }).nullable(),
  /** Which reading this is; whoever accepts says which they have seen. */
  readingSha256: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type Proposal = z.output<typeof proposal>

/** What came of handing a file in. */
export const handedIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proposal'), proposal }),
  /** The same bytes are in the project already: nothing was kept. */
  z.strictObject({
    kind: z.literal('duplicate'),
    sourceId: z.uuid(),
    revisionId: z.uuid(),
    siglum: z.string(),
    title: z.string(),
  }),
])

export const proposalChange = z.strictObject({
  siglum: line(24).optional(),
  title: line(500).optional(),
  references: z.array(proposedReference).max(5000).optional(),
})

/** A file that became a source. */
export const importReport = z.strictObject({
  sourceId: z.uuid(),
  revisionId: z.uuid(),
  siglum: z.string(),
  title: z.string(),
  fileName: z.string(),
  encoding: z.string(),
  characters: z.int(),
  /** The same bytes are already in the project: this is the existing source, nothing was written. */
  isDuplicate: z.boolean(),
  ...readingReport.shape,
})
