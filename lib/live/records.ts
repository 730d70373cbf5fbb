// The nouns of a project in one table: their fields, defaults, what may change, and what hangs on what.
// Server, browser, archive and OpenAPI all read this table; a new noun is one entry here and one table in the schema.
import { z } from 'zod'
import {
  attestationDefaults,
  attestationShape,
  claimDefaults,
  claimRelationDefaults,
  claimRelationShape,
  claimShape,
  commentDefaults,
  commentShape,
  conflictDefaults,
  conflictShape,
  editionDefaults,
  editionShape,
  evidenceDefaults,
  evidenceShape,
  noteDefaults,
  noteShape,
  positionDefaults,
  positionShape,
  tagDefaults,
  taggingDefaults,
  taggingShape,
  tagShape,
} from '#lib/claims/schema.ts'
import {
  assessmentDefaults,
  assessmentShape,
  correctionShape,
  line,
  passageDefaults,
  passageShape,
  placementDefaults,
  placementShape,
  plainText,
  requiredLine,
  revisionDefaults,
  revisionShape,
  sourceDefaults,
  sourceRelationDefaults,
  sourceReferenceDefaults,
  sourceReferenceShape,
  sourceRelationShape,
  sourceShape,
  sourceUnitDefaults,
  sourceUnitShape,
} from '#lib/sources/schema.ts'
import { borrowingShape } from '#lib/sources/borrowing.ts'
import { pageImageShape } from '#lib/sources/page-image.ts'
import { roles } from '#lib/access/role.ts'

/** Where a field points: the kind of the record whose id it holds. */
type Links = Readonly<Record<string, string>>

interface Noun<Shape extends z.ZodRawShape> {
  /** In URLs and archive file names. */
  plural: string
  shape: Shape
  defaults: Partial<{ [K in keyof Shape]: z.input<Shape[K]> }>
  /** Fields that are set at creation and never change. */
  fixed: readonly (keyof Shape & string)[]
  links: Links
  /** Made and changed only by commands of their own, not by the record routes. */
  byCommand?: { create?: boolean; revise?: boolean; retire?: boolean }
}
const noun = <Shape extends z.ZodRawShape>(entry: Noun<Shape>): Noun<Shape> => entry

