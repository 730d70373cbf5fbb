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
  commentTargets,
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

const asShape = (kind: RecordKind): z.ZodRawShape => nouns[kind].shape
const cache = new Map<string, z.ZodType<Record<string, unknown>>>()

/** All fields, with defaults filled in; unknown fields are refused. */
export function createSchema(kind: RecordKind): z.ZodType<Record<string, unknown>> {
  return cached(`create ${kind}`, () => {
    const defaults = nouns[kind].defaults as Record<string, unknown>
    const shape: Record<string, z.ZodType> = {}
    for (const [name, field] of Object.entries(asShape(kind))) {
      shape[name] =
        name in defaults ? (field as z.ZodType).default(defaults[name] as never) : (field as z.ZodType)
    }
    return withRules(kind, z.strictObject(shape))
  })
}

/** Any of the fields that may change; at least one. */
export function reviseSchema(kind: RecordKind): z.ZodType<Record<string, unknown>> {
  return cached(`revise ${kind}`, () => {
    const fixed: readonly string[] = nouns[kind].fixed
    const shape: Record<string, z.ZodType> = {}
    for (const [name, field] of Object.entries(asShape(kind)))
      if (!fixed.includes(name)) shape[name] = (field as z.ZodType).optional()
    return z
      .strictObject(shape)
      .refine((fields) => Object.keys(fields).length > 0, { error: 'nothing_to_change' })
  })
}

/** A record as the API answers it. */
export function recordSchema(kind: RecordKind): z.ZodType<Record<string, unknown>> {
  return cached(`record ${kind}`, () =>
    z.strictObject({
      id: z.uuid(),
      version: z.int().min(1),
      createdById: z.uuid(),
      createdAt: z.iso.datetime(),
      updatedAt: z.iso.datetime(),
      retiredAt: z.iso.datetime().nullable(),
      ...asShape(kind),
    }),
  )
}

function cached(
  key: string,
  make: () => z.ZodType<Record<string, unknown>>,
): z.ZodType<Record<string, unknown>> {
  let schema = cache.get(key)
  if (!schema) cache.set(key, (schema = make()))
  return schema
}

/** Rules over several fields of one record. */
function withRules(
  kind: RecordKind,
  schema: z.ZodType<Record<string, unknown>>,
): z.ZodType<Record<string, unknown>> {
  const set = (fields: Record<string, unknown>, names: string[]) =>
    names.filter((name) => fields[name] != null).length
  if (kind === 'evidence')
    return schema
      .refine((f) => set(f, ['fromAttestationId', 'fromClaimId', 'fromAssessmentId']) === 1, {
        error: 'one_origin',
        path: ['fromAttestationId'],
      })
      .refine((f) => set(f, ['toClaimId', 'toLinkId']) === 1, { error: 'one_target', path: ['toClaimId'] })
      .refine((f) => f['fromClaimId'] == null || f['fromClaimId'] !== f['toClaimId'], {
        error: 'self_reference',
        path: ['fromClaimId'],
      })
  if (kind === 'placement')
    return schema.refine((f) => (f['decision'] === 'detached') === (f['spans'] == null), {
      error: 'half_placed',
      path: ['spans'],
    })
  if (kind === 'tagging')
    return schema.refine((f) => set(f, ['passageId', 'claimId']) === 1, {
      error: 'one_target',
      path: ['passageId'],
    })
  if (kind === 'claimRelation')
    return schema.refine((f) => f['fromClaimId'] !== f['toClaimId'], {
      error: 'self_reference',
      path: ['toClaimId'],
    })
  if (kind === 'sourceRelation')
    return schema.refine((f) => f['fromSourceId'] !== f['toSourceId'], {
      error: 'self_reference',
      path: ['toSourceId'],
    })
  if (kind === 'sourceReference')
    return schema.refine((f) => f['targetSourceId'] !== f['sourceId'], {
      error: 'self_reference',
      path: ['targetSourceId'],
    })
  return schema
}

/** Links that a record outlives: a tag its parent, a passage its unit. Every other link it cannot stand without. */
const looseLinks: { readonly [K in RecordKind]?: readonly string[] } = {
  passage: ['unitId'],
  revision: ['restoredFromId'],
  tag: ['parentId'],
  claim: ['supersededById'],
  assessment: ['unitId'],
  // A decision outlives the text it was made on, and the source it was thought to mean.
  sourceReference: ['revisionId', 'targetSourceId', 'relationId'],
  position: ['replacesId'],
  borrowing: ['revisionId'],
}
/** Lists of ids; what is retired stays in them and is passed over. */
const idLists: { readonly [K in RecordKind]?: Readonly<Record<string, RecordKind>> } = {
  conflict: { claimIds: 'claim', attestationIds: 'attestation' },
  edition: { sourceIds: 'source', claimIds: 'claim', tagIds: 'tag' },
}

/** One record that another points at. */
export interface Reference {
  readonly field: string
  readonly kind: RecordKind
  readonly id: string
  /** The record that points cannot stand without it: it is retired and restored with it. */
  readonly isHard: boolean
}

/** Everything that a record with `fields` points at. */
export function listReferences(kind: RecordKind, fields: Readonly<Record<string, unknown>>): Reference[] {
  const found: Reference[] = []
  for (const [field, target] of Object.entries(nouns[kind].links)) {
    const id = fields[field]
    const isHard = looseLinks[kind]?.includes(field) !== true
    if (typeof id === 'string') found.push({ field, kind: target as RecordKind, id, isHard })
  }
  for (const [field, target] of Object.entries(idLists[kind] ?? {}))
    for (const id of (fields[field] as string[] | undefined) ?? [])
      found.push({ field, kind: target, id, isHard: false })
  if (kind === 'comment' && typeof fields['targetId'] === 'string')
    found.push({
      field: 'targetId',
      kind: fields['targetKind'] as RecordKind,
      id: fields['targetId'],
      isHard: true,
    })
  if (kind === 'borrowing')
    for (const { noteId } of (fields['notes'] as { noteId: string | null }[] | undefined) ?? [])
      if (noteId !== null) found.push({ field: 'notes', kind: 'note', id: noteId, isHard: false })
  if (kind === 'attestation')
    for (const { sourceId } of (fields['basis'] as { sourceId: string | null }[] | undefined) ?? [])
      if (sourceId !== null) found.push({ field: 'basis', kind: 'source', id: sourceId, isHard: false })
  return found
}

/** Where to look for what hangs on a record of `kind`: the kinds and fields that point at it and cannot stand without it. */
export function listHanging(kind: RecordKind): { kind: RecordKind; field: string }[] {
  const byLink = recordKinds.flatMap((other) =>
    Object.entries(nouns[other].links)
      .filter(([field, target]) => target === kind && looseLinks[other]?.includes(field) !== true)
      .map(([field]) => ({ kind: other, field })),
  )
  const isDiscussed = (commentTargets as readonly string[]).includes(kind)
  return isDiscussed ? [...byLink, { kind: 'comment', field: 'targetId' }] : byLink
}
