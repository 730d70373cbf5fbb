// The controlled lists about claims and evidence (domain.md 1.3). The strings are stable ids; labels are in the messages.

export const claimTypes = [
  'event',
  'date',
  'number',
  'identity',
  'attribution',
  'causal',
  'motive',
  'evaluative',
  'negative',
  'existential',
] as const
export const claimStates = [
  'draft',
  'underDiscussion',
  'accepted',
  'disputed',
  'rejected',
  'superseded',
] as const
export const polarities = ['affirms', 'denies', 'silent'] as const
export const modalities = ['asserted', 'hedged', 'reported', 'inferred', 'asked', 'ironic'] as const
export const standings = [
  'unknown',
  'actor',
  'participant',
  'eyewitness',
  'insider',
  'hearsay',
  'scholarWithArchives',
  'laterAuthor',
] as const
export const infoClasses = ['undetermined', 'primary', 'secondary'] as const
export const evidenceRelations = [
  'supports',
  'contradicts',
  'qualifies',
  'contextualises',
  'undercuts',
] as const
export type EvidenceRelation = (typeof evidenceRelations)[number]
export const strengths = ['decisive', 'strong', 'moderate', 'weak', 'none'] as const
export const claimRelationTypes = [
  'contradictory',
  'contrary',
  'refines',
  'generalises',
  'equivalent',
  'presupposes',
  'replaces',
] as const
export const stances = ['holds', 'rejects', 'suspends', 'holdsNarrower'] as const
export const certainties = ['', 'high', 'moderate', 'low', 'veryLow'] as const
export const conflictResolutions = [
  'open',
  'differentScope',
  'differentDefinition',
  'differentStage',
  'transmissionError',
  'identityConfusion',
  'memoryError',
  'interest',
  'definiteError',
] as const
/** The two registers of a scholarly apparatus: on the text, and on the matter. */
export const noteRegisters = ['factual', 'textual'] as const
export type NoteRegister = (typeof noteRegisters)[number]
/** Tag colours are names of our palette, so that themes can change and every colour keeps its contrast. */
export const tagColours = [
  'ochre',
  'madder',
  'verdigris',
  'indigo',
  'plum',
  'olive',
  'sienna',
  'slate',
] as const
