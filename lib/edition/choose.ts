// What an edition holds. Rules E3–E6 of the README: an empty list means all; a claim is never printed without what speaks
// against it, unless the sources or people that do so are left out, and then the claim says how many.
import type { RecordLists } from '#lib/live/state.ts'
import type { RecordKind, RecordOf } from '#lib/live/records.ts'

export type ByKind = { readonly [K in RecordKind]: readonly RecordOf<K>[] }

export interface Chosen {
  /** Only what is printed, each list in its order of printing. */
  records: ByKind
  /** Everything alive, in the same order. */
  all: ByKind
  isTag: (id: string) => boolean
}

/** Living records of every kind; made in one order, whatever the order of the lists. */
export function settle(lists: RecordLists, kinds: readonly RecordKind[]): ByKind {
  const out: Record<string, readonly unknown[]> = {}
  for (const kind of kinds) {
    const list = (lists[kind] ?? []) as readonly RecordOf<RecordKind>[]
    out[kind] = list.filter((record) => record.retiredAt === null).sort(byMaking)
  }
  return out as unknown as ByKind
}

/** By time of making, then by id: no two records are equal. */
export function byMaking(a: { createdAt: string; id: string }, b: { createdAt: string; id: string }): number {
  return compare(a.createdAt, b.createdAt) || compare(a.id, b.id)
}
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** Sources in the order of the list of sources. */
export function bySiglum(a: RecordOf<'source'>, b: RecordOf<'source'>): number {
  return a.position - b.position || compare(a.siglum, b.siglum) || byMaking(a, b)
}

/** The four choices of an edition; an empty list chooses everything. */
export type Choices = Pick<RecordOf<'edition'>, 'sourceIds' | 'claimIds' | 'tagIds' | 'userIds'>

