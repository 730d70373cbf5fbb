// The way through the findings: which of them are walked, and which comes next.
import type { Finding, FindingKind } from '#lib/reading/findings.ts'

/** Null: all of them. */
export type FindingFilter = FindingKind | null

export const filtered = (findings: readonly Finding[], filter: FindingFilter): readonly Finding[] =>
  filter === null ? findings : findings.filter(({ kind }) => kind === filter)

/**
 * The next or previous of `findings` (in the order of the original) from `current`, or from where `current` would stand when it
 * is not among them. Null at the end.
 */
export function step(
  findings: readonly Finding[],
  current: Finding | null,
  direction: 1 | -1,
  isWanted: (one: Finding) => boolean = () => true,
): Finding | null {
  const at = current ? findings.findIndex(({ id }) => id === current.id) : -1
  const place = current?.raw[0] ?? 0
  const start =
    at >= 0
      ? at + direction
      : direction === 1
        ? findings.findIndex(({ raw }) => raw[0] >= place)
        : findings.findLastIndex(({ raw }) => raw[0] < place)
  if (start < 0) return null
  for (let i = start; i >= 0 && i < findings.length; i += direction) {
    const one = findings[i]
    if (one && isWanted(one)) return one
  }
  return null
}

/** The next uncertain finding, from the beginning again when there is none behind. */
export function nextUnsure(findings: readonly Finding[], current: Finding | null): Finding | null {
  const isOpen = ({ certain }: Finding): boolean => !certain
  return (
    step(findings, current, 1, isOpen) ??
    findings.find((one) => isOpen(one) && one.id !== current?.id) ??
    null
  )
}

/** The same finding in another reading, or the one nearest to its place. */
export function findAgain(findings: readonly Finding[], current: Finding | null): Finding | null {
  if (!current) return findings.find(({ certain }) => !certain) ?? findings[0] ?? null
  const same = findings.find(({ id }) => id === current.id)
  if (same) return same
  return findings.find(({ raw }) => raw[1] >= current.raw[0]) ?? findings.at(-1) ?? null
}

/** How many there are of each kind, and how many of them are uncertain. */
export function countKinds(
  findings: readonly Finding[],
): Map<FindingKind, { count: number; unsure: number }> {
  const counts = new Map<FindingKind, { count: number; unsure: number }>()
  for (const { kind, certain } of findings) {
    const one = counts.get(kind) ?? { count: 0, unsure: 0 }
    counts.set(kind, { count: one.count + 1, unsure: one.unsure + (certain ? 0 : 1) })
  }
  return counts
}
