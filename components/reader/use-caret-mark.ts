'use client'

import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'
import { placeOf } from './caret-place.ts'
import type { TextMap } from './selection-span.ts'

/**
 * Puts the caret's line where `at` is. The function looks where that is when the page has moved, and gives back how to put it
 * there: what else looks at the page can do so in between.
 */
export function useCaretMark(
  map: TextMap | null,
  areaRef: RefObject<HTMLElement | null>,
  at: number | null,
): [RefObject<HTMLDivElement | null>, () => () => void] {
  const mark = useRef<HTMLDivElement>(null)
  const look = useCallback(() => {
    const element = mark.current
    const root = areaRef.current
    if (!element || !root) return () => {}
    const place = map && at !== null ? placeOf(map, at) : null
    const origin = root.getBoundingClientRect()
    return () => {
      element.hidden = place === null
      if (!place) return
      element.style.transform = `translate(${(place.x - origin.left).toFixed(1)}px, ${(place.top - origin.top).toFixed(1)}px)`
      element.style.height = `${(place.bottom - place.top).toFixed(1)}px`
    }
  }, [map, areaRef, at])
  useLayoutEffect(() => {
    // Begins to blink anew with every step, so that it is seen while it moves. Asked for before anything is written: like every
    // question about the page this one lays it out.
    for (const animation of mark.current?.getAnimations() ?? []) animation.currentTime = 0
    look()()
  }, [look])
  return [mark, look]
}
