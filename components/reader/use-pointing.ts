'use client'

// Pointing at the text: a click puts the caret there and opens what lies under it, a chooser when several do.
import { useCallback, useState, type MouseEvent, type RefObject } from 'react'
import type { IntervalIndex } from '#lib/text/interval-index.ts'
import { offsetAtPoint, placeOf } from './caret-place.ts'
import type { ReaderContextValue } from './reader-context.ts'
import type { TextMap } from './selection-span.ts'

export interface Chooser {
  readonly ids: readonly string[]
  /** Below the line; `lineTop` is for where there is no room below. */
  readonly place: { readonly x: number; readonly y: number; readonly lineTop: number }
  readonly hasFocus: boolean
}

export interface Pointing {
  readonly chooser: Chooser | null
  closeChooser(): void
  handleClick(event: MouseEvent<HTMLElement>): void
  /** Opens what lies at an offset, from the keyboard; tells whether there was anything. */
  openAt(offset: number): boolean
}

const CHOOSER_WIDTH = 300

export function usePointing(
  map: TextMap | null,
  area: RefObject<HTMLElement | null>,
  index: IntervalIndex<string>,
  placeCaret: (offset: number) => void,
  activate: ReaderContextValue['activate'],
  /** Draws up the note of a mark; null where notes stand in the margin. */
  drawNote: ((index: number) => void) | null,
  /** Asks for the words around the mark of a note, which may not be in the page. */
  fetchMarker: (index: number) => void,
): Pointing {
  const [chooser, setChooser] = useState<Chooser | null>(null)
  const closeChooser = useCallback(() => setChooser(null), [])

  const open = useCallback(
    (ids: readonly string[], at: { x: number; top: number; bottom: number }, hasFocus: boolean) => {
      const root = area.current?.getBoundingClientRect()
      activate(ids[0] ?? null, { focusCard: hasFocus && ids.length === 1 })
      if (!root || ids.length < 2) return setChooser(null)
      const x = Math.max(8, Math.min(at.x - root.left, root.width - CHOOSER_WIDTH))
      const place = { x, y: at.bottom - root.top + 6, lineTop: at.top - root.top - 6 }
      setChooser({ ids, place, hasFocus })
    },
    [area, activate],
  )

  const handleClick = (event: MouseEvent<HTMLElement>): void => {
    if (!map) return
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-note], a[data-back]')
    if (link) {
      event.preventDefault()
      const note = link.dataset['note']
      if (note !== undefined && drawNote) drawNote(Number(note))
      else {
        const back = link.dataset['back']
        if (back !== undefined) fetchMarker(Number(back))
        followNote(link)
      }
      return
    }
    if (document.getSelection()?.isCollapsed === false) return
    const offset = offsetAtPoint(map, event.clientX, event.clientY)
    if (offset !== null) placeCaret(offset)
    const line = offset === null ? null : placeOf(map, offset)
    open(
      offset === null ? [] : index.at(offset),
      { x: event.clientX, top: line?.top ?? event.clientY, bottom: line?.bottom ?? event.clientY },
      false,
    )
  }
  const openAt = (offset: number): boolean => {
    // The caret stands between two characters: what ends here is meant as well as what begins here.
    const ids = [...new Set([...index.at(offset), ...(offset > 0 ? index.at(offset - 1) : [])])]
    const place = map && placeOf(map, offset)
    if (ids.length === 0) return false
    open(ids, place ?? { x: 0, top: 0, bottom: 0 }, true)
    return true
  }
  return { chooser, closeChooser, handleClick, openAt }
}

/** From a marker to its note and back, without touching the address: that one names the passage. */
function followNote(link: HTMLAnchorElement, tries = 3): void {
  const id = decodeURIComponent(link.hash.slice(1))
  const aim = document.getElementById(id)
  if (!aim) {
    if (tries > 0) requestAnimationFrame(() => followNote(link, tries - 1))
    return
  }
  aim.scrollIntoView({ block: 'nearest' })
  const focusable = aim.matches('a') ? aim : aim.querySelector<HTMLElement>('a')
  focusable?.focus({ preventScroll: true })
}
