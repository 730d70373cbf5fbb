// The annotated edition as plain data: the only thing that writers see. Everything is resolved here: sigla, numbers, names,
// cross-references. Offsets are UTF-16 code units into the text of the source, half-open.
// `key` is short, unique in the edition and safe as an XML id or HTML anchor (`s1`, `p12`, `c3`).
import type {
  certainties,
  claimStates,
  claimTypes,
  conflictResolutions,
  EvidenceRelation,
  infoClasses,
  modalities,
  polarities,
  stances,
  standings,
  strengths,
  claimRelationTypes,
  tagColours,
} from '#lib/claims/vocabulary.ts'
import type { ProseDocument } from '#lib/prose/document.ts'
import type { BlockKind } from '#lib/reading/reading.ts'
import type { ReadingReport } from '#lib/sources/schema.ts'
import type {
  checkStatuses,
  citationSignals,
  CorrectionType,
  PlacementDecision,
  ReferenceKind,
  relationCertainties,
  relationScopes,
  reliabilities,
  SourceRelationType,
} from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'

type One<List extends readonly string[]> = List[number]
export const editionLanguages = ['en', 'de'] as const
export type EditionLanguage = (typeof editionLanguages)[number]

/** Which state of the project this is. Two editions with the same stamp and choice are the same. */
export interface Stamp {
  /** Number of the project's last event. */
  projectVersion: number
  /** Hash of the last event: whoever has the project can prove what was exported. */
  headHash: string
  /** ISO 8601, UTC. */
  generatedAt: string
  appVersion: string
  /** Where the project lives, without slash at the end; for addresses in exports. */
  origin: string
}

export interface EditionPerson {
  id: string
  key: string
  name: string
}

/** Who made a record, and when (ISO 8601, UTC). */
export interface Made {
  by: EditionPerson
  at: string
  /** Null when it was never changed. */
  changedAt: string | null
}

/** A description sheet; empty fields are empty strings or lists. */
export interface Sheet {
  creators: readonly string[]
  addressees: readonly string[]
  translator: string
  dateText: string
  dateEdtf: string
  dateBasis: string
  place: string
  genre: string
  language: string
  archiveReference: string
  transmission: string
  rights: string
  description: string
}

export interface EditionUnit extends Made {
  id: string
  key: string
  label: string
  sheet: Sheet
  /** First and last paragraph number; null when it is not placed in the text printed here. */
  paragraphs: readonly [number, number] | null
}

/** A stretch of a block on which the set of passages does not change. */
export interface TextPiece {
  kind: 'text'
  start: number
  end: number
  /** Keys of the passages that hold it, in order of the text. */
  passages: readonly string[]
  /** Passages of which this is the first, and the last, piece. */
  begins: readonly string[]
  ends: readonly string[]
}
export type Piece =
  | TextPiece
  /** The marker of a note of the source stood here. */
  | { kind: 'noteMarker'; at: number; note: string }
  /** Behind the words of a correction of the text. */
  | { kind: 'correction'; at: number; correction: string }
  | { kind: 'page'; at: number; label: string }

export interface EditionBlock {
  key: string
  /** ¶ number, from 1 in each source; bodies of notes are numbered on. */
  number: number
  kind: BlockKind
  level: number
  start: number
  end: number
  pieces: readonly Piece[]
  /** Key of the note of the source whose body this is. */
  note: string | null
}

/** A note that the source itself carries. */
export interface SourceNote {
  key: string
  label: string
  kind: string
  /** Paragraph of the marker; null when the marker is missing. */
  paragraph: number | null
  /** Keys of the blocks with its body; none when the body is missing. */
  blocks: readonly string[]
  /** `linked`, or what is wrong with it. */
  state: string
}

/** Who wrote a note in the program it was brought from; the date as written there. */
export interface NoteOrigin {
  author: string
  program: string
  created: string
}

export interface EditionNote extends Made {
  id: string
  key: string
  body: ProseDocument
  /** Null: it was written here. */
  origin: NoteOrigin | null
}

/** What was corrected: the words as they are now and as they stood, of which kind and why. */
interface Corrected extends Made {
  /** As printed; empty where words were left out. */
  lemma: string
  /** As it stood; empty where words were put in. */
  reading: string
  type: CorrectionType
  reason: string
}

/** A correction that the printed text shows; a textual note of its source. */
export interface EditionCorrection extends Corrected {
  id: string
  key: string
  /** Among the textual notes of its source. */
  letter: string
  span: Span
  paragraphs: readonly [number, number]
  page: string
  /** Corrections of the same words before this one, the latest first. */
  earlier: readonly Corrected[]
}

