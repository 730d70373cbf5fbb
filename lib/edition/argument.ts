// The argument of an edition: claims with what speaks for and against them, positions, conflicts, relations of sources.
import type { RecordOf } from '#lib/live/records.ts'
import { groupBy, type Chosen } from './choose.ts'
import {
  type ClaimReference,
  type EditionAttestation,
  type EditionClaim,
  type EditionClaimRelation,
  type EditionConflict,
  type EditionEvidence,
  type EditionPosition,
  type EvidenceOrigin,
  type Omitted,
  type PassageReference,
} from './edition-argument.ts'
import { passageStances, type PassageStance } from './edition-passage.ts'
import { type EditionAssessment, type EditionSourceRelation, type SourceReference } from './edition-source.ts'
import { type TagMark } from './made.ts'
import { keyed, type People } from './names.ts'

export interface Argument {
  claims: EditionClaim[]
  claimRelations: EditionClaimRelation[]
  conflicts: EditionConflict[]
  sourceRelations: EditionSourceRelation[]
  sourceReference(id: string): SourceReference
  assessmentsOf(sourceId: string): EditionAssessment[]
  attestationsOf(passageId: string): EditionAttestation[]
  stanceOf(passageId: string): PassageStance
  claimReference(id: string): ClaimReference
}

interface Context {
  chosen: Chosen
  people: People
  references: ReadonlyMap<string, PassageReference>
  sourceKeys: ReadonlyMap<string, string>
  tagMarks: (id: string) => TagMark[]
}

export function argumentOf({ chosen, people, references, sourceKeys, tagMarks }: Context): Argument {
  const { records, all } = chosen
  const claimKeys = keyed('c', records.claim)
  const evidenceKeys = keyed('e', records.evidence)
  const attestationKeys = keyed('a', records.attestation)
  const assessmentKeys = keyed('j', records.assessment)
  const positionKeys = keyed('o', records.position)
  const conflictKeys = keyed('k', records.conflict)
  const claimById = new Map(all.claim.map((one) => [one.id, one]))
  const sourceById = new Map(all.source.map((one) => [one.id, one]))
  const unitById = new Map(all.unit.map((one) => [one.id, one]))
  const assessmentById = new Map(all.assessment.map((one) => [one.id, one]))
  const claimReference = (id: string): ClaimReference => {
    const key = claimKeys.get(id) ?? null
    return {
      id,
      key,
      number: key === null ? null : Number(key.slice(1)),
      statement: claimById.get(id)?.statement ?? '',
    }
  }

  const attestations = new Map<string, EditionAttestation>()
  for (const one of records.attestation) {
    const passage = references.get(one.passageId)
    if (!passage) continue
    attestations.set(one.id, {
      ...people.made(one),
      id: one.id,
      key: attestationKeys.get(one.id) ?? '',
      passage,
      claim: claimReference(one.claimId),
      polarity: one.polarity,
      modality: one.modality,
      standing: one.standing,
      informant: one.informant,
      infoClass: one.infoClass,
      paraphrase: one.paraphrase,
      basis: one.basis.map(({ sourceId, text }) =>
        [sourceId === null ? '' : (sourceById.get(sourceId)?.siglum ?? ''), text].filter(Boolean).join(': '),
      ),
    })
  }

  const originOf = (link: RecordOf<'evidence'>): EvidenceOrigin => {
    const attestation = attestations.get(link.fromAttestationId ?? '')
    if (attestation) return { kind: 'attestation', attestation, passage: attestation.passage }
    const attested = all.attestation.find((one) => one.id === link.fromAttestationId)
    const passage = references.get(attested?.passageId ?? '')
    if (attested)
      return { kind: 'attestation', claim: claimReference(attested.claimId), ...(passage ? { passage } : {}) }
    if (link.fromClaimId !== null) return { kind: 'claim', claim: claimReference(link.fromClaimId) }
    const judged = assessmentById.get(link.fromAssessmentId ?? '')
    if (!judged) return { kind: 'assessment' }
    return {
      kind: 'assessment',
      assessment: {
        id: judged.id,
        key: assessmentKeys.get(judged.id) ?? null,
        siglum: sourceById.get(judged.sourceId)?.siglum ?? '',
        question: judged.question,
        judgement: judged.judgement,
        by: people.of(judged.createdById).name,
      },
    }
  }
  const answersTo = groupBy(records.evidence, (one) => one.toLinkId ?? '')
  const toEvidence = (link: RecordOf<'evidence'>, above: readonly string[]): EditionEvidence => ({
    ...people.made(link),
    id: link.id,
    key: evidenceKeys.get(link.id) ?? '',
    relation: link.relation,
    strength: link.strength,
    reasoning: link.reasoning,
    linkedGroup: link.linkedGroup,
    from: originOf(link),
    // A link that answers itself in a circle is printed once.
    answers: (answersTo.get(link.id) ?? [])
      .filter((one) => !above.includes(one.id))
      .map((one) => toEvidence(one, [...above, one.id])),
  })

  const claimRelationKeys = keyed('q', records.claimRelation)
  const claimRelations = records.claimRelation.map((one): EditionClaimRelation => ({
    ...people.made(one),
    id: one.id,
    key: claimRelationKeys.get(one.id) ?? '',
    relation: one.relation,
    from: claimReference(one.fromClaimId),
    to: claimReference(one.toClaimId),
    reasoning: one.reasoning,
  }))
  const replacedBy = new Map(
    records.position.flatMap((one) => (one.replacesId === null ? [] : [[one.replacesId, one.id]])),
  )
  const toPosition = (one: RecordOf<'position'>): EditionPosition => ({
    ...people.made(one),
    id: one.id,
    key: positionKeys.get(one.id) ?? '',
    holder: one.holder,
    stance: one.stance,
    certainty: one.certainty,
    reasons: one.reasons,
    sinceEdtf: one.sinceEdtf,
    replacedBy: positionKeys.get(replacedBy.get(one.id) ?? '') ?? null,
  })
  const sourceRelationKeys = keyed('r', records.sourceRelation)
  const sourceReference = (id: string): SourceReference => ({
    key: sourceKeys.get(id) ?? null,
    siglum: sourceById.get(id)?.siglum ?? '',
    title: sourceById.get(id)?.title ?? '',
  })
  const attestationsByPassage = groupBy([...records.attestation], (one) => one.passageId)
  const attestationsByClaim = groupBy([...records.attestation], (one) => one.claimId)
  const linksFrom = groupBy(records.evidence, (one) => one.fromAttestationId ?? '')
  const linksTo = groupBy(records.evidence, (one) => one.toClaimId ?? '')
  const positionsOf = groupBy(records.position, (one) => one.claimId)
  const present = (list: readonly { id: string }[] | undefined): EditionAttestation[] =>
    (list ?? []).flatMap((one) => attestations.get(one.id) ?? [])

  const omittedOf = omissions(chosen)
  return {
    claimRelations,
    claimReference,
    sourceReference,
    attestationsOf: (passageId) => present(attestationsByPassage.get(passageId)),
    stanceOf(passageId) {
      const own = attestationsByPassage.get(passageId) ?? []
      const stances = new Set<PassageStance>()
      for (const one of own) {
        if (one.polarity !== 'silent') stances.add(one.polarity)
        // What answers another link is about an inference, not about what the passage says.
        for (const link of linksFrom.get(one.id) ?? [])
          if (link.toClaimId !== null) stances.add(link.relation)
      }
      return passageStances.find((stance) => stances.has(stance)) ?? 'marked'
    },
    assessmentsOf: (sourceId) =>
      records.assessment
        .filter((one) => one.sourceId === sourceId)
        .map((one) => ({
          ...people.made(one),
          id: one.id,
          key: assessmentKeys.get(one.id) ?? '',
          unit: unitById.get(one.unitId ?? '')?.label ?? '',
          question: one.question,
          judgement: one.judgement,
          reliability: one.reliability,
        })),
    sourceRelations: records.sourceRelation.map((one) => ({
      ...people.made(one),
      id: one.id,
      key: sourceRelationKeys.get(one.id) ?? '',
      relation: one.relation,
      from: sourceReference(one.fromSourceId),
      to: sourceReference(one.toSourceId),
      scope: one.scope,
      certainty: one.certainty,
      checkStatus: one.checkStatus,
      reasoning: one.reasoning,
    })),
    conflicts: records.conflict.map((one) => ({
      ...people.made(one),
      id: one.id,
      key: conflictKeys.get(one.id) ?? '',
      title: one.title,
      claims: one.claimIds.filter((id) => claimById.has(id)).map(claimReference),
      attestations: one.attestationIds.flatMap((id) => attestations.get(id) ?? []),
      resolution: one.resolution,
      rationale: one.rationale,
    })),
    claims: records.claim.map((one, index) => {
      const key = claimKeys.get(one.id) ?? ''
      return {
        ...people.made(one),
        id: one.id,
        key,
        number: index + 1,
        statement: one.statement,
        type: one.type,
        who: one.who,
        what: one.what,
        place: one.place,
        dateText: one.dateText,
        dateEdtf: one.dateEdtf,
        scopeNote: one.scopeNote,
        language: one.language,
        state: one.state,
        supersededBy: one.supersededById === null ? null : claimReference(one.supersededById),
        tags: tagMarks(one.id),
        attestations: present(attestationsByClaim.get(one.id)),
        evidence: (linksTo.get(one.id) ?? []).map((link) => toEvidence(link, [link.id])),
        relations: claimRelations.filter((relation) => relation.from.key === key || relation.to.key === key),
        positions: (positionsOf.get(one.id) ?? []).map(toPosition),
        conflicts: records.conflict
          .filter((conflict) => conflict.claimIds.includes(one.id))
          .map((conflict) => conflictKeys.get(conflict.id) ?? ''),
        omitted: omittedOf(one.id),
      }
    }),
  }
}

