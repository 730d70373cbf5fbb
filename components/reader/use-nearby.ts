'use client'

import { useDeferredValue, useMemo, type RefObject } from 'react'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { byPlace } from './marks.ts'
import type { PassageOrder } from './passage-order.ts'
import type { TextLayout } from './text-layout.ts'
import { useScreenStretch } from './use-screen-stretch.ts'

type Passages = readonly RecordOf<'passage'>[]

/** The passages to mark, by place, and those of them that have a card beside their lines. `near`: stretches whose words are there. */
export function useNearby(
  scroller: RefObject<HTMLElement | null>,
  layout: TextLayout,
  near: readonly Span[],
  passages: PassageOrder,
): { readonly nearby: Passages; readonly besideLines: Passages } {
  const { marks, cards } = useScreenStretch(scroller, layout, near)
  // Notes of the source stand beside or below the text, not in its flow: what is near of them the browser has told.
  const notes = useMemo(
    () => layout.glosses.map(({ body }) => body).filter((body) => near.some((span) => doOverlap(span, body))),
    [layout, near],
  )
  const nearby = useMemo(() => {
    const spans = near.flatMap(([start, end]): Span[] => {
      const span: Span = [Math.max(start, marks[0]), Math.min(end, marks[1])]
      return span[0] < span[1] ? [span] : []
    })
    const ids = new Set([...spans, ...notes].flatMap((span) => passages.index.overlapping(span)))
    return [...ids].flatMap((id) => passages.byId.get(id) ?? []).sort(byPlace)
  }, [near, notes, passages, marks])
  const beside = useMemo(() => {
    const ids = new Set([cards, ...notes].flatMap((span) => passages.index.overlapping(span)))
    return nearby.filter(({ id }) => ids.has(id))
  }, [nearby, notes, passages, cards])
  // Cards are made a little at a time, so that nothing waits for them.
  return { nearby, besideLines: useDeferredValue(beside) }
}

const doOverlap = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]
