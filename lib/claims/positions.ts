// Who stands where on a claim, and how that changed. A change of mind is a new position that replaces the old one.
import { readEdtf } from '#lib/sources/dates.ts'
import type { Position } from './recorded.ts'

export interface StanceLine {
  /** What the holder thinks now. */
  readonly current: Position
  /** What they thought before, the latest first. */
  readonly earlier: readonly Position[]
}

/**
 * One line for each position that nothing has replaced, by holder, the earliest line of a holder first.
 * Two positions that replace the same one both stand: the disagreement is shown, not settled.
 */
export function stanceLines(positions: Iterable<Position>): StanceLine[] {
  const byId = new Map(Array.from(positions, (one) => [one.id, one]))
  const replaced = new Set([...byId.values()].flatMap((one) => one.replacesId ?? []))
  return [...byId.values()]
    .filter((one) => !replaced.has(one.id))
    .map((current) => {
      const earlier: Position[] = []
      const seen = new Set([current.id])
      for (let at = current.replacesId; at !== null && !seen.has(at);) {
        const before = byId.get(at)
        if (!before) break
        seen.add(at)
        earlier.push(before)
        at = before.replacesId
      }
      return { current, earlier }
    })
    .sort(
      (a, b) =>
        compareText(a.current.holder, b.current.holder) ||
        compareText(sinceOf(a.current), sinceOf(b.current)) ||
        compareText(a.current.id, b.current.id),
    )
}

/** Since when a position is held: its own date, or the day on which it was written down here. */
export function sinceOf(position: Pick<Position, 'sinceEdtf' | 'createdAt'>): string {
  return readEdtf(position.sinceEdtf)?.earliest ?? position.createdAt.slice(0, 10)
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
