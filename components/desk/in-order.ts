// What is written down by the way is sent one after another: two requests at once may arrive in another order, and the older
// would have the last word.

export interface InOrder<Change extends object> {
  /**
   * Sends the change; while another is on its way it waits, together with what else is changed meanwhile. `send` tells whether it
   * has arrived; one that has not is dropped, and those after it are still sent.
   */
  add(change: Change, send: (change: Change) => Promise<boolean>): void
  /** What waits, later values over earlier ones; null when nothing does. */
  waiting(): Change | null
  /** Resolves when nothing is on its way or waits any more; false when the last could not be sent. */
  settled(): Promise<boolean>
}

export function inOrder<Change extends object>(): InOrder<Change> {
  let next: { change: Change; send: (change: Change) => Promise<boolean> } | null = null
  let running: Promise<boolean> | null = null
  const run = async (): Promise<boolean> => {
    let hasArrived = true
    for (let now = next; now; now = next) {
      next = null
      hasArrived = await now.send(now.change)
    }
    running = null
    return hasArrived
  }
  return {
    add(change, send) {
      next = { change: { ...next?.change, ...change }, send }
      running ??= run()
    },
    waiting: () => next?.change ?? null,
    settled: () => running ?? Promise.resolve(true),
  }
}
