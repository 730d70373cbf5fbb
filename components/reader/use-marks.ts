'use client'

// Draws the marks near the screen over the words. The text itself is never touched, and only what changed is drawn anew.
import { useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { openMarkLayer, type MarkLayer } from './mark-layer.ts'
import type { Mark } from './marks.ts'
import { takeBackOpeningMarks } from './opening-marks.ts'
import { openPainter, type Painter } from './painter.ts'
import type { TextMap } from './selection-span.ts'
import type { Argument } from './use-argument.ts'
import type { Passages } from './use-passages.ts'

/** Spans shown in a way of their own over the marks. */
export type Emphases = Readonly<Record<(typeof emphasisNames)[number], readonly Span[]>>

const none: readonly Span[] = []
const emphasisNames = ['doubt', 'active', 'correction', 'draft', 'find', 'find-current'] as const

/**
 * `nearby`: the passages to draw. With `claimIds` (passages that attest the claim this text is locked to) those stand out and
 * all others are muted. Until `isSettled` it is not known yet which passages are near, and the marks that came with the page
 * stay. Returns how to tell that the page has moved, and how to show a change before it is worked out.
 */
export function useMarks(
  map: TextMap | null,
  boxesRef: RefObject<HTMLElement | null>,
  passages: Passages,
  nearby: readonly RecordOf<'passage'>[],
  argument: Argument,
  claimIds: ReadonlySet<string> | null,
  emphases: Emphases,
  isSettled: boolean,
): Pick<Painter, 'refresh'> & Pick<MarkLayer, 'anticipate'> {
  const layer = useRef<{ marks: MarkLayer; painter: Painter }>(null)
  // Before the effects below, which draw on it: all of them run anew with a new map.
  useLayoutEffect(() => {
    const element = boxesRef.current
    if (!map || !element) return
    const painter = openPainter(element)
    const opened = openMarkLayer(map, painter)
    layer.current = { marks: opened, painter }
    return () => {
      takeBackOpeningMarks()
      opened.close()
      painter.close()
      layer.current = null
    }
  }, [map, boxesRef])

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
      claimIds
        ? nearby.filter((passage) => claimIds.has(passage.id)).flatMap((passage) => passage.spans)
        : none,
    [nearby, claimIds],
  )

  useLayoutEffect(() => {
    layer.current?.marks.show(marks)
    if (layer.current && isSettled) takeBackOpeningMarks()
  }, [map, marks, isSettled])
  useLayoutEffect(() => layer.current?.marks.emphasise('claim', claimSpans), [map, claimSpans])
  useLayoutEffect(() => {
    for (const name of emphasisNames) layer.current?.marks.emphasise(name, emphases[name])
  }, [map, emphases])
  return useMemo(
    () => ({
      refresh: () => layer.current?.painter.refresh(),
      anticipate: (change) => layer.current?.marks.anticipate(change),
    }),
    [],
  )
}

const muted = { colour: 'none', stance: 'muted' } as const
