// What lies in a project archive, and where. A zip with JSON Lines for each noun, the event log, the texts and the originals;
// `manifest.json` names every other file with its SHA-256. Nothing in it depends on the time or the place of the export.
import { z } from 'zod'
import { projectEvent } from '#lib/live/event.ts'
import { recordSchema } from '#lib/live/record-schemas.ts'
import { nouns, recordKinds, type RecordKind, type RecordOf } from '#lib/live/records.ts'
import { id, plainText, requiredLine, revisionDefaults } from '#lib/sources/schema.ts'

/** Raised when a file changes its meaning; older archives stay readable. */
export const formatVersion = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const headHash = z.union([hash, z.literal('')])

export const manifestSchema = z.strictObject({
  format: z.literal('fontes-archive'),
  formatVersion: z.int().min(1),
  appVersion: z.string().max(40),
  project: z.strictObject({ id, slug: z.string().max(80), title: requiredLine(200) }),
  /** Number and hash of the last event. */
  eventVersion: z.int().min(0),
  headHash,
  files: z
    .array(z.strictObject({ path: z.string().max(300), size: z.int().min(0), sha256: hash }))
    .max(50_000),
})
export type Manifest = z.output<typeof manifestSchema>

/** A person as the archive knows them: never an e-mail address, never a password. */
export const personSchema = z.strictObject({ id, name: z.string().min(1).max(300) })
export type ArchivedPerson = z.output<typeof personSchema>

export const eventSchema = projectEvent.extend({ prevHash: headHash, hash })
export type ArchivedEvent = z.output<typeof eventSchema>

export const operationSchema = z.strictObject({
  id,
  actorId: id,
  requestHash: hash,
  fromVersion: z.int().min(1),
  toVersion: z.int().min(1),
  at: z.iso.datetime(),
})
export type ArchivedOperation = z.output<typeof operationSchema>

export const originalSchema = z.strictObject({
  sha256: hash,
  fileName: plainText(300),
  size: z.int().min(0),
  createdAt: z.iso.datetime(),
})
export type ArchivedOriginal = z.output<typeof originalSchema> & { bytes: Uint8Array }

const offset = z.int().min(0)
const pair = z.tuple([offset, offset])
/** What the pages that show a text rely on; the rest of a reading travels as it is. */
export const textSchema = z.strictObject({
  text: z.string(),
  reading: z.looseObject({
    blocks: z
      .array(z.looseObject({ kind: z.string(), start: offset, end: offset, level: z.int().optional() }))
      .optional(),
    notes: z
      .array(
        z.looseObject({
          label: z.string(),
          kind: z.string(),
          at: offset.nullable(),
          body: pair.nullable(),
          state: z.string(),
        }),
      )
      .optional(),
    pages: z.array(z.looseObject({ label: z.string(), at: offset })).optional(),
    counts: z.record(z.string(), z.number()).optional(),
  }),
  /** From the text of the revision before; null or missing for the first. */
  difference: z.array(z.union([z.int(), z.string()])).nullish(),
})
export type ArchivedText = z.output<typeof textSchema>

export interface ArchiveContents {
  appVersion: string
  slug: string
  eventVersion: number
  headHash: string
  people: ArchivedPerson[]
  /** Of every kind, retired ones too; `project` holds exactly one. */
  records: { [K in RecordKind]: RecordOf<K>[] }
  events: ArchivedEvent[]
  operations: ArchivedOperation[]
  /** By revision. */
  texts: Map<string, ArchivedText>
  originals: ArchivedOriginal[]
}

export const paths = {
  manifest: 'manifest.json',
  people: 'people.jsonl',
  events: 'events.jsonl',
  operations: 'operations.jsonl',
  originals: 'originals.jsonl',
  records: (kind: RecordKind): string => `records/${nouns[kind].plural}.jsonl`,
  text: (revisionId: string): string => `texts/${revisionId}.json`,
  original: (sha256: string): string => `originals/${sha256}`,
}

/** Fields that came later: archives from before lack them. */
const later: Partial<Record<RecordKind, object>> = { revision: revisionDefaults }
/** Nouns that came later: archives from before have no file of them. */
export const laterKinds: readonly RecordKind[] = [
  'sourceReference',
  'correction',
  'placement',
  'borrowing',
  'pageImage',
]

/** The schema of one line of a noun's file. */
export function lineSchema(kind: RecordKind): z.ZodType<Record<string, unknown>> {
  const defaults = later[kind]
  if (!defaults) return recordSchema(kind)
  const isObject = (line: unknown): line is object => typeof line === 'object' && line !== null
  return z.preprocess((line) => (isObject(line) ? { ...defaults, ...line } : line), recordSchema(kind))
}
export const archivedKinds: readonly RecordKind[] = recordKinds

/** The field by which a record hangs on another of its own kind; no chain of them leads back to itself. */
export const upward: Partial<Record<RecordKind, string>> = {
  tag: 'parentId',
  claim: 'supersededById',
  evidence: 'toLinkId',
  position: 'replacesId',
  comment: 'parentId',
  revision: 'previousId',
}
