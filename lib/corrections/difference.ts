// How one text differs from the one before it, as a revision stores it: a short list of runs that leads from the old text to the
// new one and back to what was kept.
import { diffTexts } from '#lib/text/diff.ts'
import type { Span } from '#lib/text/span.ts'

/**
 * Runs in order, in UTF-16 code units: `n` keeps the next n of the old text, `-n` leaves them out, a string is put in.
 * No two runs of one sort follow each other and none is empty; what is left out comes before what is put in.
 */
export type Difference = (number | string)[]

/** The difference of two texts, whole words at a time; near-linear. Equal texts are one kept run. */
export function difference(before: string, after: string): Difference {
  const runs = differenceBuilder()
  let at = 0
  for (const { old, inserted } of diffTexts(before, after)) {
    runs.keep(old[0] - at)
    runs.remove(old[1] - old[0])
    runs.insert(inserted)
    at = old[1]
  }
  runs.keep(before.length - at)
  return runs.done()
}

/** The text after `runs`. Throws `RangeError` when they do not belong to `before`. */
export function applyDifference(before: string, runs: readonly (number | string)[]): string {
  const out: string[] = []
  let at = 0
  for (const run of runs) {
    if (typeof run === 'string') {
      out.push(run)
      continue
    }
    if (!Number.isInteger(run) || run === 0 || at + Math.abs(run) > before.length)
      throw new RangeError(`the difference does not belong to this text (at ${at})`)
    if (run > 0) out.push(before.slice(at, at + run))
    at += Math.abs(run)
  }
  if (at !== before.length)
    throw new RangeError(`the difference ends at ${at} of a text of ${before.length} characters`)
  return out.join('')
}

export interface DifferenceBuilder {
  keep(length: number): void
  remove(length: number): void
  insert(text: string): void
  done(): Difference
}

/** Collects runs, joining those of one sort. */
export function differenceBuilder(): DifferenceBuilder {
  const out: Difference = []
  let removed = 0
  let inserted = ''
  const flush = (): void => {
    if (removed > 0) out.push(-removed)
    if (inserted !== '') out.push(inserted)
    removed = 0
    inserted = ''
  }
  return {
    keep(length) {
      if (length <= 0) return
      const last = removed === 0 && inserted === '' ? out.at(-1) : undefined
      flush()
      if (typeof last === 'number' && last > 0) out[out.length - 1] = last + length
      else out.push(length)
    },
    remove: (length) => void (removed += Math.max(0, length)),
    insert: (text) => void (inserted += text),
    done() {
      flush()
      return out
    },
  }
}

/** A stretch that both texts share, or one that was changed: `old` and `new` are spans into the two texts. */
export interface DifferenceStep {
  readonly kind: 'kept' | 'changed'
  readonly old: Span
  readonly new: Span
}

/** The runs with their places, what was left out and put in at one place as one step. */
export function* stepsOf(runs: readonly (number | string)[]): Generator<DifferenceStep> {
  let [a, b] = [0, 0]
  let change = null as { old: Span; new: Span } | null
  for (const run of runs) {
    if (typeof run === 'number' && run > 0) {
      if (change) yield { kind: 'changed', ...change }
      change = null
      yield { kind: 'kept', old: [a, a + run], new: [b, b + run] }
      a += run
      b += run
      continue
    }
    const [from, now]: [number, number] = [a, b]
    if (typeof run === 'number') a -= run
    else b += run.length
    change = { old: [change?.old[0] ?? from, a], new: [change?.new[0] ?? now, b] }
  }
  if (change) yield { kind: 'changed', ...change }
}

/** How much was changed, in numbers: places, characters left out, characters put in. */
export function measure(runs: readonly (number | string)[]): {
  places: number
  removed: number
  inserted: number
} {
  let [places, removed, inserted] = [0, 0, 0]
  for (const { kind, old, new: now } of stepsOf(runs)) {
    if (kind === 'kept') continue
    places++
    removed += old[1] - old[0]
    inserted += now[1] - now[0]
  }
  return { places, removed, inserted }
}

/** Carries spans of the old text to the new one as long as nothing inside them was touched. Built once, asked often. */
export interface SpanCarrier {
  /** The span in the new text; null when anything in it was changed. An empty span needs a kept neighbour. */
  carry(span: Span): Span | null
}

export function spanCarrier(runs: readonly (number | string)[]): SpanCarrier {
  const kept = [...stepsOf(runs)].filter(({ kind }) => kind === 'kept')
  return {
    carry([start, end]) {
      let low = 0
      let high = kept.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((kept[middle]?.old[1] ?? 0) < end) low = middle + 1
        else high = middle
      }
      const step = kept[low]
      if (!step || step.old[0] > start || step.old[1] < end) return null
      const moved = step.new[0] - step.old[0]
      return [start + moved, end + moved]
    },
  }
}
