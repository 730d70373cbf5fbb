// What a person did is shown first and worked out afterwards: the argument of a long text takes longer than a frame.

let waiting: (() => void) | null = null

/** Does `work` once the browser has drawn what is shown now; after anything that still waits. */
export function afterPaint(work: () => void): void {
  doWhatWaits()
  waiting = work
  const begin = (): void => {
    if (waiting === work) doWhatWaits()
  }
  const drawn = new MessageChannel()
  // In a task of its own: whatever else waits for the frame, the next key among it, goes first.
  drawn.port1.onmessage = () => setTimeout(begin)
  requestAnimationFrame(() => drawn.port2.postMessage(null))
  // A page in the background draws nothing.
  setTimeout(begin, 100)
  // Whoever leaves the page is warned of what is not saved, this included.
  addEventListener('beforeunload', doWhatWaits, { capture: true, once: true })
}

/** Does at once what still waits, for whoever builds on it; tells whether there was anything. */
export function doWhatWaits(): boolean {
  const work = waiting
  waiting = null
  work?.()
  return work !== null
}
