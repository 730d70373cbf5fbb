// How the revisions of a source hang together, as far as places in their texts are concerned.
import type { RevisionOrigin } from '#lib/sources/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'
import { stepsOf, type DifferenceStep } from './difference.ts'

/** What is needed of a revision; its text only where it must be compared. */
export interface RevisionLink {
  readonly id: string
  readonly origin: RevisionOrigin
  readonly previousId: string | null
  readonly restoredFromId: string | null
  readonly textSha256: string
  /** From the text of the previous revision; null for the first. */
  readonly difference: readonly (number | string)[] | null
}

export type Revisions = ReadonlyMap<string, RevisionLink>

/** Carries a span through corrections, whose places are known: not a guess. */
export type Step = (span: Span) => Span

/**
 * The corrections that lead from the text of `from` to that of `to`, in order; null when something else lies between, so that
 * only the texts themselves can tell. An older text restored is that text.
 */
export function correctionSteps(revisions: Revisions, from: string, to: string): Step[] | null {
  const goal = revisions.get(from)?.textSha256
  const steps: Step[] = []
  const seen = new Set<string>()
  for (let at: string | null = to; at !== null && !seen.has(at);) {
    seen.add(at)
    const revision: RevisionLink | undefined = revisions.get(at)
    if (!revision) return null
    if (at === from || revision.textSha256 === goal) return steps.toReversed()
    if (revision.origin === 'restored') at = revision.restoredFromId
    else if (revision.origin === 'corrections' && revision.difference) {
      steps.push(stepThrough(revision.difference))
      at = revision.previousId
    } else return null
  }
  return null
}

const known = new WeakMap<readonly (number | string)[], Step>()

/** A span goes with its words; what is put in at its borders stays outside, what is changed inside it stays inside. */
function stepThrough(runs: readonly (number | string)[]): Step {
  const present = known.get(runs)
  if (present) return present
  const changes = [...stepsOf(runs)].filter(({ kind }) => kind === 'changed')
  const carryStart = (offset: number): number => {
    const change = changes[firstEnding(changes, offset)]
    // Inside of what was changed: all of it belongs to the span.
    if (change && change.old[0] < offset && offset < change.old[1]) return change.new[0]
    if (change && change.old[0] === offset && change.old[1] > offset) return change.new[0]
    return shifted(changes, offset, true)
  }
  const carryEnd = (offset: number): number => {
    const change = changes[firstEnding(changes, offset)]
    if (change && change.old[0] < offset) return change.new[1]
    return shifted(changes, offset, false)
  }
  const step: Step = ([start, end]) => {
    const from = carryStart(start)
    return [from, Math.max(from, carryEnd(end))]
  }
  known.set(runs, step)
  return step
}

/** The first change that ends at or behind `offset`. */
function firstEnding(changes: readonly DifferenceStep[], offset: number): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle]?.old[1] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Where an offset that no change touches stands; `isBehind`: behind what is put in at that very place. */
function shifted(changes: readonly DifferenceStep[], offset: number, isBehind: boolean): number {
  let i = firstEnding(changes, offset)
  const at = changes[i]
  if (at?.old[1] === offset && (isBehind || at.old[0] < offset)) i++
  const before = changes[i - 1]
  return before ? before.new[1] + offset - before.old[1] : offset
}
