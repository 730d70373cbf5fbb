/** Does something at once when it was not done within the last `ms`, else when they are over. */
export function paced(act: () => void, ms: number): { ask(): void; stop(): void } {
  let last = -Infinity
  let waiting: ReturnType<typeof setTimeout> | undefined
  const run = (): void => {
    waiting = undefined
    last = performance.now()
    act()
  }
  return {
    ask() {
      const rest = last + ms - performance.now()
      if (rest <= 0) run()
      else waiting ??= setTimeout(run, rest)
    },
    stop: () => clearTimeout(waiting),
  }
}
