// The difference between two texts as a value: what a correction stores, what a review shows, what can be undone.
import { alignSequences } from './align.ts'
import type { Span } from './span.ts'

/** `old` was replaced by `new` (spans into the two texts, UTF-16 code units); `inserted` is what now stands there. */
export interface Change {
  readonly old: Span
  readonly new: Span
  readonly inserted: string
}

/** The changes that lead from `before` to `after`, whole words at a time, in order; near-linear. Equal texts have none. */
export function diffTexts(before: string, after: string): Change[] {
  const ids = new Map<string, number>()
  const a = wordTokens(before, ids)
  const b = wordTokens(after, ids)
  const changes: Change[] = []
  let lastA = 0
  let lastB = 0
  const close = (at: number, bt: number): void => {
    const old: Span = [a.starts[lastA] ?? before.length, a.starts[at] ?? before.length]
    const now: Span = [b.starts[lastB] ?? after.length, b.starts[bt] ?? after.length]
    if (old[0] < old[1] || now[0] < now[1]) {
      changes.push({ old, new: now, inserted: after.slice(now[0], now[1]) })
    }
  }
  for (const run of alignSequences(a.symbols, b.symbols)) {
    close(run.a, run.b)
    lastA = run.a + run.length
    lastB = run.b + run.length
  }
  close(a.symbols.length, b.symbols.length)
  return changes
}

/** The text after `changes`. Throws `RangeError` when they do not belong to `before` (out of order or outside it). */
export function applyChanges(before: string, changes: readonly Change[]): string {
  let out = ''
  let at = 0
  for (const change of changes) {
    if (change.old[0] < at || change.old[1] < change.old[0] || change.old[1] > before.length) {
      throw new RangeError(`change at ${change.old[0]} does not belong to this text`)
    }
    out += before.slice(at, change.old[0]) + change.inserted
    at = change.old[1]
  }
  return out + before.slice(at)
}

/** Words (letters, digits and their accents), runs of whitespace, and every other sign by itself; together the whole text. */
export function wordTokens(
  text: string,
  ids: Map<string, number> = new Map(),
): { readonly symbols: Int32Array; readonly starts: Int32Array } {
  const symbols: number[] = []
  const starts: number[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+|\s+|[^]/gu)) {
    let id = ids.get(match[0])
    if (id === undefined) ids.set(match[0], (id = ids.size))
    symbols.push(id)
    starts.push(match.index)
  }
  return { symbols: Int32Array.from(symbols), starts: Int32Array.from(starts) }
}
