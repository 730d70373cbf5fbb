'use client'

import { useMemo } from 'react'
import { useIsWhole, useRecords } from '#components/live/use-project.ts'
import type { UnplacedPassage } from '#components/revisions/unplaced-list.tsx'
import { usePlaces } from '#components/revisions/use-places.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { intervalIndex, type IntervalIndex } from '#lib/text/interval-index.ts'
import type { Span } from '#lib/text/span.ts'
import { assignLanes } from './marks.ts'

export interface Passages {
  /** Living passages that stand in this text, in its order. Those made on another revision have their spans in this one. */
  readonly list: readonly RecordOf<'passage'>[]
  readonly byId: ReadonlyMap<string, RecordOf<'passage'>>
  readonly index: IntervalIndex<string>
  readonly lanes: ReadonlyMap<string, number>
  /** Made on another revision, and without a certain place in this text. */
  readonly unplaced: readonly UnplacedPassage[]
  /** False while the passages, or places of those of other revisions, are still being asked for. */
  readonly isReady: boolean
  /** The passage that has exactly these spans, so that nothing is marked twice. */
  withSpans(spans: readonly Span[]): RecordOf<'passage'> | null
}

export function usePassages(sourceId: string, revisionId: string): Passages {
  const all = useRecords('passage')
  const isWhole = useIsWhole()
  const { byPassage, isReady } = usePlaces(sourceId, revisionId)
  return useMemo(() => {
    const unplaced: UnplacedPassage[] = []
    const list = Object.values(all)
      .flatMap((passage): RecordOf<'passage'>[] => {
        if (passage.sourceId !== sourceId) return []
        if (passage.revisionId === revisionId) return [passage]
        const place = byPassage.get(passage.id)
        if (place?.version !== passage.version) return []
        if (place.spans.length > 0) return [{ ...passage, spans: place.spans }]
        unplaced.push({ passage, place })
        return []
      })
      .sort(byPlace)
    return {
      unplaced: unplaced.sort((a, b) => byPlace(a.passage, b.passage)),
      isReady: isReady && isWhole,
      list,
      byId: new Map(list.map((passage) => [passage.id, passage])),
      index: intervalIndex(list),
      lanes: assignLanes(list),
      withSpans: (spans) => list.find((passage) => passage.spans.join(';') === spans.join(';')) ?? null,
    }
  }, [all, sourceId, revisionId, byPassage, isReady, isWhole])
}

function byPlace(a: RecordOf<'passage'>, b: RecordOf<'passage'>): number {
  const [first, second] = [a.spans[0], b.spans[0]]
  return (
    (first?.[0] ?? 0) - (second?.[0] ?? 0) || (second?.[1] ?? 0) - (first?.[1] ?? 0) || (a.id < b.id ? -1 : 1)
  )
}
