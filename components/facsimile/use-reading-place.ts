'use client'

// Where one reads: the offset at the upper third of the screen, told while one scrolls, and the one under the pointer.
import { useEffect, useRef, useState, type RefObject } from 'react'
import { offsetAtPoint } from '#components/reader/caret-place.ts'
import type { TextMap } from '#components/reader/selection-span.ts'

/** How long a scroll that the facsimile itself has caused may last. */
const OWN_MS = 900

/** Calls `onPlace` with where one reads whenever one scrolls. Returns how to say that the next scroll is not the reader's own. */
export function useReadingPlace(
  map: TextMap | null,
  scroller: RefObject<HTMLElement | null>,
  article: RefObject<HTMLElement | null>,
  onPlace: (offset: number) => void,
): () => void {
  const ownUntil = useRef(0)
  const told = useRef(onPlace)
  useEffect(() => {
    told.current = onPlace
  })
  useEffect(() => {
    const box = scroller.current
    if (!box || !map) return
    let timer = 0
    const look = (): void => {
      timer = 0
      if (performance.now() < ownUntil.current) return
      const offset = offsetInView(map, box, article.current)
      if (offset !== null) told.current(offset)
    }
    // A place is worked out when the scrolling rests a moment, so that scrolling itself costs nothing.
    const handleScroll = (): void => {
      clearTimeout(timer)
      timer = window.setTimeout(look, 120)
    }
    box.addEventListener('scroll', handleScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      box.removeEventListener('scroll', handleScroll)
    }
  }, [map, scroller, article])
  return () => {
    ownUntil.current = performance.now() + OWN_MS
  }
}

/** The first character found at some heights of the screen; null where there are no words. */
export function offsetInView(map: TextMap, box: HTMLElement, article: HTMLElement | null): number | null {
  const view = box.getBoundingClientRect()
  const left = article?.getBoundingClientRect().left ?? view.left
  for (const share of [0.3, 0.34, 0.24, 0.42, 0.15, 0.5, 0.6, 0.75]) {
    for (const indent of [6, 40, 90]) {
      const offset = offsetAtPoint(map, left + indent, view.top + view.height * share)
      if (offset !== null) return offset
    }
  }
  return null
}

/** The offset under the pointer of a mouse over the text; null elsewhere. */
export function usePointedOffset(map: TextMap | null, article: RefObject<HTMLElement | null>): number | null {
  const [pointed, setPointed] = useState<number | null>(null)
  useEffect(() => {
    const element = article.current
    if (!element || !map) return
    let frame = 0
    const handleMove = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return
      const { clientX, clientY } = event
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setPointed(offsetAtPoint(map, clientX, clientY)))
    }
    const handleLeave = (): void => {
      cancelAnimationFrame(frame)
      setPointed(null)
    }
    element.addEventListener('pointermove', handleMove, { passive: true })
    element.addEventListener('pointerleave', handleLeave)
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('pointermove', handleMove)
      element.removeEventListener('pointerleave', handleLeave)
    }
  }, [map, article])
  return pointed
}
