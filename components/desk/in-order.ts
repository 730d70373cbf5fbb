// What is written down by the way is sent one after another: two requests at once may arrive in another order, and the older
// would have the last word.

export interface InOrder<Change extends object> {
  /** Sends the change; while another is on its way it waits, together with what else is changed meanwhile. */
  add(change: Change): void
  /** What waits, later values over earlier ones; null when nothing does. */
  waiting(): Change | null
  /** Resolves when nothing is on its way or waits any more; false when the last could not be sent. */
  settled(): Promise<boolean>
}

/** `send` tells whether a change has arrived; one that has not is dropped, and those after it are still sent. */
export function inOrder<Change extends object>(send: (change: Change) => Promise<boolean>): InOrder<Change> {
  let next: Change | null = null
  let running: Promise<boolean> | null = null
  const run = async (): Promise<boolean> => {
    let hasArrived = true
    for (let change = next; change; change = next) {
      next = null
      hasArrived = await send(change)
    }
    running = null
    return hasArrived
  }
  return {
    add(change) {
      next = { ...next, ...change }
      running ??= run()
    },
    waiting: () => next,
    settled: () => running ?? Promise.resolve(true),
  }
}
