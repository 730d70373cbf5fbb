// What hangs on what: which records a record points at, and which cannot stand without it.
import { commentTargets } from '#lib/claims/schema.ts'
import { nouns, recordKinds, type RecordKind } from './records.ts'

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
