// A record as this folder sees it. The table of nouns lies above (lib/live); its records fit these shapes.
import type { z } from 'zod'
import type { assessmentShape, passageShape, sourceShape, sourceUnitShape } from '#lib/sources/schema.ts'
import type {
  attestationShape,
  claimShape,
  commentShape,
  evidenceShape,
  positionShape,
  taggingShape,
  tagShape,
} from './schema.ts'

/** The fields of a noun with what every record carries beside them. */
export type Recorded<Shape extends z.ZodRawShape> = {
  id: string
  version: number
  createdById: string
  createdAt: string
  updatedAt: string
  retiredAt: string | null
} & { -readonly [Name in keyof Shape]: z.output<Shape[Name] & z.ZodType> }

/** Living records of a kind by id. */
export type ById<T> = Readonly<Record<string, T>>

export type Claim = Recorded<typeof claimShape>
export type Attestation = Recorded<typeof attestationShape>
export type Evidence = Recorded<typeof evidenceShape>
export type Position = Recorded<typeof positionShape>
export type Tag = Recorded<typeof tagShape>
export type Tagging = Recorded<typeof taggingShape>
export type Comment = Recorded<typeof commentShape>
export type Source = Recorded<typeof sourceShape>
export type Unit = Recorded<typeof sourceUnitShape>
export type Passage = Recorded<typeof passageShape>
export type Assessment = Recorded<typeof assessmentShape>
