// What a person says of a suggestion.
import type { ProposedReference } from '#lib/api/proposal.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { ReferencePlace, Suggestion } from '#lib/reading/suggestions.ts'

export type Verdict = Pick<
  ProposedReference,
  'status' | 'meaning' | 'locator' | 'signal' | 'targetSourceId' | 'comment' | 'relation'
>
/** What was decided, as the desk or the project keeps it. */
export type Decided = ReferencePlace & Omit<Verdict, 'relation'>
/** Null: the decision is taken back. */
export interface ReferenceDecision {
  readonly suggestion: Suggestion
  readonly verdict: Verdict | null
}
export type SourceChoice = Pick<RecordOf<'source'>, 'id' | 'siglum' | 'title' | 'archiveReference'>

export const plainVerdict = (status: Verdict['status']): Verdict => ({
  ...{ status, meaning: '', locator: '', signal: '', targetSourceId: null, comment: '', relation: null },
})
