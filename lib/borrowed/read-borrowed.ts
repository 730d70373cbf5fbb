// A file of another program and a text of ours: what the file holds, and where each annotation of one of its documents stands.
import type { Verdict } from '#lib/anchoring/selector.ts'
import { turnsSense } from '#lib/anchoring/wording.ts'
import type { BorrowedAnnotation, BorrowedFormat, BorrowedProblem, Refused } from './annotation.ts'
import { refused } from './annotation.ts'
import { parseBorrowed } from './parse.ts'
import { placeBorrowed, type PlacedAnnotation } from './place.ts'
import { tidy } from './tidy.ts'

export interface BorrowedQuestion {
  readonly fileName: string
  /** Our text; null when the file shall bring one. */
  readonly text: string | null
  /** Which of the annotated documents is meant; null: the one that fits best. */
  readonly document: string | null
}

export interface CountedDocument {
  readonly name: string
  readonly annotations: number
  /** The file carries its text. */
  readonly hasText: boolean
}

/** An annotation with its place. `index` counts through the whole file, so that the same bytes give the same number. */
export interface BorrowedItem extends PlacedAnnotation {
  readonly index: number
}

export type BorrowedReading =
  | {
      readonly kind: 'read'
      readonly format: BorrowedFormat
      readonly documents: readonly CountedDocument[]
      /** The document that is meant. */
      readonly document: string
      /** Its text, where none of ours was given. */
      readonly text: string | null
      /** Placed, when a text of ours was given. */
      readonly items: readonly BorrowedItem[]
      readonly problems: readonly BorrowedProblem[]
    }
  | Refused

/** As many annotations of each document tell which one a text is. */
const SAMPLE = 24

/** Never throws. Refuses what cannot be read, `document_unknown`, and `no_text` when the file shall bring a text and has none. */
export function readBorrowed(bytes: Uint8Array, question: BorrowedQuestion): BorrowedReading {
  const parsed = parseBorrowed(bytes, question.fileName)
  if (parsed.kind === 'refused') return parsed
  const tidied = tidy(parsed.annotations)
  const numbered = tidied.annotations.map((annotation, index) => ({ annotation, index }))
  const byDocument = Map.groupBy(numbered, ({ annotation }) => annotation.source ?? '')
  const texts = new Map(parsed.documents.map(({ name, text }) => [name, text]))
  const names = [...new Set([...byDocument.keys(), ...texts.keys()])]
  if (question.document !== null && !names.includes(question.document))
    return refused('document_unknown', `${question.fileName} has no annotations of ${question.document}.`)
  const annotationsOf = (name: string): readonly BorrowedAnnotation[] =>
    (byDocument.get(name) ?? []).map(({ annotation }) => annotation)
  const document =
    question.document ??
    (question.text === null
      ? names.find((name) => texts.get(name) != null)
      : fittest(names, annotationsOf, question.text)) ??
    names[0] ??
    ''
  const text = question.text === null ? (texts.get(document) ?? null) : null
  if (question.text === null && text === null)
    return refused(
      'no_text',
      `${question.fileName} does not carry the text that was annotated. Bring the text in as a source first, then these annotations onto it.`,
    )
  const chosen = byDocument.get(document) ?? []
  const placed = question.text === null ? [] : placeBorrowed(annotationsOf(document), question.text)
  return {
    kind: 'read',
    format: parsed.format,
    documents: names.map((name) => ({
      name,
      annotations: byDocument.get(name)?.length ?? 0,
      hasText: texts.get(name) != null,
    })),
    document,
    text,
    items: placed.map((one, k) => ({ ...one, index: chosen[k]?.index ?? k })),
    problems: [...parsed.problems, ...tidied.problems],
  }
}

/** The document whose words are most often found in the text. */
function fittest(
  names: readonly string[],
  annotationsOf: (name: string) => readonly BorrowedAnnotation[],
  text: string,
): string | undefined {
  if (names.length < 2) return names[0]
  const found = names.map((name) => {
    const sample = placeBorrowed(annotationsOf(name).slice(0, SAMPLE), text)
    const sure = sample.filter(({ verdict }) => verdict === 'exact' || verdict === 'moved').length
    return { name, sure, share: sure / Math.max(1, sample.length) }
  })
  return found.sort((a, b) => b.share - a.share || b.sure - a.sure)[0]?.name
}

/** What is done unless a person decides otherwise: certain places are taken, everything else is kept as a report. */
export function proposedFor({
  verdict,
  spans,
  findings,
}: Pick<PlacedAnnotation, 'spans' | 'findings'> & { readonly verdict: Verdict }): 'place' | 'keep' {
  if (spans.length === 0) return 'keep'
  if (verdict === 'exact' || verdict === 'moved') return 'place'
  return verdict === 'changed' && !findings.some(turnsSense) ? 'place' : 'keep'
}
