'use client'

import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'
import { placeOf } from './caret-place.ts'
import type { TextMap } from './selection-span.ts'

/** Puts the caret's line where `at` is; the function puts it there again when the page has moved. */
export function useCaretMark(
  map: TextMap | null,
  areaRef: RefObject<HTMLElement | null>,
  at: number | null,
): [RefObject<HTMLDivElement | null>, () => void] {
  const mark = useRef<HTMLDivElement>(null)
  const put = useCallback(() => {
    const element = mark.current
    const root = areaRef.current
    if (!element || !root) return
    const place = map && at !== null ? placeOf(map, at) : null
    element.hidden = place === null
    if (!place) return
    const origin = root.getBoundingClientRect()
    element.style.transform = `translate(${(place.x - origin.left).toFixed(1)}px, ${(place.top - origin.top).toFixed(1)}px)`
    element.style.height = `${(place.bottom - place.top).toFixed(1)}px`
    // Begins to blink anew with every step, so that it is seen while it moves.
    for (const animation of element.getAnimations()) animation.currentTime = 0
  }, [map, areaRef, at])
  useLayoutEffect(put, [put])
  return [mark, put]
}
