// Passages to look at as the page lists them: with the decision, if there is one, in the order of the sources and their texts.
import type { ReviewItem } from '#lib/api/review.ts'
import { speaksOf } from '#lib/corrections/decided.ts'
import type { RecordOf } from '#lib/live/records.ts'

type ById<T> = Readonly<Record<string, T>>

/** `open`: nobody can rely on its place; `moved`: it has one, elsewhere in the text; `decided`: somebody has looked. */
export type ReviewState = 'open' | 'moved' | 'decided'

export interface ReviewEntry {
  readonly item: ReviewItem
  readonly passage: RecordOf<'passage'>
  readonly state: ReviewState
  /** The decision in force in the newest text. */
  readonly decision: RecordOf<'placement'> | null
  /** The living decision in the newest text, in force or overtaken by a change of the passage: it is the one to be changed. */
  readonly earlier: RecordOf<'placement'> | null
}

/** The items whose passage is still as the server saw it, with what was decided about them. */
export function matchDecisions(
  items: readonly ReviewItem[],
  passages: ById<RecordOf<'passage'>>,
  placements: ById<RecordOf<'placement'>>,
): ReviewEntry[] {
  if (items.length === 0) return []
  const decisions = new Map(
    Object.values(placements).map((one) => [`${one.passageId} ${one.revisionId}`, one]),
  )
  return items.flatMap((item): ReviewEntry[] => {
    const passage = passages[item.passageId]
    if (passage?.version !== item.version) return []
    const found = decisions.get(`${item.passageId} ${item.revisionId}`)
    const decision = found && speaksOf(found, passage) ? found : null
    const state = decision ? 'decided' : item.verdict === 'moved' ? 'moved' : 'open'
    return [{ item, passage, state, decision, earlier: found ?? null }]
  })
}

/** By source as the project orders them, then as the passages stood in their text. */
export function orderEntries(
  entries: readonly ReviewEntry[],
  sources: ById<RecordOf<'source'>>,
): ReviewEntry[] {
  const place = ({ passage }: ReviewEntry): number => passage.spans[0]?.[0] ?? 0
  return [...entries].sort((a, b) => {
    const [x, y] = [sources[a.item.sourceId], sources[b.item.sourceId]]
    return (
      (x?.position ?? 0) - (y?.position ?? 0) ||
      (x?.siglum ?? '').localeCompare(y?.siglum ?? '') ||
      (a.item.sourceId < b.item.sourceId ? -1 : a.item.sourceId > b.item.sourceId ? 1 : 0) ||
      place(a) - place(b) ||
      (a.passage.id < b.passage.id ? -1 : 1)
    )
  })
}

/**
 * What comes up after the passage `id` of `shown` is settled: the next one, at the end the one before, null when none is left. Of a
 * passage that is not shown, the first that follows it in `all`.
 */
export function nextAfter(
  shown: readonly ReviewEntry[],
  all: readonly ReviewEntry[],
  id: string,
): string | null {
  const left = new Set(shown.map(({ passage }) => passage.id))
  left.delete(id)
  const at = all.findIndex(({ passage }) => passage.id === id)
  const following = all.slice(at + 1).find(({ passage }) => left.has(passage.id))
  const before = all.slice(0, Math.max(0, at)).findLast(({ passage }) => left.has(passage.id))
  return (following ?? before)?.passage.id ?? null
}
