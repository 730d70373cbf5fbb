// The argument of an edition: what passages attest, the claims, what speaks for and against them, who holds what.
import type {
  EvidenceRelation,
  certainties,
  claimRelationTypes,
  claimStates,
  claimTypes,
  conflictResolutions,
  infoClasses,
  modalities,
  polarities,
  stances,
  standings,
  strengths,
} from '#lib/claims/vocabulary.ts'
import type { Made, TagMark } from './made.ts'

type One<List extends readonly string[]> = List[number]

export interface PassageReference {
  id: string
  key: string
  /** `A, 5` or `A, b`: siglum and number in the apparatus. */
  label: string
  source: string
  siglum: string
  quote: string
  /** `¶ 12` or `¶ 12–13`; empty when unplaced. */
  where: string
}

/** A claim, printed here (`key`) or only named. */
export interface ClaimReference {
  id: string
  key: string | null
  number: number | null
  statement: string
}

/** What the passage says about a claim. */
export interface EditionAttestation extends Made {
  id: string
  key: string
  passage: PassageReference
  claim: ClaimReference
  polarity: One<typeof polarities>
  modality: One<typeof modalities>
  standing: One<typeof standings>
  informant: string
  infoClass: One<typeof infoClasses>
  paraphrase: string
  basis: readonly string[]
}

export interface EvidenceOrigin {
  kind: 'attestation' | 'claim' | 'assessment'
  passage?: PassageReference
  attestation?: EditionAttestation
  claim?: ClaimReference
  assessment?: {
    id: string
    key: string | null
    siglum: string
    question: string
    judgement: string
    by: string
  }
}

/** Evidence or counter-evidence, with its reason and what in turn attacks or bears on it. */
export interface EditionEvidence extends Made {
  id: string
  key: string
  relation: EvidenceRelation
  strength: One<typeof strengths>
  reasoning: string
  linkedGroup: string
  from: EvidenceOrigin
  /** Links whose target is this link. */
  answers: readonly EditionEvidence[]
}

export interface EditionPosition extends Made {
  id: string
  key: string
  holder: string
  stance: One<typeof stances>
  certainty: One<typeof certainties>
  reasons: string
  sinceEdtf: string
  /** Key of the later position that replaces this one; null: still held. */
  replacedBy: string | null
}

export interface EditionClaimRelation extends Made {
  id: string
  key: string
  relation: One<typeof claimRelationTypes>
  from: ClaimReference
  to: ClaimReference
  reasoning: string
}

/** What belongs to a claim but is not printed because of the choice; printed as a sentence, so that nobody is misled. */
export interface Omitted {
  attestations: number
  evidence: number
  positions: number
  /** Sigla of sources left out that speak to the claim. */
  sigla: readonly string[]
}

export interface EditionClaim extends Made {
  id: string
  key: string
  number: number
  statement: string
  type: One<typeof claimTypes>
  who: string
  what: string
  place: string
  dateText: string
  dateEdtf: string
  scopeNote: string
  language: string
  state: One<typeof claimStates>
  supersededBy: ClaimReference | null
  tags: readonly TagMark[]
  attestations: readonly EditionAttestation[]
  evidence: readonly EditionEvidence[]
  relations: readonly EditionClaimRelation[]
  positions: readonly EditionPosition[]
  conflicts: readonly string[]
  omitted: Omitted
}

export interface EditionConflict extends Made {
  id: string
  key: string
  title: string
  claims: readonly ClaimReference[]
  attestations: readonly EditionAttestation[]
  resolution: One<typeof conflictResolutions>
  rationale: string
}
