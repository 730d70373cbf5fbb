// The annotated edition as plain data: the only thing that writers see. Everything is resolved here: sigla, numbers, names,
// cross-references. Offsets are UTF-16 code units into the text of the source, half-open.
// `key` is short, unique in the edition and safe as an XML id or HTML anchor (`s1`, `p12`, `c3`).
import type { tagColours } from '#lib/claims/vocabulary.ts'
import type { ProseDocument } from '#lib/prose/document.ts'
import type {
  ClaimReference,
  EditionClaim,
  EditionClaimRelation,
  EditionConflict,
  PassageReference,
} from './edition-argument.ts'
import type { EditionSource, EditionSourceRelation } from './edition-source.ts'
import type { EditionPerson } from './made.ts'

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
