'use client'

// Which of the source's notes stand in the margin now: those whose markers are on screen or near it. The elements belong to
// the text, which React never draws again, so they are told directly.
import { useLayoutEffect, type RefObject } from 'react'
import type { Span } from '#lib/text/span.ts'
import type { Gloss } from './text-layout.ts'

/** Marks the note in which the caret stands, so that it is shown whole. */
export function useNoteHere(
  article: RefObject<HTMLElement | null>,
  glosses: readonly Gloss[],
  caret: number | null,
): void {
  useLayoutEffect(() => {
    const root = article.current
    if (!root || caret === null || glosses.length === 0) return
    const here = glosses.find(({ body }) => body[0] <= caret && caret <= body[1])
    const element = here && root.querySelector(`[data-gloss="${here.index}"]`)
    element?.setAttribute('data-here', '')
    return () => element?.removeAttribute('data-here')
  }, [article, glosses, caret])
}

/** Marks the glosses near `window` with `data-near` and `data-at`; calls `onChange` when others stand there than before. */
export function useGlosses(
  article: RefObject<HTMLElement | null>,
  glosses: readonly Gloss[],
  window: readonly Span[],
  hasGlossMargin: boolean,
  onChange: () => void,
): void {
  useLayoutEffect(() => {
    const root = article.current
    if (!root || glosses.length === 0) return
    let isChanged = false
    const elements = root.querySelectorAll<HTMLElement>('[data-gloss]')
    glosses.forEach((gloss, i) => {
      const element = elements[i]
      if (!element) return
      const at = gloss.at
      // A note without a marker has no line to stand at: it stays below the text.
      const isNear = hasGlossMargin && at !== null && window.some(([from, to]) => from <= at && at <= to)
      if (isNear === element.hasAttribute('data-near')) return
      isChanged = true
      if (isNear) {
        element.dataset['at'] = String(at)
        element.dataset['near'] = ''
      } else {
        delete element.dataset['near']
        element.style.top = ''
      }
    })
    if (isChanged) onChange()
  }, [article, glosses, window, hasGlossMargin, onChange])
}
