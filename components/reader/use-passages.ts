'use client'

import { useMemo } from 'react'
import { useIsWhole, useRecords } from '#components/live/use-project.ts'
import type { UnplacedPassage } from '#components/revisions/unplaced-list.tsx'
import { usePlaces } from '#components/revisions/use-places.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { byPlace } from './marks.ts'
import { passageOrder, type PassageOrder } from './passage-order.ts'

/** Living passages that stand in this text. Those made on another revision have their spans in this one. */
export interface Passages extends PassageOrder {
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
  const inOrder = useMemo(() => {
    const placed = new WeakMap<RecordOf<'passage'>, RecordOf<'passage'>>()
    return passageOrder((passage) => {
      if (passage.sourceId !== sourceId) return null
      if (passage.revisionId === revisionId) return passage
      const place = byPassage.get(passage.id)
      if (place?.version !== passage.version || place.spans.length === 0) return null
      let here = placed.get(passage)
      if (!here) placed.set(passage, (here = { ...passage, spans: place.spans }))
      return here
    })
  }, [sourceId, revisionId, byPassage])
  const unplaced = useMemo(
    () =>
      [...byPassage.values()]
        .flatMap((place): UnplacedPassage[] => {
          const passage = all[place.passageId]
          const isLost = place.spans.length === 0 && passage?.sourceId === sourceId
          return isLost && place.version === passage.version ? [{ passage, place }] : []
        })
        .sort((a, b) => byPlace(a.passage, b.passage)),
    [all, byPassage, sourceId],
  )
  const order = useMemo(() => inOrder(all), [inOrder, all])
  return useMemo(
    () => ({
      ...order,
      unplaced,
      isReady: isReady && isWhole,
      withSpans(spans) {
        const here = order.index.overlapping([spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0])
        const same = here.find((id) => order.byId.get(id)?.spans.join(';') === spans.join(';'))
        return (same !== undefined && order.byId.get(same)) || null
      },
    }),
    [order, unplaced, isReady, isWhole],
  )
}