/** What speaks to a printed claim and is not printed. */
function omissions({ records, all }: Chosen): (claimId: string) => Omitted {
  const kept = (list: readonly { id: string }[]): Set<string> => new Set(list.map((one) => one.id))
  const keptAttestations = kept(records.attestation)
  const keptEvidence = kept(records.evidence)
  const keptPositions = kept(records.position)
  const attestations = groupBy(
    all.attestation.filter((one) => !keptAttestations.has(one.id)),
    (one) => one.claimId,
  )
  const evidence = groupBy(
    all.evidence.filter((one) => !keptEvidence.has(one.id)),
    (one) => one.toClaimId ?? '',
  )
  const positions = groupBy(
    all.position.filter((one) => !keptPositions.has(one.id)),
    (one) => one.claimId,
  )
  const sourceOf = new Map(all.passage.map((one) => [one.id, one.sourceId]))
  const printed = kept(records.source)
  const siglumOf = new Map(all.source.map((one) => [one.id, one.siglum]))
  return (claimId) => {
    const left = attestations.get(claimId) ?? []
    const sigla = left
      .map((one) => sourceOf.get(one.passageId) ?? '')
      .filter((id) => !printed.has(id))
      .map((id) => siglumOf.get(id) ?? '')
      .filter(Boolean)
    return {
      attestations: left.length,
      evidence: (evidence.get(claimId) ?? []).length,
      positions: (positions.get(claimId) ?? []).length,
      sigla: [...new Set(sigla)].sort(),
    }
  }
}
