// The last steps that all readers share: what the text holds that a reader of it should know, counts, the whole value.
import type { BuiltText } from './builder.ts'
import { guessLanguage } from './language.ts'
import type {
  Decision,
  Duplicate,
  Note,
  Page,
  PageWord,
  Problem,
  Reading,
  ReadingSource,
  Section,
  Surface,
} from './reading.ts'
import { findReferences } from './references/find-references.ts'
import { rawPlaces } from './references/raw-places.ts'

/** What a format's reader gives; the rest of a reading follows from it. */
export interface Read extends BuiltText {
  readonly notes: Note[]
  readonly pages: Page[]
  readonly problems: Problem[]
  readonly duplicates?: Duplicate[]
  readonly sections?: Section[]
  readonly decisions?: Decision[]
  readonly words?: PageWord[]
  readonly surfaces?: Surface[]
  /** The language that the file names; the words themselves are believed first. */
  readonly language?: string
  /** What only this format can count. */
  readonly counts?: Readonly<Record<string, number>>
}

/** The bytes a reading was made of, decoded. */
export interface Original {
  readonly raw: string
  readonly sha256: string
  readonly bytes: number
  readonly format: string
  readonly encoding: string
  /** The reader of a container made `raw`; it is no file that a person could open, so the reading carries it. */
  readonly isMade?: boolean
}

/** Makes the reading whole. */
export function assemble(original: Original, read: Read): Reading {
  const { text, blocks, notes, pages, furniture, edits, map } = read
  const { sha256, bytes, format, encoding } = original
  const language = guessLanguage(text) || read.language
  const source: ReadingSource = { sha256, bytes, format, encoding, ...(language ? { language } : {}) }
  const ofKind = (kind: string): number => edits.filter((edit) => edit.kind === kind).length
  return {
    source,
    ...(original.isMade ? { original: original.raw } : {}),
    text,
    blocks,
    notes,
    pages,
    furniture,
    duplicates: read.duplicates ?? [],
    edits,
    map,
    sections: read.sections ?? [],
    references: findReferences({
      text,
      blocks,
      notes,
      language: language ?? '',
      toRaw: rawPlaces(map, edits),
      furniture,
    }),
    problems: [...read.problems, ...problemsOf(original.raw, ofKind)],
    decisions: read.decisions ?? [],
    ...(read.words ? { words: read.words } : {}),
    ...(read.surfaces ? { surfaces: read.surfaces } : {}),
    counts: {
      characters: text.length,
      originalCharacters: original.raw.length,
      lines: original.raw.split(/\r\n?|\n/).length,
      blocks: blocks.length,
      headings: blocks.filter(({ kind }) => kind === 'heading').length,
      notes: notes.length,
      pages: pages.length,
      joinedLines: ofKind('join-line'),
      composed: ofKind('nfc'),
      leftOut: furniture.length,
      ...read.counts,
    },
  }
}

function problemsOf(raw: string, ofKind: (kind: string) => number): Problem[] {
  const problems: Problem[] = []
  const say = (
    code: string,
    severity: Problem['severity'],
    count: number,
    message: string,
    at = -1,
  ): void => {
    if (count > 0) problems.push({ code, severity, message, count, ...(at < 0 ? {} : { raw: [at, at + 1] }) })
  }
  const count = (pattern: RegExp): number => raw.match(pattern)?.length ?? 0
  say(
    'nul_removed',
    'warning',
    ofKind('nul'),
    `${ofKind('nul')} NUL characters were taken out; no text can hold them.`,
    raw.indexOf('\0'),
  )
  const lost = count(/\ufffd/g)
  say(
    'character_lost_before',
    'warning',
    lost,
    `${lost} characters had already been lost when the file was written (�).`,
    raw.indexOf('\ufffd'),
  )
  const own = count(/[\ue000-\uf8ff]/g)
  say(
    'private_characters',
    'warning',
    own,
    `${own} characters are from a font of its own (private use) and are kept as they are.`,
    raw.search(/[\ue000-\uf8ff]/),
  )

  const control = /[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]/g
  say(
    'control_characters',
    'warning',
    count(control),
    `${count(control)} control characters are kept; they cannot be seen.`,
    raw.search(control),
  )
  const hidden = count(/[\u202a-\u202e\u2066-\u2069]/g)
  say(
    'direction_marks',
    'info',
    hidden,
    `${hidden} marks that turn the direction of writing are kept.`,
    raw.search(/[\u202a-\u202e\u2066-\u2069]/),
  )
  const composed = ofKind('nfc')
  say('composed', 'info', composed, `${composed} letters with separate accents were put together (NFC).`)
  return problems
}
