'use client'

import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { firstLine, holdThroughResizing, putBack, type HeldPlace } from './held-place.ts'
import { mapText, type TextMap } from './selection-span.ts'
import type { TextLayout } from './text-layout.ts'
import { holdThroughSettings } from './use-reading-settings.ts'

/**
 * Keeps the first line in view through a change of settings or of the width, and through a change of the layout or of what is
 * `around` the text when it was asked to: returns how to ask.
 */
export function useHeldPlace(
  scroller: RefObject<HTMLElement | null>,
  article: RefObject<HTMLElement | null>,
  text: string,
  layout: TextLayout,
  map: TextMap | null,
  around: unknown,
): () => void {
  const held = useRef<HeldPlace | null>(null)
  const latest = useRef({ map, layout })
  useLayoutEffect(() => {
    latest.current = { map, layout }
  })
  const hold = useCallback(() => {
    const now = latest.current
    if (now.map && scroller.current) held.current = firstLine(now.map, now.layout, scroller.current)
  }, [scroller])
  // The map of the text is made anew a moment later; the line must not have moved by then.
  useLayoutEffect(() => {
    const place = held.current
    if (!place || !scroller.current || !article.current) return
    held.current = null
    putBack(mapText(article.current, text, layout), scroller.current, place)
  }, [layout, text, around, scroller, article])
  useEffect(
    () =>
      holdThroughSettings(() => {
        const now = latest.current.map
        const root = scroller.current
        const place = now && root ? firstLine(now, latest.current.layout, root) : null
        return () => {
          if (now && root && place) putBack(now, root, place)
        }
      }),
    [scroller],
  )
  useResizing(scroller, latest)
  return hold
}

function useResizing(
  scroller: RefObject<HTMLElement | null>,
  latest: RefObject<{ readonly map: TextMap | null; readonly layout: TextLayout }>,
): void {
  useEffect(() => {
    const root = scroller.current
    return root ? holdThroughResizing(root, () => latest.current) : undefined
  }, [scroller, latest])
}
