// Keeps the line that is read where it is, whatever is done to the text around it.
import { placeOf } from './caret-place.ts'
import type { TextMap } from './selection-span.ts'
import type { Span } from '#lib/text/span.ts'
import type { TextLayout } from './text-layout.ts'

export interface HeldPlace {
  readonly offset: number
  /** Pixels below the top of the scroller. */
  readonly top: number
}

/** The first line that is wholly in view; null when the text is not there yet, or stands at its very beginning. */
export function firstLine(map: TextMap, layout: TextLayout, scroller: HTMLElement): HeldPlace | null {
  if (scroller.scrollTop <= 0) return null
  // The running text goes from top to bottom; notes may stand beside it, or nowhere.
  const stretches = layout.chunks.flatMap(({ blocks }) => blocks.map(({ start, end }): Span => [start, end]))
  const edge = scroller.getBoundingClientRect().top
  const stretch = firstWhere(0, stretches.length, (i) => {
    const box = map.elementAt(stretches[i]?.[0] ?? 0)?.getBoundingClientRect()
    return !box || box.bottom > edge + 4
  })
  const span = stretches[stretch]
  if (!span) return null
  const offset = firstWhere(span[0], span[1], (at) => (placeOf(map, at)?.top ?? Infinity) >= edge)
  const place = placeOf(map, offset) ?? placeOf(map, span[0])
  return place && { offset, top: place.top - edge }
}

/** Scrolls so that the line stands again where it stood. */
export function putBack(map: TextMap, scroller: HTMLElement, { offset, top }: HeldPlace): void {
  // The first scroll may draw what was skipped so far, and its true height moves the place: so look again.
  for (let round = 0; round < 3; round++) {
    const place = placeOf(map, offset)
    if (!place) return
    const moved = place.top - scroller.getBoundingClientRect().top - top
    if (Math.abs(moved) < 1) return
    scroller.scrollTop += moved
  }
}

/** So long scrolling has to rest before the line is looked at, so that it costs nothing while it goes on. */
const restMs = 200

/** A window is made narrower, a tablet turned: by then it is too late to see what line one was at. Returns how to stop. */
export function holdThroughResizing(
  scroller: HTMLElement,
  latest: () => { readonly map: TextMap | null; readonly layout: TextLayout },
): () => void {
  let line: HeldPlace | null = null
  let width = scroller.clientWidth
  let waiting: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    const { map, layout } = latest()
    line = map ? firstLine(map, layout, scroller) : null
  }
  const lookSoon = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(look, restMs)
  }
  const observer = new ResizeObserver(() => {
    if (scroller.clientWidth === width) return
    width = scroller.clientWidth
    clearTimeout(waiting)
    const { map } = latest()
    if (map && line) putBack(map, scroller, line)
  })
  scroller.addEventListener('scroll', lookSoon, { passive: true })
  observer.observe(scroller)
  return () => {
    clearTimeout(waiting)
    scroller.removeEventListener('scroll', lookSoon)
    observer.disconnect()
  }
}

/** The first of `low` … `high` for which `holds` is true; `high` when none is. False ones stand before true ones. */
function firstWhere(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
