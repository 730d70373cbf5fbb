'use client'

import { useEffect, useState, type RefObject } from 'react'

/** What a pane has room for; reader.css draws its columns at the same widths. */
export interface PageShape {
  /** Cards stand beside their lines; without it the open one stands below the text. */
  readonly hasMargin: boolean
  /** The source's own notes stand beside their lines too. */
  readonly hasGlossMargin: boolean
}

const MARGIN_FROM = 680
const GLOSS_FROM = 1120

/** Follows the width of `pane`, not of the window: two texts may stand side by side. */
export function usePageShape(pane: RefObject<HTMLElement | null>): PageShape {
  const [shape, setShape] = useState<PageShape>({ hasMargin: false, hasGlossMargin: false })
  useEffect(() => {
    const element = pane.current
    if (!element) return
    const sizes = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0
      // A pane that is hidden for the moment keeps its shape.
      if (width === 0) return
      const next = { hasMargin: width >= MARGIN_FROM, hasGlossMargin: width >= GLOSS_FROM }
      setShape((before) =>
        before.hasMargin === next.hasMargin && before.hasGlossMargin === next.hasGlossMargin ? before : next,
      )
    })
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [pane])
  return shape
}
