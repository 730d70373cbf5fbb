'use client'

import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Span } from '#lib/text/span.ts'
import { placeOf } from './caret-place.ts'
import type { TextMap } from './selection-span.ts'

/** Pixels in the page area; the toolbar is centred over `x`. */
export interface ToolbarPlace {
  readonly x: number
  readonly y: number
  readonly isBelow: boolean
}

const HALF = 230
const HEIGHT = 56

/** Above the first selected line, or below the last where there is no room above; null while nothing is selected. */
export function useToolbarPlace(
  map: TextMap | null,
  area: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  spans: readonly Span[] | null,
): ToolbarPlace | null {
  const [place, setPlace] = useState<ToolbarPlace | null>(null)
  useLayoutEffect(() => {
    const [first, last] = [spans?.[0], spans?.at(-1)]
    const from = map && first ? placeOf(map, first[0]) : null
    const to = map && last ? placeOf(map, last[1] - 1) : null
    const [root, box] = [area.current?.getBoundingClientRect(), scroller.current?.getBoundingClientRect()]
    if (!from || !to || !root || !box) {
      setPlace(null)
      return
    }
    const isBelow = from.top - box.top < HEIGHT
    const isOneLine = Math.abs(from.top - to.top) < 4
    const middle = isOneLine ? (from.x + to.x) / 2 : from.x + HALF / 2
    const x = Math.max(HALF, Math.min(root.width - HALF, middle - root.left))
    setPlace({
      x: root.width < 2 * HALF ? root.width / 2 : x,
      y: (isBelow ? Math.min(to.bottom, box.bottom - HEIGHT) : from.top) - root.top,
      isBelow,
    })
  }, [map, area, scroller, spans])
  return place
}
