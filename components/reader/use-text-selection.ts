'use client'

import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { Span } from '#lib/text/span.ts'
import type { TextMap } from './selection-span.ts'

export interface TextSelection {
  /** What is selected in this text, however it was selected; null when nothing is. */
  readonly spans: readonly Span[] | null
  /** The same, read at this moment: a quick hand presses the next key before the page has been drawn again. */
  now(): readonly Span[] | null
  clear(): void
}

/**
 * Follows the browser's own selection, so mouse, touch handles and our keyboard caret are one path.
 * While a mouse button is down nothing is reported: the toolbar must not run along under the pointer.
 */
export function useTextSelection(article: RefObject<HTMLElement | null>, map: TextMap | null): TextSelection {
  const [spans, setSpans] = useState<readonly Span[] | null>(null)
  useEffect(() => {
    const root = article.current
    if (!root || !map) return
    let isDragging = false
    let frame = 0
    const read = (): void => {
      frame = 0
      if (isDragging) return
      const next = selectedSpans(root, map)
      setSpans((before) => (before?.join(';') === next?.join(';') ? before : next))
    }
    const later = (): void => {
      frame ||= requestAnimationFrame(read)
    }
    const press = (event: PointerEvent): void => {
      isDragging = event.pointerType === 'mouse' && event.button === 0
      // A drag that strays over the margin must not swallow the notes that stand there (or the text, from a note).
      const zone = (event.target as Element).closest('[data-zone]')?.getAttribute('data-zone')
      if (zone) root.dataset['selecting'] = zone
    }
    const release = (): void => {
      isDragging = false
      later()
    }
    document.addEventListener('selectionchange', later)
    root.addEventListener('pointerdown', press)
    addEventListener('pointerup', release)
    addEventListener('pointercancel', release)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', later)
      root.removeEventListener('pointerdown', press)
      removeEventListener('pointerup', release)
      removeEventListener('pointercancel', release)
    }
  }, [article, map])
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges()
    setSpans(null)
  }, [])
  const now = (): readonly Span[] | null => {
    const root = article.current
    return root && map ? selectedSpans(root, map) : null
  }
  return { spans, now, clear }
}

function selectedSpans(root: HTMLElement, map: TextMap): readonly Span[] | null {
  const selection = document.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
  if (range === null || range.collapsed || !range.intersectsNode(root)) return null
  const spans = withinZone(root, selection?.anchorNode ?? null, map.spansOf(range), map)
  return spans.length === 0 ? null : spans
}

/** A selection belongs to the running text or to one note, whichever it began in. */
function withinZone(root: Element, anchor: Node | null, spans: Span[], map: TextMap): Span[] {
  const start = anchor instanceof Element ? anchor : (anchor?.parentElement ?? null)
  const gloss = start?.closest('[data-gloss]') ?? null
  if (!start || !root.contains(start)) return spans
  return spans.filter(([from]) => (map.elementAt(from)?.closest('[data-gloss]') ?? null) === gloss)
}
