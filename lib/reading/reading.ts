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
  kind: 'footnote' | 'endnote' | 'marginal' | 'apparatus' | 'comment' | 'side-note'
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

export interface Problem {
  code: string
  severity: 'info' | 'warning' | 'error'
  message: string
  raw?: Span
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
  counts: Record<string, number>
}
