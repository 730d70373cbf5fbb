// A source of an edition: its description, its text in blocks and pieces, what was corrected, how it is judged and how it was read.
import type { BlockKind } from '#lib/reading/reading.ts'
import type { ReadingReport } from '#lib/sources/schema.ts'
import type {
  CorrectionType,
  ReferenceKind,
  SourceRelationType,
  checkStatuses,
  citationSignals,
  relationCertainties,
  relationScopes,
  reliabilities,
} from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'
import type { EditionPassage } from './edition-passage.ts'
import type { EditionSurface } from './facsimile.ts'
import type { Made } from './made.ts'

type One<List extends readonly string[]> = List[number]

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
  /** `surface`: key of the page of the facsimile, where there is one. */
  | { kind: 'page'; at: number; label: string; surface?: string }

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
  /** Pages with a picture or places of words, in order; missing when there are none. */
  facsimile?: readonly EditionSurface[]
}