export const nouns = {
  project: noun({
    plural: 'project',
    shape: { title: requiredLine(200), description: plainText(8000), language: line(40) },
    defaults: {},
    fixed: [],
    links: {},
    byCommand: { create: true, revise: true, retire: true },
  }),
  member: noun({
    plural: 'members',
    shape: { userId: z.uuid(), role: z.enum(roles), name: z.string() },
    defaults: {},
    fixed: ['userId', 'name'],
    links: {},
    byCommand: { create: true, revise: true, retire: true },
  }),
  source: noun({
    plural: 'sources',
    shape: sourceShape,
    defaults: sourceDefaults,
    fixed: [],
    links: {},
    byCommand: { create: true },
  }),
  revision: noun({
    plural: 'revisions',
    shape: revisionShape,
    defaults: revisionDefaults,
    fixed: [],
    links: { sourceId: 'source', previousId: 'revision', restoredFromId: 'revision' },
    byCommand: { create: true, revise: true, retire: true },
  }),
  correction: noun({
    plural: 'corrections',
    shape: correctionShape,
    defaults: {},
    fixed: [],
    links: { sourceId: 'source', revisionId: 'revision' },
    byCommand: { create: true, revise: true, retire: true },
  }),
  unit: noun({
    plural: 'units',
    shape: sourceUnitShape,
    defaults: sourceUnitDefaults,
    fixed: ['sourceId'],
    links: { sourceId: 'source', revisionId: 'revision' },
  }),
  passage: noun({
    plural: 'passages',
    shape: passageShape,
    defaults: passageDefaults,
    fixed: ['sourceId', 'revisionId'],
    links: { sourceId: 'source', revisionId: 'revision', unitId: 'unit' },
  }),
  placement: noun({
    plural: 'placements',
    shape: placementShape,
    defaults: placementDefaults,
    fixed: ['passageId', 'revisionId'],
    links: { passageId: 'passage', revisionId: 'revision' },
  }),
  note: noun({
    plural: 'notes',
    shape: noteShape,
    defaults: noteDefaults,
    fixed: ['passageId'],
    links: { passageId: 'passage' },
  }),
  tag: noun({
    plural: 'tags',
    shape: tagShape,
    defaults: tagDefaults,
    fixed: [],
    links: { parentId: 'tag' },
  }),
  tagging: noun({
    plural: 'taggings',
    shape: taggingShape,
    defaults: taggingDefaults,
    fixed: ['tagId', 'passageId', 'claimId'],
    links: { tagId: 'tag', passageId: 'passage', claimId: 'claim' },
  }),
  claim: noun({
    plural: 'claims',
    shape: claimShape,
    defaults: claimDefaults,
    fixed: [],
    links: { supersededById: 'claim' },
  }),
  attestation: noun({
    plural: 'attestations',
    shape: attestationShape,
    defaults: attestationDefaults,
    fixed: ['passageId', 'claimId'],
    links: { passageId: 'passage', claimId: 'claim' },
  }),
  evidence: noun({
    plural: 'evidence',
    shape: evidenceShape,
    defaults: evidenceDefaults,
    fixed: ['fromAttestationId', 'fromClaimId', 'fromAssessmentId', 'toClaimId', 'toLinkId'],
    links: {
      fromAttestationId: 'attestation',
      fromClaimId: 'claim',
      fromAssessmentId: 'assessment',
      toClaimId: 'claim',
      toLinkId: 'evidence',
    },
  }),
  claimRelation: noun({
    plural: 'claim-relations',
    shape: claimRelationShape,
    defaults: claimRelationDefaults,
    fixed: ['fromClaimId', 'toClaimId'],
    links: { fromClaimId: 'claim', toClaimId: 'claim' },
  }),
  sourceRelation: noun({
    plural: 'source-relations',
    shape: sourceRelationShape,
    defaults: sourceRelationDefaults,
    fixed: ['fromSourceId', 'toSourceId'],
    links: { fromSourceId: 'source', toSourceId: 'source' },
  }),
  sourceReference: noun({
    plural: 'source-references',
    shape: sourceReferenceShape,
    defaults: sourceReferenceDefaults,
    fixed: ['sourceId', 'revisionId', 'kind', 'quote', 'before', 'after', 'normalized', 'spans', 'noteLabel'],
    links: {
      sourceId: 'source',
      revisionId: 'revision',
      targetSourceId: 'source',
      relationId: 'sourceRelation',
    },
  }),
  assessment: noun({
    plural: 'assessments',
    shape: assessmentShape,
    defaults: assessmentDefaults,
    fixed: ['sourceId', 'unitId', 'question', 'judgement', 'reliability', 'templateVersion'],
    links: { sourceId: 'source', unitId: 'unit' },
  }),
  position: noun({
    plural: 'positions',
    shape: positionShape,
    defaults: positionDefaults,
    fixed: ['claimId', 'holder', 'userId', 'stance', 'certainty', 'reasons', 'sinceEdtf', 'replacesId'],
    links: { claimId: 'claim', replacesId: 'position' },
  }),
  conflict: noun({
    plural: 'conflicts',
    shape: conflictShape,
    defaults: conflictDefaults,
    fixed: [],
    links: {},
  }),
  comment: noun({
    plural: 'comments',
    shape: commentShape,
    defaults: commentDefaults,
    fixed: ['parentId', 'targetKind', 'targetId'],
    links: { parentId: 'comment' },
  }),
  borrowing: noun({
    plural: 'borrowings',
    shape: borrowingShape,
    defaults: {},
    fixed: [],
    links: { sourceId: 'source', revisionId: 'revision', passageId: 'passage' },
    byCommand: { create: true, revise: true },
  }),
  pageImage: noun({
    plural: 'page-images',
    shape: pageImageShape,
    defaults: {},
    fixed: ['sourceId', 'fileName', 'sha256', 'mediaType', 'width', 'height', 'size'],
    links: { sourceId: 'source' },
    byCommand: { create: true },
  }),
  edition: noun({ plural: 'editions', shape: editionShape, defaults: editionDefaults, fixed: [], links: {} }),
} as const

export type RecordKind = keyof typeof nouns
export const recordKinds = Object.keys(nouns) as RecordKind[]

export type RecordFields<K extends RecordKind> = {
  -readonly [F in keyof (typeof nouns)[K]['shape']]: z.output<(typeof nouns)[K]['shape'][F] & z.ZodType>
}

/** What every record carries beside its fields. Times are ISO 8601 in UTC. */
export type RecordBase = {
  id: string
  version: number
  createdById: string
  createdAt: string
  updatedAt: string
  /** Null: alive. A retired record keeps its content and can be restored. */
  retiredAt: string | null
}
export type RecordOf<K extends RecordKind> = RecordBase & RecordFields<K>

/** Kinds that the record routes and batches may write. */
export function isWritable(kind: RecordKind, op: 'create' | 'revise' | 'retire'): boolean {
  const byCommand: { create?: boolean; revise?: boolean; retire?: boolean } | undefined =
    nouns[kind].byCommand
  return byCommand?.[op] !== true
}
