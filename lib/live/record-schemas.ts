// What a record may hold: the shapes of the table of nouns as schemas, for making, changing and answering, with the rules that
// span several fields.
import { z } from 'zod'
import { nouns, type RecordKind } from './records.ts'

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
