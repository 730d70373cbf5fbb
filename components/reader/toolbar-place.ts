'use client'

// Where the tools for a selection stand: over its first line, or under its last where there is no room above.
import { useCallback, type RefObject } from 'react'
import type { Span } from '#lib/text/span.ts'
import { placeOf } from './caret-place.ts'
import type { TextMap } from './selection-span.ts'

/** How to put the tools in their place; nothing to do while nothing is selected. */
export function useToolbarPlace(
  map: TextMap | null,
  areaRef: RefObject<HTMLElement | null>,
  scrollerRef: RefObject<HTMLElement | null>,
  selected: readonly Span[] | null,
): (toolbar: HTMLElement) => void {
  return useCallback(
    (toolbar: HTMLElement) => {
      if (map && areaRef.current && scrollerRef.current && selected)
        placeToolbar(toolbar, map, areaRef.current, scrollerRef.current, selected)
    },
    [map, areaRef, scrollerRef, selected],
  )
}

/** Moves `toolbar`, an absolutely positioned child of `area`, to the selection `spans`; reader.css centres it there. */
function placeToolbar(
  toolbar: HTMLElement,
  map: TextMap,
  area: HTMLElement,
  scroller: HTMLElement,
  spans: readonly Span[],
): void {
  const [first, last] = [spans[0], spans.at(-1)]
  const from = first ? placeOf(map, first[0]) : null
  const to = last ? placeOf(map, last[1] - 1) : null
  if (!from || !to) return
  const [root, box] = [area.getBoundingClientRect(), scroller.getBoundingClientRect()]
  const room = toolbar.offsetHeight + 8
  const half = toolbar.offsetWidth / 2
  const isBelow = from.top - box.top < room
  const isOneLine = Math.abs(from.top - to.top) < 4
  const middle = (isOneLine ? (from.x + to.x) / 2 : from.x + half / 2) - root.left
  const x = root.width < 2 * half ? root.width / 2 : Math.max(half, Math.min(root.width - half, middle))
  const y = (isBelow ? Math.min(to.bottom, box.bottom - room) : from.top) - root.top
  toolbar.style.left = `${Math.round(x)}px`
  toolbar.style.top = `${Math.round(y)}px`
  toolbar.toggleAttribute('data-below', isBelow)
}
