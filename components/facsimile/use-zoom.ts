'use client'

// Zoom of a picture in a scrolling view. 1 is as wide as the view; what lies under the pointer, or in the middle, stays there.
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

const LEAST = 0.2
const MOST = 12
const STEP = 1.25

export interface Zoom {
  readonly zoom: number
  /** One step nearer or farther. */
  step(direction: 1 | -1): void
  /** The whole page in the view. */
  whole(): void
  /** As wide as the view. */
  wide(): void
}

interface Anchor {
  /** The point that stays, as shares of the sheet, and where in the view it is. */
  readonly x: number
  readonly y: number
  readonly left: number
  readonly top: number
}

export function useZoom(view: RefObject<HTMLElement | null>, sheet: RefObject<HTMLElement | null>): Zoom {
  const [zoom, setZoom] = useState(1)
  const anchor = useRef<Anchor | null>(null)

  const zoomTo = (next: (now: number) => number, at?: { clientX: number; clientY: number }): void => {
    const [outer, inner] = [view.current, sheet.current]
    if (!outer || !inner) return
    const [around, box] = [outer.getBoundingClientRect(), inner.getBoundingClientRect()]
    const x = at?.clientX ?? around.left + around.width / 2
    const y = at?.clientY ?? around.top + around.height / 2
    anchor.current = {
      x: (x - box.left) / (box.width || 1),
      y: (y - box.top) / (box.height || 1),
      left: x - around.left,
      top: y - around.top,
    }
    setZoom((now) => Math.min(MOST, Math.max(LEAST, next(now))))
  }
  const latest = useRef(zoomTo)
  useEffect(() => {
    latest.current = zoomTo
  })

  useLayoutEffect(() => {
    const [outer, inner, held] = [view.current, sheet.current, anchor.current]
    anchor.current = null
    if (!outer || !inner || !held) return
    const [around, box] = [outer.getBoundingClientRect(), inner.getBoundingClientRect()]
    outer.scrollLeft += box.left + held.x * box.width - around.left - held.left
    outer.scrollTop += box.top + held.y * box.height - around.top - held.top
  }, [zoom, view, sheet])

  // With Ctrl the wheel belongs to the picture; without it scrolls. React's own listener could not stop the browser's zoom.
  useEffect(() => {
    const outer = view.current
    if (!outer) return
    const handleWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      latest.current((now) => now * Math.exp(-event.deltaY / 400), event)
    }
    outer.addEventListener('wheel', handleWheel, { passive: false })
    return () => outer.removeEventListener('wheel', handleWheel)
  }, [view])

  return {
    zoom,
    step: (direction) => zoomTo((now) => now * (direction === 1 ? STEP : 1 / STEP)),
    whole: () =>
      zoomTo((now) => {
        const [outer, inner] = [view.current, sheet.current]
        const height = inner?.getBoundingClientRect().height ?? 0
        return outer && height > 0 ? Math.min(1, (now * (outer.clientHeight - 16)) / height) : 1
      }),
    wide: () => zoomTo(() => 1),
  }
}
