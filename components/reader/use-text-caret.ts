'use client'

// The reader's own caret: the text cannot be edited, yet one moves and selects in it as in an editor.
import { useCallback, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { moveCaret, unitAround, type CaretUnit } from './caret.ts'
import { lineEdge, lineOffset, placeOf, revealOffset } from './caret-place.ts'
import { characterAt } from './passage-speech.ts'
import type { TextMap } from './selection-span.ts'
import type { Span } from '#lib/text/span.ts'

export interface TextCaret {
  /** Where the caret stands; null until it was first used. */
  readonly at: number | null
  /** Handles a key that moves or selects; tells whether it did. */
  handleKey(event: KeyboardEvent): boolean
  /** Puts the caret somewhere, without a selection. */
  place(offset: number): void
  /** Puts it at the first line on screen unless it stands somewhere already: who comes by keyboard sees where they are. */
  wake(): void
  /** Selects the sentence or paragraph around the caret. */
  selectUnit(unit: 'word' | 'sentence' | 'paragraph'): void
}

type Step = CaretUnit | 'line' | 'lineEdge' | 'page'

/** Which step a key asks for. Alt+arrow left and right stay the browser's (back and forward) except on a Mac. */
export function stepOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  isMac: boolean,
): { step: Step; direction: 1 | -1 } | null {
  const isWide = isMac ? event.metaKey : event.ctrlKey
  const isForward = ['ArrowRight', 'ArrowDown', 'End', 'PageDown'].includes(event.key)
  const direction = isForward ? 1 : -1
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      if (isMac) return { step: event.altKey ? 'word' : event.metaKey ? 'lineEdge' : 'character', direction }
      return event.altKey ? null : { step: event.ctrlKey ? 'word' : 'character', direction }
    case 'ArrowUp':
    case 'ArrowDown':
      return { step: event.altKey ? 'sentence' : isWide ? 'paragraph' : 'line', direction }
    case 'Home':
    case 'End':
      return { step: isWide ? 'document' : 'lineEdge', direction }
    case 'PageUp':
    case 'PageDown':
      return isWide ? null : { step: 'page', direction }
    default:
      return null
  }
}

export function useTextCaret(
  text: string,
  stretches: readonly Span[],
  map: TextMap | null,
  scroller: RefObject<HTMLElement | null>,
  /** Asks for the words at an offset that are not in the page. */
  fetch: (offset: number) => void,
  hear: (span: Span) => void,
): TextCaret {
  const [at, setAt] = useState<number | null>(null)
  const anchor = useRef<number | null>(null)
  const goalX = useRef<number | null>(null)

  const select = useCallback(
    (from: number, to: number) => {
      const selection = document.getSelection()
      const [start, end] = [map?.positionOf(from), map?.positionOf(to)]
      if (!selection || !start || !end) return
      if (from === to) selection.removeAllRanges()
      else selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
    },
    [map],
  )

  const handleKey = useCallback(
    (event: KeyboardEvent): boolean => {
      const asked = stepOf(event, isMac())
      const box = scroller.current
      if (!asked || !map || !box) return false
      const from = at ?? firstVisible(map, stretches, box)
      const to = next(from, asked.step, asked.direction)
      if (asked.step !== 'line' && asked.step !== 'page') goalX.current = null
      if (event.shiftKey) {
        anchor.current ??= from
        select(anchor.current, to)
        hear([Math.min(anchor.current, to), Math.max(anchor.current, to)])
      } else {
        anchor.current = null
        select(to, to)
        hear(heard(to, asked.step))
      }
      setAt(to)
      revealOffset(map, box, to, fetch)
      return true

      function next(offset: number, step: Step, direction: 1 | -1): number {
        if (!map || !box) return offset
        if (step === 'lineEdge') return lineEdge(map, stretches, offset, direction)
        if (step !== 'line' && step !== 'page') return moveCaret(text, stretches, offset, step, direction)
        goalX.current ??= placeOf(map, offset)?.x ?? 0
        const lines = step === 'line' ? 1 : Math.max(1, Math.floor(box.clientHeight / 34) - 2)
        for (let i = 0; i < lines; i++)
          offset = lineOffset(map, text, stretches, offset, direction, goalX.current)
        return offset
      }
      function heard(offset: number, step: Step): Span {
        if (step === 'character') return characterAt(text, offset)
        if (step === 'word')
          return unitAround(text, stretches, Math.max(0, offset - (asked?.direction === 1 ? 1 : 0)), 'word')
        return unitAround(text, stretches, offset, 'sentence')
      }
    },
    [at, fetch, map, scroller, hear, select, stretches, text],
  )

  const place = useCallback((offset: number) => {
    anchor.current = null
    goalX.current = null
    setAt(offset)
  }, [])

  const selectUnit = useCallback(
    (unit: 'word' | 'sentence' | 'paragraph') => {
      const box = scroller.current
      if (!map || !box) return
      const span = unitAround(text, stretches, at ?? firstVisible(map, stretches, box), unit)
      anchor.current = span[0]
      setAt(span[1])
      select(...span)
      hear(span)
    },
    [at, map, scroller, hear, select, stretches, text],
  )

  const wake = useCallback(() => {
    const box = scroller.current
    if (map && box) setAt((now) => now ?? firstVisible(map, stretches, box))
  }, [map, scroller, stretches])

  return { at, handleKey, place, wake, selectUnit }
}

function firstVisible(map: TextMap, stretches: readonly Span[], scroller: HTMLElement): number {
  const top = scroller.getBoundingClientRect().top
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    const box = map.elementAt(stretches[middle]?.[0] ?? 0)?.getBoundingClientRect()
    if (box && box.bottom <= top + 8) low = middle + 1
    else high = middle
  }
  return stretches[low]?.[0] ?? 0
}

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)
