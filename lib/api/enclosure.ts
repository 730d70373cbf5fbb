// What comes with a page as JSON at its end: the text and the project that the page was drawn from. Handed to a component as a
// property it would be written into the page twice over as script, and read back slowly; so the page loads it here, the
// component draws from here on the server, and the browser reads the JSON.

/** A page is drawn right after it was loaded; what was never drawn (a change of page by script) is dropped after this. */
const keptMs = 30_000

interface Kept {
  value: unknown
  timer: ReturnType<typeof setTimeout> | null
}
// Loading and drawing use copies of this module, in one process.
const shared = globalThis as { fontesEnclosures?: Map<string, Kept> }

/** Lays `value` down under `id` for the page that is about to be drawn. */
export function layDown(id: string, value: unknown): void {
  const kept = (shared.fontesEnclosures ??= new Map<string, Kept>())
  const before = kept.get(id)?.timer
  if (before) clearTimeout(before)
  const timer = setTimeout(() => kept.delete(id), keptMs)
  // The timer alone keeps no process alive; in a browser timers are numbers.
  if (typeof timer === 'object') timer.unref()
  kept.set(id, { value, timer })
}

/** What was laid down under `id`. Throws when nothing is there. */
export function takeUp(id: string): unknown {
  const kept = shared.fontesEnclosures?.get(id)
  if (!kept) throw new RangeError(`nothing was laid down under ${id}`)
  return kept.value
}
