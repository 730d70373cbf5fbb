// Fetches what is missing: one fetch at a time, again when something happened meanwhile, and later again when it failed.

interface CatchUp {
  /** Sees to it that everything that is known of now gets fetched. */
  catchUp(): Promise<void>
}

export function keepCaughtUp(
  fetchMissing: () => Promise<void>,
  /** Calls `task` after `ms`; returns how to call it off. */
  schedule: (task: () => void, ms: number) => () => void,
): CatchUp {
  let fetching: Promise<void> | null = null
  let isStale = false
  let failures = 0
  let cancelRetry: (() => void) | null = null
  function catchUp(): Promise<void> {
    if (fetching) {
      isStale = true
      return fetching
    }
    cancelRetry?.()
    cancelRetry = null
    isStale = false
    fetching = fetchMissing()
      .then(
        () => {
          failures = 0
        },
        () => {
          failures++
          cancelRetry = schedule(() => void catchUp(), backOff(failures))
        },
      )
      .finally(() => {
        fetching = null
        if (isStale && failures === 0) void catchUp()
      })
    return fetching
  }
  return { catchUp }
}

/** 0.5 s, doubling, at most 20 s. */
export function backOff(attempts: number): number {
  return Math.min(20_000, 500 * 2 ** (attempts - 1))
}
