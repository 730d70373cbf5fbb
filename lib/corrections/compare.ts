// Two texts of one source compared: what changed, and where passages of the one stand in the other. Long texts take long, so
// this runs where it can be stopped.
import { carrierBetween } from '#lib/anchoring/carry.ts'
import type { Selector, Verdict } from '#lib/anchoring/selector.ts'
import type { Span } from '#lib/text/span.ts'
import { difference, type Difference } from './difference.ts'

export interface Comparing {
  readonly before: string
  readonly after: string
  /** Made on `before`. */
  readonly passages: readonly Selector[]
}

export interface Compared {
  readonly difference: Difference
  /** Of each passage, in their order; `spans` count in `after` and are empty unless the words are the same. */
  readonly carried: readonly {
    readonly verdict: Verdict
    readonly spans: readonly Span[]
    readonly reason: string
  }[]
}

export function compareTexts({ before, after, passages }: Comparing): Compared {
  const carrier = passages.length > 0 ? carrierBetween(before, after) : null
  return {
    difference: difference(before, after),
    carried: passages.flatMap((passage) => {
      const found = carrier?.carry(passage)
      if (!found) return []
      const { verdict, reason } = found
      return [{ verdict, reason, spans: verdict === 'exact' || verdict === 'moved' ? found.spans : [] }]
    }),
  }
}
