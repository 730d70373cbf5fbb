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

/**
 * Follows the width of `pane`, not of the window: two texts may stand side by side. Tells the margin where the pane stands, for
 * a narrow one where it lies over the text: if it lay in what scrolls, every step of the focus in it would scroll the words away.
 */
export function usePageShape(pane: RefObject<HTMLElement | null>): PageShape {
  const [shape, setShape] = useState<PageShape>({ hasMargin: false, hasGlossMargin: false })
  useEffect(() => {
    const element = pane.current
    if (!element) return
    const body = element.querySelector('.reader-body')
    const margin = element.querySelector<HTMLElement>('[data-margin]')
    const sizes = new ResizeObserver(() => {
      const { left, width } = element.getBoundingClientRect()
      // A pane that is hidden for the moment keeps its shape.
      if (width === 0) return
      if (margin) {
        const foot = innerHeight - (body?.getBoundingClientRect().bottom ?? innerHeight)
        margin.style.setProperty('--margin-left', `${left}px`)
        margin.style.setProperty('--margin-width', `${width}px`)
        margin.style.setProperty('--margin-foot', `${foot}px`)
      }
      const next = { hasMargin: width >= MARGIN_FROM, hasGlossMargin: width >= GLOSS_FROM }
      setShape((before) =>
        before.hasMargin === next.hasMargin && before.hasGlossMargin === next.hasGlossMargin ? before : next,
      )
    })
    sizes.observe(element)
    if (body) sizes.observe(body)
    return () => sizes.disconnect()
  }, [pane])
  return shape
}