/** Applies the four choices of an edition; null chooses everything. */
export function choose(all: ByKind, edition: Choices | null): Chosen {
  const isSource = chooser(edition?.sourceIds)
  const isClaim = chooser(edition?.claimIds)
  const isPerson = chooser(edition?.userIds)
  const isTag = tagChooser(all, edition?.tagIds ?? [])
  const limitsTags = (edition?.tagIds ?? []).length > 0
  const limitsClaims = (edition?.claimIds ?? []).length > 0
  const limitsSources = (edition?.sourceIds ?? []).length > 0
  const limitsPeople = (edition?.userIds ?? []).length > 0
  const own = <T extends { createdById: string }>(list: readonly T[]): T[] =>
    list.filter((one) => isPerson(one.createdById))

  const source = all.source.filter((one) => isSource(one.id))
  const inSources = new Set(source.map((one) => one.id))
  const passageById = new Map(all.passage.map((one) => [one.id, one]))
  const stands = (passageId: string): boolean => inSources.has(passageById.get(passageId)?.sourceId ?? '')
  const tagging = own(all.tagging)
  const attestation = own(all.attestation).filter((one) => stands(one.passageId))
  const assessment = own(all.assessment).filter((one) => inSources.has(one.sourceId))
  const attestationById = new Map(attestation.map((one) => [one.id, one]))
  const assessed = new Set(assessment.map((one) => one.id))
  const fits = (link: RecordOf<'evidence'>): boolean =>
    (link.fromAttestationId === null || attestationById.has(link.fromAttestationId)) &&
    (link.fromAssessmentId === null || assessed.has(link.fromAssessmentId))
  const evidence = own(all.evidence).filter(fits)
  const position = own(all.position)

  const tagged = new Set(
    tagging.filter((one) => isTag(one.tagId)).map((one) => one.passageId ?? one.claimId ?? ''),
  )
  const attests = groupBy(attestation, (one) => one.claimId)
  const everAttested = new Set(all.attestation.map((one) => one.claimId))
  const touchedBy = new Set([
    ...attestation.map((one) => one.claimId),
    ...evidence.flatMap((one) => (one.toClaimId === null ? [] : [one.toClaimId])),
    ...position.map((one) => one.claimId),
  ])
  const claim = all.claim.filter((one) => {
    if (!isClaim(one.id)) return false
    // A claim that was chosen by name stays, whatever else is left out.
    if (limitsClaims) return true
    const attesting = attests.get(one.id) ?? []
    if (limitsTags && !tagged.has(one.id) && !attesting.some((by) => tagged.has(by.passageId))) return false
    if (limitsSources && attesting.length === 0 && everAttested.has(one.id)) return false
    return !limitsPeople || isPerson(one.createdById) || touchedBy.has(one.id)
  })
  const inClaims = new Set(claim.map((one) => one.id))

  const noted = new Set(own(all.note).map((one) => one.passageId))
  const taggedAtAll = new Set(tagging.flatMap((one) => (one.passageId === null ? [] : [one.passageId])))
  const ofClaim = new Set(attestation.filter((one) => inClaims.has(one.claimId)).map((one) => one.passageId))
  const ofAnyClaim = new Set(all.attestation.map((one) => one.passageId))
  const textual = new Set(
    own(all.note)
      .filter((one) => one.register === 'textual')
      .map((one) => one.passageId),
  )
  const passage = all.passage.filter((one) => {
    if (!inSources.has(one.sourceId)) return false
    // What serves a printed claim is printed, and remarks on the text belong to the text, not to the argument.
    if (ofClaim.has(one.id) || textual.has(one.id)) return true
    if (limitsTags && !tagged.has(one.id)) return false
    if (limitsClaims && ofAnyClaim.has(one.id)) return false
    return !limitsPeople || isPerson(one.createdById) || noted.has(one.id) || taggedAtAll.has(one.id)
  })
  const inPassages = new Set(passage.map((one) => one.id))
  const keptAttestation = attestation.filter(
    (one) => inPassages.has(one.passageId) && inClaims.has(one.claimId),
  )
  const keptEvidence = followLinks(evidence, inClaims)
  const records = {
    ...all,
    source,
    passage,
    claim,
    unit: all.unit.filter((one) => inSources.has(one.sourceId)),
    note: own(all.note).filter((one) => inPassages.has(one.passageId)),
    tagging: tagging.filter((one) => inPassages.has(one.passageId ?? '') || inClaims.has(one.claimId ?? '')),
    tag: all.tag,
    attestation: keptAttestation,
    evidence: keptEvidence,
    assessment,
    position: position.filter((one) => inClaims.has(one.claimId)),
    claimRelation: own(all.claimRelation).filter(
      (one) => inClaims.has(one.fromClaimId) || inClaims.has(one.toClaimId),
    ),
    sourceReference: own(all.sourceReference).filter(
      (one) => one.status === 'confirmed' && inSources.has(one.sourceId),
    ),
    sourceRelation: own(all.sourceRelation).filter(
      (one) => inSources.has(one.fromSourceId) || inSources.has(one.toSourceId),
    ),
    conflict: own(all.conflict).filter(
      (one) =>
        (one.claimIds.length === 0 && one.attestationIds.length === 0) ||
        one.claimIds.some((id) => inClaims.has(id)) ||
        one.attestationIds.some((id) => keptAttestation.some((kept) => kept.id === id)),
    ),
  }
  return { records, all, isTag }
}

/** Links to printed claims, and the links that answer them, to any depth. */
function followLinks(
  links: readonly RecordOf<'evidence'>[],
  inClaims: ReadonlySet<string>,
): RecordOf<'evidence'>[] {
  const kept = new Set(links.filter((one) => inClaims.has(one.toClaimId ?? '')).map((one) => one.id))
  const answers = groupBy(links, (one) => one.toLinkId ?? '')
  const queue = [...kept]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const answer of answers.get(id) ?? []) {
      if (kept.has(answer.id)) continue
      kept.add(answer.id)
      queue.push(answer.id)
    }
  }
  return links.filter((one) => kept.has(one.id))
}

function chooser(ids: readonly string[] | undefined): (id: string) => boolean {
  if (!ids || ids.length === 0) return () => true
  const set = new Set(ids)
  return (id) => set.has(id)
}

/** A tag counts with everything below it. */
function tagChooser(all: ByKind, ids: readonly string[]): (id: string) => boolean {
  if (ids.length === 0) return () => true
  const chosen = new Set(ids)
  const children = groupBy(all.tag, (one) => one.parentId ?? '')
  const queue = [...ids]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const child of children.get(id) ?? []) {
      if (chosen.has(child.id)) continue
      chosen.add(child.id)
      queue.push(child.id)
    }
  }
  return (id) => chosen.has(id)
}

/** The members of `list` under each key, in the order of the list. */
export function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
