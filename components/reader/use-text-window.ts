'use client'

import { useEffect, useState, type RefObject } from 'react'
import { unionSpans, type Span } from '#lib/text/span.ts'

/**
 * The stretches of text, and of the source's notes, on screen or within one screen of it. Told by the browser when chunks come and go, so scrolling
 * itself costs nothing.
 */
export function useTextWindow(scroller: RefObject<HTMLElement | null>, text: string): readonly Span[] {
  const [spans, setSpans] = useState<readonly Span[]>([])
  useEffect(() => {
    const root = scroller.current
    if (!root) return
    const near = new Set<Element>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) near.add(target)
          else near.delete(target)
        }
        const next = unionSpans(Array.from(near, spanOf))
        setSpans((before) => (before.join(';') === next.join(';') ? before : next))
      },
      { root, rootMargin: '100% 0px' },
    )
    for (const element of root.querySelectorAll('[data-chunk-start], [data-gloss]')) observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, text])
  return spans
}

function spanOf(element: Element): Span {
  const body = element.querySelector('[data-gloss-body]')
  if (!element.hasAttribute('data-gloss') || !body)
    return [Number(element.getAttribute('data-chunk-start')), Number(element.getAttribute('data-chunk-end'))]
  const start = Number(body.getAttribute('data-start'))
  return [start, start + (body.textContent?.length ?? 0)]
}
