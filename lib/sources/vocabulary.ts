// The controlled lists about sources (domain.md 1.3 and 1.4). The strings are stable ids; labels are in the interface's messages.

export const dateBases = ['stated', 'inferred', 'relative', 'editorial', 'archival'] as const
export type DateBasis = (typeof dateBases)[number]

/** How one source hangs on another; whether dependence follows is told by `carriesDependence`. */
export const sourceRelationTypes = [
  'isEditionOf',
  'isDuplicateOf',
  'isSameWorkAs',
  'prints',
  'transcribes',
  'digitises',
  'machineTranslates',
  'translates',
  'reprints',
  'copies',
  'plagiarises',
  'excerpts',
  'abridges',
  'compiles',
  'quotes',
  'paraphrases',
  'usesDataFrom',
  'citesAsEvidence',
  'citesForDetail',
  'recommends',
  'acknowledges',
  'disputes',
  'corrects',
  'repliesTo',
  'reviews',
  'reusesOwn',
  'sharesUnknownAncestor',
  'sharesStandpoint',
  'sharesObservation',
  'draftOf',
  'copySentTo',
] as const
export type SourceRelationType = (typeof sourceRelationTypes)[number]

export const relationScopes = ['whole', 'passage'] as const
export const relationCertainties = ['certain', 'probable', 'possible', 'rejected'] as const
export const checkStatuses = [
  'unchecked',
  'confirmed',
  'partlyConfirmed',
  'notFoundAtLocator',
  'saysTheOpposite',
  'onlySecondaryItself',
  'inaccessible',
] as const

/** How a revision of a text came about. */
export const revisionOrigins = ['import', 'corrections', 'file', 'restored'] as const
export type RevisionOrigin = (typeof revisionOrigins)[number]

/** What a correction mends, from the error of a machine to the editor's own conjecture. */
export const correctionTypes = [
  'machine',
  'transcription',
  'normalisation',
  'expansion',
  'emendation',
  'conjecture',
] as const
export type CorrectionType = (typeof correctionTypes)[number]

/** What comparing two texts says of a passage; lib/anchoring says how it comes about. */
export const verdicts = ['exact', 'moved', 'changed', 'ambiguous', 'lost'] as const
/** What a person decided about the place of a passage in a later text: as proposed, one of several, other words, or none. */
export const placementDecisions = ['accepted', 'chosen', 'reselected', 'detached'] as const
export type PlacementDecision = (typeof placementDecisions)[number]

/** Where annotations of other programs are read from. */
export const borrowedFormats = [
  'web-annotation',
  'fontes',
  'recogito',
  'hypothesis',
  'hypothesis-csv',
  'catma',
  'refi-qda',
] as const

/** What a reader finds in a text that points at something else. */
export const referenceKinds = ['archival', 'back', 'work', 'date', 'name'] as const
export type ReferenceKind = (typeof referenceKinds)[number]
export const referenceStatuses = ['confirmed', 'rejected'] as const
/** What a note cites something for; the empty string means: not said. */
export const citationSignals = [
  '',
  'evidence',
  'detail',
  'compare',
  'disputed',
  'quotedAfter',
  'ownWork',
  'literature',
] as const

/** Admiralty scale for sources; the empty string means: not judged. */
export const reliabilities = ['', 'A', 'B', 'C', 'D', 'E', 'F'] as const