export interface TagMark extends Made {
  tag: string
  label: string
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

/** The sign by which a passage is marked: what it does in the argument, the weightiest first. */
export const passageStances = [
  'denies',
  'contradicts',
  'undercuts',
  'qualifies',
  'affirms',
  'supports',
  'contextualises',
  'marked',
] as const
export type PassageStance = (typeof passageStances)[number]

export type Place =
  | {
      kind: 'placed'
      spans: readonly Span[]
      /** First and last paragraph. */
      paragraphs: readonly [number, number]
      /** Page on which it begins, as the source counts. */
      page: string
    }
  /** Kept and printed, but not marked in the text: why. */
  | { kind: 'unplaced'; reason: 'earlierRevision' | 'detached' | 'outsideText' | 'otherWords' | 'noText' }

/** What a person decided about the place of a passage in the printed text. */
export interface EditionDecision extends Made {
  decision: PlacementDecision
  reason: string
  /** The words as they were marked in an earlier text; empty when they are the same. */
  was: string
}

/** A passage and both its apparatus entries. */
export interface EditionPassage extends Made {
  id: string
  key: string
  source: string
  siglum: string
  unit: string
  quote: string
  prefix: string
  suffix: string
  place: Place
  /** Null when its place was not decided by a person. */
  decided: EditionDecision | null
  /** Number among the factual notes of its source; null when there is nothing but remarks on the text. */
  number: number | null
  /** Letter among the textual notes of its source; null without any. */
  letter: string | null
  stance: PassageStance
  textualNotes: readonly EditionNote[]
  factualNotes: readonly EditionNote[]
  tags: readonly TagMark[]
  attestations: readonly EditionAttestation[]
}

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

export interface EditionAssessment extends Made {
  id: string
  key: string
  unit: string
  question: string
  judgement: string
  reliability: One<typeof reliabilities>
}

/** A source of the project; `key` is null when it is not printed. */
export interface SourceReference {
  key: string | null
  siglum: string
  title: string
}

export interface EditionSourceRelation extends Made {
  id: string
  key: string
  relation: SourceRelationType
  from: SourceReference
  to: SourceReference
  scope: One<typeof relationScopes>
  certainty: One<typeof relationCertainties>
  checkStatus: One<typeof checkStatuses>
  reasoning: string
}

/** A reference in a source that a person has confirmed. */
export interface EditionReference extends Made {
  id: string
  key: string
  kind: ReferenceKind
  /** As it stands. */
  quote: string
  /** What is meant by it: in the words of who confirmed it, or as it was resolved. */
  meaning: string
  /** Label of the note it stands in; empty in the running text. */
  noteLabel: string
  signal: One<typeof citationSignals>
  locator: string
  target: SourceReference | null
  comment: string
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

export interface EditionRevision {
  id: string
  number: number
  fileName: string
  format: string
  encoding: string
  originalSha256: string
  textSha256: string
  createdAt: string
}

/** The loss report of a reading, without the places in the file. */
export interface EditionReport {
  problems: readonly Omit<ReadingReport['problems'][number], 'raw'>[]
  summary: NonNullable<ReadingReport['summary']>
}

export interface EditionSource extends Made {
  id: string
  key: string
  siglum: string
  title: string
  sheet: Sheet
  units: readonly EditionUnit[]
  /** Null when the source has no text. */
  revision: EditionRevision | null
  text: string
  /** All blocks in order; those of kind `note` carry the bodies of the source's own notes. */
  blocks: readonly EditionBlock[]
  notes: readonly SourceNote[]
  passages: readonly EditionPassage[]
  /** In the order of the text. */
  corrections: readonly EditionCorrection[]
  assessments: readonly EditionAssessment[]
  references: readonly EditionReference[]
  /** How the file was read: what was done, lost and chosen. */
  report: EditionReport
}

export interface EditionTag {
  id: string
  key: string
  label: string
  colour: One<typeof tagColours>
  description: string
  /** 0 at the root. */
  depth: number
  parent: string | null
  passages: readonly PassageReference[]
  claims: readonly ClaimReference[]
}

/** What was chosen and what stayed out, by name. */
export interface Selection {
  isWhole: boolean
  sources: Choice
  claims: Choice
  tags: Choice
  people: Choice
  /** Passages, notes and links of the project that the choice leaves out. */
  passagesLeftOut: number
  notesLeftOut: number
}
export interface Choice {
  /** False: everything of this kind. */
  isLimited: boolean
  chosen: readonly string[]
  leftOut: readonly string[]
}

export interface Edition {
  language: EditionLanguage
  id: string
  title: string
  introduction: ProseDocument | null
  project: { id: string; slug: string; title: string; description: string; language: string }
  stamp: Stamp
  selection: Selection
  people: readonly EditionPerson[]
  sources: readonly EditionSource[]
  sourceRelations: readonly EditionSourceRelation[]
  claims: readonly EditionClaim[]
  claimRelations: readonly EditionClaimRelation[]
  conflicts: readonly EditionConflict[]
  tags: readonly EditionTag[]
}
