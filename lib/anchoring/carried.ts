// What is said of a passage, whether a difference of texts or a search for its words has found it.
import type { Span } from '#lib/text/span.ts'
import type { Candidate, Verdict } from './selector.ts'
import type { Finding } from './wording.ts'

/**
 * What became of a passage. `exact`: same words, same place in the flow. `moved`: same words, elsewhere in the flow.
 * `changed`: the place is certain, the words differ; `findings` say how. These have `spans` (UTF-16 code units into the new
 * text). `ambiguous`: several places fit, or one that is not certain. `lost`: taken out, or not recognisable.
 */
export interface Carried {
  readonly verdict: Verdict
  readonly spans: readonly Span[]
  /** For `ambiguous` the places to choose from, for `lost` what is left that resembles it; best first. */
  readonly candidates: readonly Candidate[]
  readonly findings: readonly Finding[]
  readonly reason: string
}
