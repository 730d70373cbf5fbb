// Small records for the tests of claims: every field has a value, the tests name only what matters to them.
import type {
  Assessment,
  Attestation,
  Claim,
  Evidence,
  Passage,
  Position,
  Source,
  Tag,
  Tagging,
} from '#lib/claims/recorded.ts'
import {
  attestationDefaults,
  claimDefaults,
  evidenceDefaults,
  positionDefaults,
  tagDefaults,
} from '#lib/claims/schema.ts'
import { assessmentDefaults, passageDefaults, sourceDefaults } from '#lib/sources/schema.ts'

const base = (id: string) => ({
  id,
  version: 1,
  createdById: 'u1',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  retiredAt: null,
})

export const aSource = (id: string, fields: Partial<Source>): Source => ({
  ...base(id),
  ...sourceDefaults,
  siglum: id,
  title: `Source ${id}`,
  ...fields,
})
export const aClaim = (id: string, fields: Partial<Claim>): Claim => ({
  ...base(id),
  ...claimDefaults,
  statement: `Claim ${id}`,
  ...fields,
})
export const aPassage = (id: string, sourceId: string, fields: Partial<Passage>): Passage => ({
  ...base(id),
  ...passageDefaults,
  sourceId,
  revisionId: `r-${sourceId}`,
  spans: [[0, 10]],
  quote: 'a quotation',
  ...fields,
})
export const anAttestation = (
  id: string,
  passageId: string,
  claimId: string,
  fields: Partial<Attestation>,
): Attestation => ({
  ...base(id),
  ...attestationDefaults,
  passageId,
  claimId,
  polarity: 'affirms',
  ...fields,
})
export const aLink = (id: string, fields: Partial<Evidence>): Evidence => ({
  ...base(id),
  ...evidenceDefaults,
  relation: 'supports',
  reasoning: 'because',
  ...fields,
})
export const anAssessment = (id: string, sourceId: string, fields: Partial<Assessment>): Assessment => ({
  ...base(id),
  ...assessmentDefaults,
  sourceId,
  judgement: 'not to be trusted in numbers',
  ...fields,
})
export const aTag = (id: string, fields: Partial<Tag>): Tag => ({
  ...base(id),
  ...tagDefaults,
  label: id,
  ...fields,
})
export const aTagging = (id: string, tagId: string, claimId: string): Tagging => ({
  ...base(id),
  tagId,
  claimId,
  passageId: null,
})
export const aPosition = (id: string, claimId: string, fields: Partial<Position>): Position => ({
  ...base(id),
  ...positionDefaults,
  claimId,
  holder: 'Somebody',
  stance: 'holds',
  ...fields,
})

interface Lists {
  source: Source[]
  claim: Claim[]
  passage: Passage[]
  attestation: Attestation[]
  assessment: Assessment[]
  evidence: Evidence[]
  tag: Tag[]
  tagging: Tagging[]
  position: Position[]
}

/** By kind and id, as the store holds them; kinds left out are empty. */
export function recordsOf(lists: Partial<Lists>) {
  const byId = <T extends { id: string }>(list: readonly T[] = []): Record<string, T> =>
    Object.fromEntries(list.map((one) => [one.id, one]))
  return {
    source: byId(lists.source),
    claim: byId(lists.claim),
    passage: byId(lists.passage),
    attestation: byId(lists.attestation),
    assessment: byId(lists.assessment),
    evidence: byId(lists.evidence),
    tag: byId(lists.tag),
    tagging: byId(lists.tagging),
    position: byId(lists.position),
    unit: {},
  }
}
