// A passage of an edition with what both its apparatuses say of it.
import type { ProseDocument } from '#lib/prose/document.ts'
import type { PlacementDecision } from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'
import type { EditionAttestation } from './edition-argument.ts'
import type { EditionZone } from './facsimile.ts'
import type { Made, TagMark } from './made.ts'

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
  /** Where its words stand on the pages of the facsimile; missing when nothing says it. */
  zones?: readonly EditionZone[]
}
