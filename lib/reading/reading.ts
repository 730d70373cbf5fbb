// What reading a file gives: the text, its zones, the way back to the original, and a report of every loss.
// Contract: the answer of `fontes read FILE --json`. Offsets are UTF-16 code units, half-open.
// `raw` points into the decoded original; everything else points into `text`.
import type { Span } from '#lib/text/span.ts'

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-row'
  | 'verse'
  | 'quote'
  | 'salutation'
  | 'signature'
  | 'caption'
  | 'note'

export interface Block {
  kind: BlockKind
  start: number
  end: number
  level?: number
  section?: number
  page?: string
}

/** `linked`, or what is wrong, several joined by "+": `marker_missing+body_truncated`. */
export type NoteState = string

export interface Note {
  label: string
  kind: 'footnote' | 'endnote' | 'marginal' | 'apparatus' | 'comment' | 'side-note' | 'editorial'
  /** Where the marker stood, in `text`; null when the marker is missing. */
  at: number | null
  marker: { raw: Span } | null
  bodyMarker: { raw: Span } | null
  /** The body in `text`; null when missing. */
  body: Span | null
  rawBody: Span[]
  state: NoteState
}

export interface Page {
  label: string
  labelSource: 'printed' | 'counted'
  raw: number
  at: number
  /** Place in the file, from 0. */
  order: number
}

export interface Furniture {
  raw: Span
  kind: string
  text: string
}

export interface Duplicate {
  /** The copy left out. */
  raw: Span
  /** The range kept. */
  of: Span
}

export interface Edit {
  raw: Span
  kind: string
  replacement: string
  certain: boolean
}

/** `[textStart, rawStart, length]`: a copied run, equal up to NFC. */
export type MapRun = readonly [textStart: number, rawStart: number, length: number]

export interface Section {
  start: number
  end: number
  title: string
  creator?: string
  date?: string
}

export interface ArchivalReference {
  raw: Span
  normalized: string
  archive: string
  parts: Record<string, string>
  slips: { read: string; meant: string }[]
  inheritedFrom?: Span
}

export interface BackReference {
  raw: Span
  note: string
  kind: string
  state: 'resolved' | 'unresolved'
  resolves: { note: string; raw?: Span } | null
  chain: string[]
  effective?: string
  reason: string
}

export interface WorkReference {
  raw: Span
  csl: Record<string, unknown>
}

export interface DateReference {
  raw: Span
  edtf: string
  inferredFrom?: Span
}

export interface NameGroup {
  surface: string
  /** Only where what stands around it shows it. */
  kind?: 'person' | 'place' | 'body'
  occurrences: Span[]
  group: string
}

export interface References {
  archival: ArchivalReference[]
  back: BackReference[]
  works: WorkReference[]
  dates: DateReference[]
  names: NameGroup[]
}

/**
 * A line of the loss report. `message` is the English sentence; `count` and `label` are what it speaks of, so that the same
 * sentence can be said in another language (key `reading.problem.<code>`).
 */
export interface Problem {
  code: string
  severity: 'info' | 'warning' | 'error'
  message: string
  count?: number
  label?: string
  raw?: Span
}

/** A place where the reader had a choice. A person may choose otherwise: the file is read again with that choice. */
export interface Decision {
  /** Kind and place in the original, the same whenever this original is read: `line-end:1043`. */
  key: string
  kind: 'line-end' | 'paragraph' | 'zone' | 'note' | 'duplicate' | 'tracked-change'
  raw: Span
  choice: string
  /** What else could be chosen, the choice among them. */
  options: string[]
  certain: boolean
  /** Why, as a word to be said in the reader's language: `document-word`, `lexicon`, `capital-follows`, … */
  reason: string
}

/** What people chose at the desk: `Decision.key` → one of its options. */
export type Choices = Readonly<Record<string, string>>

/** A word on a page image: `[x, y, width, height]` in the image's own units, confidence from 0 to 1. */
export interface PageWord {
  raw: Span
  box: [number, number, number, number]
  confidence: number | null
  /** `Page.order`. */
  page?: number
}

/** A page as its picture shows it: its size in the units of the boxes, and the picture that the file names. */
export interface Surface {
  /** `Page.order`. */
  page: number
  /** 0 where the file does not say it. */
  width: number
  height: number
  /** As it stands in the file: a name, a path or an address; never opened by itself. */
  image?: string
}

export interface ReadingSource {
  sha256: string
  bytes: number
  format: string
  encoding: string
  language?: string
}

export interface Reading {
  source: ReadingSource
  /** Only where the decoded file is not the raw text itself (PDF, DOCX, …). */
  original?: string
  text: string
  blocks: Block[]
  notes: Note[]
  pages: Page[]
  furniture: Furniture[]
  duplicates: Duplicate[]
  edits: Edit[]
  map: MapRun[]
  sections: Section[]
  references: References
  problems: Problem[]
  decisions: Decision[]
  /** Only where the file knows the page image (ALTO, PAGE, hOCR, PDF, TEI with zones). */
  words?: PageWord[]
  /** Only where the file knows pictures of its pages, or their size. */
  surfaces?: Surface[]
  counts: Record<string, number>
}
