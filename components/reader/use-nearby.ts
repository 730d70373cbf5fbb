'use client'

import { useDeferredValue, useMemo, type RefObject } from 'react'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { byPlace } from './marks.ts'
import type { PassageOrder } from './passage-order.ts'
import type { TextLayout } from './text-layout.ts'
import { useCardStretch } from './use-card-stretch.ts'

type Passages = readonly RecordOf<'passage'>[]

/** The passages to mark (near the screen, as `near` says) and those of them that have a card beside their lines, by place. */
export function useNearby(
  scroller: RefObject<HTMLElement | null>,
  layout: TextLayout,
  near: readonly Span[],
  passages: PassageOrder,
): { readonly nearby: Passages; readonly besideLines: Passages } {
  const nearby = useMemo(() => {
    const ids = new Set(near.flatMap((span) => passages.index.overlapping(span)))
    return [...ids].flatMap((id) => passages.byId.get(id) ?? []).sort(byPlace)
  }, [near, passages])
  const stretch = useCardStretch(scroller, layout, near)
  const beside = useMemo(() => {
    const ids = new Set(passages.index.overlapping(stretch))
    return nearby.filter(({ id }) => ids.has(id))
  }, [nearby, passages, stretch])
  // Cards are made a little at a time, so that nothing waits for them.
  return { nearby, besideLines: useDeferredValue(beside) }
}
