// What an edition holds and what it leaves out, told by name.
import { bySiglum, type ByKind, type Choices, type Chosen } from './choose.ts'
import type { Choice, Selection } from './edition.ts'

export function describeSelection(
  edition: Choices | null,
  { records, all }: Chosen,
  names: ReadonlyMap<string, string>,
): Selection {
  const authors = [...new Set(authorsOf(all))].sort()
  const nameOf = (id: string): string => names.get(id) ?? `(${id.slice(-6)})`
  const choice = (
    ids: readonly string[] | undefined,
    kept: readonly string[],
    left: readonly string[],
  ): Choice => ({
    isLimited: (ids ?? []).length > 0,
    chosen: kept,
    leftOut: left,
  })
  const split = <T extends { id: string }>(
    list: readonly T[],
    isIn: (one: T) => boolean,
    label: (one: T) => string,
  ) => [list.filter(isIn).map(label), list.filter((one) => !isIn(one)).map(label)] as const
  const printedSources = new Set(records.source.map((one) => one.id))
  const printedClaims = new Set(records.claim.map((one) => one.id))
  const limited = [edition?.sourceIds, edition?.claimIds, edition?.tagIds, edition?.userIds]
  const tagIds = new Set(edition?.tagIds ?? [])
  const userIds = new Set(edition?.userIds ?? [])
  const sources = split(
    [...all.source].sort(bySiglum),
    (one) => printedSources.has(one.id),
    (one) => `${one.siglum} ${one.title}`,
  )
  const claims = split(
    all.claim,
    (one) => printedClaims.has(one.id),
    (one) => one.statement,
  )
  const tags = split(
    all.tag,
    (one) => tagIds.size === 0 || tagIds.has(one.id),
    (one) => one.label,
  )
  const people = split(
    authors.map((id) => ({ id })),
    (one) => userIds.size === 0 || userIds.has(one.id),
    (one) => nameOf(one.id),
  )
  return {
    isWhole: limited.every((ids) => (ids ?? []).length === 0),
    sources: choice(edition?.sourceIds, ...sources),
    claims: choice(edition?.claimIds, ...claims),
    tags: choice(edition?.tagIds, ...tags),
    people: choice(edition?.userIds, ...people),
    passagesLeftOut: all.passage.length - records.passage.length,
    notesLeftOut: all.note.length - records.note.length,
  }
}

/** Everyone who made something that an edition could print; discussion threads and rejected references are not printed. */
function authorsOf(all: ByKind): string[] {
  const { comment: _comment, member: _member, project: _project, edition: _edition, ...made } = all
  const printed = {
    ...made,
    sourceReference: made.sourceReference.filter((one) => one.status === 'confirmed'),
  }
  return Object.values(printed).flatMap((list) => list.map((one) => one.createdById))
}
