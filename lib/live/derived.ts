// What is worked out of all records of a kind, carried on by what changed instead of worked out anew. The records themselves are
// plain values that know nothing of it; what is known about their descent is kept beside them and may be forgotten at any time.

type ById<T> = Readonly<Record<string, T>>

interface Step {
  /** Held weakly: a state that nobody shows any more must not stay in memory for this. */
  readonly from: WeakRef<object>
  readonly ids: readonly string[]
}
const steps = new WeakMap<object, Step>()
/** Ids on the way; longer ways back are given up: comparing everything is then no slower. */
const MOST_IDS = 1_000

/** Notes that `next` is `from` with other records, or none, under `ids`. */
export function noteStep(next: object, from: object, ids: readonly string[]): void {
  steps.set(next, { from: new WeakRef(from), ids })
}

/** Ids under which the two may differ; null when that is not known. */
export function changedIds(before: object, after: object): ReadonlySet<string> | null {
  const ancestors = wayBack(before)
  for (const [state, redone] of wayBack(after)) {
    const undone = ancestors.get(state)
    if (undone) return new Set([...undone, ...redone])
  }
  return null
}

/** The states that `state` came from, itself first, each with the ids that changed since. */
function wayBack(state: object): Map<object, readonly string[]> {
  const way = new Map<object, readonly string[]>()
  let ids: readonly string[] = []
  for (let now: object | undefined = state; now && ids.length <= MOST_IDS;) {
    way.set(now, ids)
    const step = steps.get(now)
    now = step?.from.deref()
    if (step) ids = [...ids, ...step.ids]
  }
  return way
}

/** One record that is new, gone or another. */
export interface Changed<T> {
  readonly before: T | undefined
  readonly after: T | undefined
}

/**
 * A function of all records that remembers its last answer. `carry` makes the next one of it from what changed since, and
 * must give what `whole` would give; null where it cannot.
 */
export function derived<T, V>(
  whole: (records: ById<T>) => V,
  carry: (value: V, changed: readonly Changed<T>[], records: ById<T>) => V | null,
): (records: ById<T>) => V {
  let last: { readonly records: ById<T>; readonly value: V } | null = null
  return (records) => {
    if (last?.records === records) return last.value
    const value = (last && carryOn(last, records)) ?? whole(records)
    last = { records, value }
    return value
  }
  function carryOn(from: { readonly records: ById<T>; readonly value: V }, to: ById<T>): V | null {
    const ids = changedIds(from.records, to)
    if (!ids) return null
    const changed = [...ids].flatMap((id): Changed<T>[] => {
      const [before, after] = [from.records[id], to[id]]
      return before === after ? [] : [{ before, after }]
    })
    return changed.length === 0 ? from.value : carry(from.value, changed, to)
  }
}
