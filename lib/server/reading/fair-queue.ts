// So many at a time, and each person in turn: somebody who brings in a hundred files delays nobody else by more than one.

interface Waiting {
  readonly start: () => void
}

export interface FairQueue {
  /** Runs `work` when a place is free. An `AbortSignal` takes it out of the queue; what runs already ends by itself. */
  run<T>(owner: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>
}

/** A queue with `places` that serves its owners round robin. */
export function fairQueue(places: number): FairQueue {
  // A Map keeps the order in which owners came; whoever was served goes to the end.
  const lines = new Map<string, Waiting[]>()
  let running = 0

  function next(): void {
    while (running < places) {
      const [owner, line] = lines.entries().next().value ?? []
      if (owner === undefined || !line) return
      lines.delete(owner)
      const first = line.shift()
      if (line.length > 0) lines.set(owner, line)
      if (!first) continue
      running++
      first.start()
    }
  }

  return {
    async run(owner, work, signal) {
      await new Promise<void>((resolve, reject) => {
        signal?.throwIfAborted()
        const waiting: Waiting = { start: resolve }
        lines.set(owner, [...(lines.get(owner) ?? []), waiting])
        signal?.addEventListener('abort', () => {
          const line = lines.get(owner) ?? []
          if (!line.includes(waiting)) return
          const rest = line.filter((one) => one !== waiting)
          if (rest.length > 0) lines.set(owner, rest)
          else lines.delete(owner)
          reject(signal.reason as Error)
        })
        next()
      })
      try {
        return await work()
      } finally {
        running--
        next()
      }
    },
  }
}
