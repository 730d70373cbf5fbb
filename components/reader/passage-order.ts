// The passages of one text in its order, with what is asked of them all the time. Carried on from change to change: with ten
// thousand passages a new one must not cost more than putting it in its place.
import { derived } from '#lib/live/derived.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { intervalIndex, type IntervalIndex } from '#lib/text/interval-index.ts'
import { assignLanes, byPlace } from './marks.ts'

type Passage = RecordOf<'passage'>

export interface PassageOrder {
  /** By place; of those that begin together the longest first. */
  readonly list: readonly Passage[]
  readonly byId: Lookup<Passage>
  readonly index: IntervalIndex<string>
  readonly lanes: Lookup<number>
}

export interface Lookup<T> {
  get(id: string): T | undefined
}

/** `placeOf`: the passage as it stands in the text, or null. A function of all passages of the project. */
export function passageOrder(
  placeOf: (passage: Passage) => Passage | null,
): (passages: Readonly<Record<string, Passage>>) => PassageOrder {
  const list = derived<Passage, readonly Passage[]>(
    (all) =>
      Object.values(all)
        .flatMap((passage) => placeOf(passage) ?? [])
        .sort(byPlace),
    (before, changed) => {
      const next = [...before]
      for (const one of changed) {
        const gone = one.before && placeOf(one.before)
        const come = one.after && placeOf(one.after)
        const at = gone ? indexOf(next, gone) : -1
        if (gone && next[at]?.id === gone.id) next.splice(at, 1)
        if (come) next.splice(indexOf(next, come), 0, come)
      }
      return next
    },
  )
  let last: PassageOrder | null = null
  return (passages) => {
    const now = list(passages)
    if (last?.list !== now) last = around(now, passages, placeOf)
    return last
  }
}

function around(
  list: readonly Passage[],
  all: Readonly<Record<string, Passage>>,
  placeOf: (passage: Passage) => Passage | null,
): PassageOrder {
  const get = (id: string): Passage | undefined => {
    const passage = all[id]
    return (passage && placeOf(passage)) ?? undefined
  }
  let lanes: readonly number[] | null = null
  return {
    list,
    byId: { get },
    index: intervalIndex(list),
    lanes: {
      get(id) {
        const passage = get(id)
        return passage && (lanes ??= assignLanes(list))[indexOf(list, passage)]
      },
    },
  }
}

/** Where a passage stands in a sorted list, or would stand. */
function indexOf(list: readonly Passage[], passage: Passage): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byPlace(list[middle] as Passage, passage) < 0) low = middle + 1
    else high = middle
  }
  return low
}
