// What tags, claims, attestations, evidence, positions, conflicts, comments and editions are made of.
import { z } from 'zod'
import { proseDocument, emptyProse } from '#lib/prose/document.ts'
import { edtfDate, id, line, plainText, requiredLine, requiredText } from '#lib/sources/schema.ts'
import {
  certainties,
  claimRelationTypes,
  claimStates,
  claimTypes,
  conflictResolutions,
  evidenceRelations,
  infoClasses,
  modalities,
  noteRegisters,
  polarities,
  stances,
  standings,
  strengths,
  tagColours,
} from './vocabulary.ts'

/**
 * `register`: in which apparatus of an edition the note is printed. `textual` is about the wording and how it came down to us
 * (variants, gaps, hands, readings), `factual` about what it says.
 */
export const noteShape = { passageId: id, body: proseDocument, register: z.enum(noteRegisters) }
export const noteDefaults = { register: 'factual' as const }

export const tagShape = {
  parentId: id.nullable(),
  label: requiredLine(120),
  colour: z.enum(tagColours),
  description: plainText(4000),
  position: z.int().min(0),
}
export const tagDefaults = { parentId: null, colour: 'slate' as const, description: '', position: 0 }

/** On a passage or on a claim: exactly one of the two. */
export const taggingShape = { tagId: id, passageId: id.nullable(), claimId: id.nullable() }
export const taggingDefaults = { passageId: null, claimId: null }

export const claimShape = {
  statement: requiredText(2000),
  type: z.enum(claimTypes),
  who: line(500),
  what: line(500),
  place: line(500),
  dateText: line(300),
  dateEdtf: edtfDate,
  scopeNote: plainText(4000),
  language: line(40),
  state: z.enum(claimStates),
  supersededById: id.nullable(),
}
export const claimDefaults = {
  type: 'event' as const,
  who: '',
  what: '',
  place: '',
  dateText: '',
  dateEdtf: '',
  scopeNote: '',
  language: '',
  state: 'draft' as const,
  supersededById: null,
}

export const attestationShape = {
  passageId: id,
  claimId: id,
  polarity: z.enum(polarities),
  modality: z.enum(modalities),
  standing: z.enum(standings),
  informant: line(300),
  infoClass: z.enum(infoClasses),
  paraphrase: plainText(4000),
  basis: z.array(z.strictObject({ sourceId: id.nullable(), text: line(500) })).max(20),
}
export const attestationDefaults = {
  modality: 'asserted' as const,
  standing: 'unknown' as const,
  informant: '',
  infoClass: 'undetermined' as const,
  paraphrase: '',
  basis: [],
}

/** Exactly one `from…Id` and exactly one `to…Id` is set; the reason is never empty. */
export const evidenceShape = {
  fromAttestationId: id.nullable(),
  fromClaimId: id.nullable(),
  fromAssessmentId: id.nullable(),
  toClaimId: id.nullable(),
  toLinkId: id.nullable(),
  relation: z.enum(evidenceRelations),
  strength: z.enum(strengths),
  reasoning: requiredText(8000),
  linkedGroup: line(80),
}
export const evidenceDefaults = {
  fromAttestationId: null,
  fromClaimId: null,
  fromAssessmentId: null,
  toClaimId: null,
  toLinkId: null,
  strength: 'moderate' as const,
  linkedGroup: '',
}

export const claimRelationShape = {
  fromClaimId: id,
  toClaimId: id,
  relation: z.enum(claimRelationTypes),
  reasoning: plainText(8000),
}
export const claimRelationDefaults = { reasoning: '' }

export const positionShape = {
  claimId: id,
  holder: requiredLine(300),
  userId: id.nullable(),
  stance: z.enum(stances),
  certainty: z.enum(certainties),
  reasons: plainText(8000),
  sinceEdtf: edtfDate,
  replacesId: id.nullable(),
}
export const positionDefaults = {
  userId: null,
  certainty: '' as const,
  reasons: '',
  sinceEdtf: '',
  replacesId: null,
}

export const conflictShape = {
  title: requiredLine(300),
  claimIds: z.array(id).max(100),
  attestationIds: z.array(id).max(100),
  resolution: z.enum(conflictResolutions),
  rationale: plainText(8000),
}
export const conflictDefaults = {
  claimIds: [],
  attestationIds: [],
  resolution: 'open' as const,
  rationale: '',
}

export const commentTargets = ['claim', 'passage', 'source', 'evidence', 'edition'] as const
export const commentShape = {
  parentId: id.nullable(),
  targetKind: z.enum(commentTargets),
  targetId: id,
  body: proseDocument,
  isResolved: z.boolean(),
}
export const commentDefaults = { parentId: null, isResolved: false }

export const editionShape = {
  title: requiredLine(300),
  introduction: proseDocument,
  sourceIds: z.array(id).max(2000),
  claimIds: z.array(id).max(5000),
  tagIds: z.array(id).max(2000),
  userIds: z.array(id).max(500),
}
export const editionDefaults = {
  introduction: emptyProse,
  sourceIds: [],
  claimIds: [],
  tagIds: [],
  userIds: [],
}
