'use client'

// Draws the marks near the screen over the words. The text itself is never touched, and only what changed is drawn anew.
import { useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { openMarkLayer, type MarkLayer } from './mark-layer.ts'
import type { Mark } from './marks.ts'
import { openPainter, type Painter } from './painter.ts'
import type { TextMap } from './selection-span.ts'
import type { Argument } from './use-argument.ts'
import type { Passages } from './use-passages.ts'

/** Spans shown in a way of their own over the marks. */
export interface Emphases {
  readonly active: readonly Span[]
  readonly draft: readonly Span[]
  readonly find: readonly Span[]
  readonly 'find-current': readonly Span[]
}

const none: readonly Span[] = []

/**
 * `nearby`: the passages to draw. With `claimIds` (passages that attest the claim this text is locked to) those stand out and
 * all others are muted. Returns how to tell that the page has moved.
 */
export function useMarks(
  map: TextMap | null,
  boxes: RefObject<HTMLElement | null>,
  passages: Passages,
  nearby: readonly RecordOf<'passage'>[],
  argument: Argument,
  claimIds: ReadonlySet<string> | null,
  emphases: Emphases,
): () => void {
  const [layer, setLayer] = useState<{ marks: MarkLayer; painter: Painter } | null>(null)
  useEffect(() => {
    const element = boxes.current
    if (!map || !element) return
    const painter = openPainter(element)
    const marks = openMarkLayer(map, painter)
    setLayer({ marks, painter })
    return () => {
      marks.close()
      painter.close()
      setLayer(null)
    }
  }, [map, boxes])

  const marks = useMemo(
    () =>
      nearby.map((passage): Mark => {
        const { colour, stance } = argument.of(passage.id)
        const lane = passages.lanes.get(passage.id) ?? 0
        const isMuted = claimIds !== null && !claimIds.has(passage.id)
        return { id: passage.id, spans: passage.spans, lane, ...(isMuted ? muted : { colour, stance }) }
      }),
    [nearby, argument, passages.lanes, claimIds],
  )
  const claimSpans = useMemo(
    () =>
      claimIds ? nearby.filter((passage) => claimIds.has(passage.id)).flatMap((passage) => passage.spans) : none,
    [nearby, claimIds],
  )

  useLayoutEffect(() => layer?.marks.show(marks), [layer, marks])
  useLayoutEffect(() => layer?.marks.emphasise('claim', claimSpans), [layer, claimSpans])
  useLayoutEffect(() => layer?.marks.emphasise('active', emphases.active), [layer, emphases.active])
  useLayoutEffect(() => layer?.marks.emphasise('draft', emphases.draft), [layer, emphases.draft])
  useLayoutEffect(() => layer?.marks.emphasise('find', emphases.find), [layer, emphases.find])
  const current = emphases['find-current']
  useLayoutEffect(() => layer?.marks.emphasise('find-current', current), [layer, current])
  return useMemo(() => () => layer?.painter.refresh(), [layer])
}

const muted = { colour: 'none', stance: 'muted' } as const
