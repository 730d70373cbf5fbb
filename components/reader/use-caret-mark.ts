'use client'

import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { openBlinking, type Blinking } from './blinking.ts'
import { placeOf } from './caret-place.ts'
import type { TextMap } from './selection-span.ts'

/**
 * Puts the caret's line (`markRef`) where `at` is. The function looks where that is when the page has moved, and gives back how to put it
 * there: what else looks at the page can do so in between.
 */
export function useCaretMark(
  markRef: RefObject<HTMLDivElement | null>,
  map: TextMap | null,
  areaRef: RefObject<HTMLElement | null>,
  at: number | null,
): () => () => void {
  const blinking = useRef<Blinking>(null)
  const look = useCallback(() => {
    const element = markRef.current
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
  }, [markRef, map, areaRef, at])
  useLayoutEffect(() => look()(), [look])
  useEffect(() => {
    const element = markRef.current
    const root = areaRef.current
    if (!element || !root || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const text = root.querySelector(':scope > .reader-text')
    // Beside a selection it stands still, as everywhere: what is done with the words is then drawn without waiting for it.
    const isStill = (): boolean =>
      document.activeElement !== text || document.getSelection()?.isCollapsed === false
    const opened = openBlinking(element, isStill)
    blinking.current = opened
    text?.addEventListener('focus', opened.begin)
    return () => {
      text?.removeEventListener('focus', opened.begin)
      opened.stop()
      blinking.current = null
    }
  }, [markRef, areaRef])
  // Anew with every step.
  useEffect(() => {
    if (at !== null) blinking.current?.begin()
  }, [at])
  return look
}
