// Two texts of one source compared: what changed, and where passages of the one stand in the other. Long texts take long, so
// this runs where it can be stopped, and says how far it has come.
import { carrierBetween } from '#lib/anchoring/carry.ts'
import type { Carried } from '#lib/anchoring/carried.ts'
import type { Selector } from '#lib/anchoring/selector.ts'
import { difference, type Difference } from './difference.ts'

export interface Comparing {
  readonly before: string
  readonly after: string
  /** Made on `before`. */
  readonly passages: readonly Selector[]
  /** Only the places of passages are asked for. */
  readonly isOnlyPlaces?: boolean
}

export interface Compared {
  /** Empty where only places were asked for. */
  readonly difference: Difference
  /** Of each passage, in their order; `spans` count in `after`. */
  readonly carried: readonly Carried[]
}

/** What is being done: the texts are compared, or so many of the passages have been looked for. */
export type ComparingStep =
  { readonly step: 'comparing' } | { readonly step: 'placing'; readonly done: number; readonly of: number }

/** So many passages are looked for between two words about it. */
const atOnce = 50

export function compareTexts(
  { before, after, passages, isOnlyPlaces = false }: Comparing,
  tell: (step: ComparingStep) => void = () => undefined,
): Compared {
  tell({ step: 'comparing' })
  const changes = isOnlyPlaces ? [] : difference(before, after)
  const carrier = passages.length > 0 ? carrierBetween(before, after) : null
  const carried = passages.flatMap((passage, i) => {
    if (i % atOnce === 0) tell({ step: 'placing', done: i, of: passages.length })
    return carrier?.carry(passage) ?? []
  })
  return { difference: changes, carried }
}
