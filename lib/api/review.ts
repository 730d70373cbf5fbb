// Passages whose place somebody has to look at, as they travel.
import { z } from 'zod'
import { verdicts } from '#lib/sources/vocabulary.ts'

const offset = z.int().min(0)
const span = z.tuple([offset, offset])

/** A passage that does not stand unchanged in the newest text of its source. What was decided in that text is left out of account. */
export const reviewItem = z.strictObject({
  passageId: z.uuid(),
  /** Of the passage: another version may stand elsewhere. */
  version: z.int().min(1),
  sourceId: z.uuid(),
  /** The newest text of the source. */
  revisionId: z.uuid(),
  verdict: z.enum(verdicts),
  /** A negation, a number, a date or a name changed. */
  mayTurnSense: z.boolean(),
  /** May be accepted unread: the same words elsewhere, or nothing but spaces and hyphens changed. */
  isSafe: z.boolean(),
  /** The place to accept, and the words there; empty where none is certain. */
  proposal: z.array(span),
  words: z.string(),
})
export type ReviewItem = z.output<typeof reviewItem>

export const review = z.strictObject({ items: z.array(reviewItem) })

const excerpt = {
  before: z.string(),
  /** As a passage there would quote them. */
  words: z.string(),
  behind: z.string(),
}
export const findingKinds = [
  'negation',
  'number',
  'date',
  'name',
  'words',
  'spelling',
  'case',
  'punctuation',
  'note-sign',
] as const

/** One passage in the text it was made or last placed in, and where it may stand in another. */
export const shownPlace = z.strictObject({
  passageId: z.uuid(),
  version: z.int().min(1),
  verdict: z.enum(verdicts),
  findings: z.array(z.strictObject({ kind: z.enum(findingKinds), old: z.string(), new: z.string() })),
  reason: z.string(),
  was: z.strictObject({ revisionId: z.uuid(), number: z.int().min(1), ...excerpt }),
  proposal: z.strictObject({ spans: z.array(span), ...excerpt }).nullable(),
  candidates: z.array(z.strictObject({ spans: z.array(span), score: z.number(), ...excerpt })),
  /** Where it stood, when it stands nowhere. */
  gap: z.strictObject({ before: z.string(), behind: z.string() }).nullable(),
})
export type ShownPlace = z.output<typeof shownPlace>
