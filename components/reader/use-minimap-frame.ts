'use client'

// The frame on the map of the text that shows where the screen stands. It is put in its place by scrolling the strip it lies on:
// a change of style in each frame would have Chromium work out all highlights anew in each (five times the cost of scrolling).
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { ChunkPlaces } from './chunk-places.ts'

/** Pixels. */
const LEAST_HEIGHT = 8
const REST_MS = 150

/**
 * `length`: of the text in UTF-16 code units. The frame follows each scroll; its height, and the stretch of text for those who
 * listen, are put right when the scrolling has come to rest.
 */
export function useMinimapFrame(
  scroller: RefObject<HTMLElement | null>,
  places: () => ChunkPlaces | null,
  length: number,
): [sight: RefObject<HTMLDivElement | null>, at: { readonly start: number; readonly end: number }] {
  const sight = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState({ start: 0, end: 0 })
  useEffect(() => {
    const root = scroller.current
    if (!root) return
    let asked = 0
    let rest: ReturnType<typeof setTimeout> | undefined
    const look = (): { start: number; end: number } | null => {
      const known = places()
      if (!known) return null
      const box = root.getBoundingClientRect()
      return { start: root.scrollTop <= 0 ? 0 : known.offsetAt(box.top), end: known.offsetAt(box.bottom) }
    }
    const settle = (): void => {
      const seen = look()
      const window = sight.current
      const frame = window?.querySelector<HTMLElement>('.minimap-frame')
      if (!seen || !window || !frame || length === 0) return
      const part = (seen.end - seen.start) / length
      const height = `${Math.max(LEAST_HEIGHT, Math.round(part * window.clientHeight))}px`
      if (frame.style.height !== height) frame.style.height = height
      setAt((before) => (before.start === seen.start && before.end === seen.end ? before : seen))
    }
    const move = (): void => {
      asked = 0
      const window = sight.current
      const seen = look()
      const height = window?.clientHeight ?? 0
      if (!window || !seen || height === 0 || length === 0) return
      // The strip is twice as high as the window, and the frame begins at its middle.
      window.scrollTop = height - Math.round((seen.start / length) * height)
      clearTimeout(rest)
      rest = setTimeout(settle, REST_MS)
    }
    const ask = (): void => {
      asked ||= requestAnimationFrame(move)
    }
    ask()
    root.addEventListener('scroll', ask, { passive: true })
    const sizes = new ResizeObserver(ask)
    sizes.observe(root)
    if (root.firstElementChild) sizes.observe(root.firstElementChild)
    return () => {
      cancelAnimationFrame(asked)
      clearTimeout(rest)
      root.removeEventListener('scroll', ask)
      sizes.disconnect()
    }
  }, [scroller, places, length])
  return [sight, at]
}
