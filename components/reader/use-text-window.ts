'use client'

import { startTransition, useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { unionSpans, type Span } from '#lib/text/span.ts'
import { paced } from './paced.ts'
import type { Chunk, TextLayout } from './text-layout.ts'

export interface TextWindow {
  /** The stretches of text, and of the source's notes, on screen or within one screen of it. */
  readonly spans: readonly Span[]
  /** The chunks that hold their words now; the others are empty shells. */
  readonly shown: ReadonlySet<number>
  /** Asks for the words at an offset, wherever the screen is. */
  fetch(offset: number): void
}

/** Chunks that stay in the page at most; a text of half a million characters is wholly in it after a while. */
const MOST_SHOWN = 150
/** Marks follow the screen this often at most. Text that flies by faster is read by nobody. */
const PACE_MS = 200
/** Chunks that come with the page, before any script has run. */
const AT_FIRST = 4

/** The chunks a page begins with: those around the place it opens at; all of them where no script will bring the rest. */
export function firstChunks(chunks: readonly Chunk[], offset: number | 'all'): ReadonlySet<number> {
  if (offset === 'all') return new Set(chunks.map(({ index }) => index))
  const here = Math.max(
    0,
    chunks.findLastIndex(({ start }) => start <= offset),
  )
  const from = here < 2 ? 0 : here - 1
  return new Set(chunks.slice(from, from + AT_FIRST).map(({ index }) => index))
}

/**
 * What is near the screen, told by the browser when chunks come and go, so scrolling itself costs nothing. While nothing
 * else is to be done the rest of a text is filled in, so that it can be listened to and gone through without scrolling.
 */
export function useTextWindow(
  scroller: RefObject<HTMLElement | null>,
  layout: TextLayout,
  openAt: number | 'all',
): TextWindow {
  const { chunks } = layout
  const [near, setNear] = useState<ReadonlyMap<string, Span>>(noSpans)
  const [shown, setShown] = useState(() => firstChunks(chunks, openAt))
  // Oldest first: what was near the screen last goes last.
  const recent = useRef<number[]>([])

  const show = useCallback((wanted: readonly number[]) => {
    recent.current = [...recent.current.filter((index) => !wanted.includes(index)), ...wanted]
    setShown((before) => {
      if (wanted.every((index) => before.has(index))) return before
      const next = new Set([...before, ...wanted])
      const held = heldChunks()
      const order = [...[...next].filter((index) => !recent.current.includes(index)), ...recent.current]
      for (const index of order) {
        if (next.size <= MOST_SHOWN) break
        if (!wanted.includes(index) && !held.has(index)) next.delete(index)
      }
      return next
    })
  }, [])

  useEffect(() => {
    const root = scroller.current
    if (!root) return
    const seen = new Map<string, Span>()
    // Nobody waits for it: what is near is not on screen yet.
    const publish = paced(() => startTransition(() => setNear(new Map(seen))), PACE_MS)
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const key = target.getAttribute('data-chunk') ?? `n${target.getAttribute('data-gloss')}`
          if (isIntersecting) seen.set(key, spanOf(target))
          else seen.delete(key)
        }
        const chunksNear = [...seen.keys()].filter((key) => !key.startsWith('n')).map(Number)
        show(chunksNear)
        // What has only left goes with the next that comes.
        if (entries.some(({ isIntersecting }) => isIntersecting)) publish.ask()
      },
      { root, rootMargin: '100% 0px' },
    )
    for (const element of root.querySelectorAll('[data-chunk], [data-gloss]')) observer.observe(element)
    return () => {
      observer.disconnect()
      publish.stop()
    }
  }, [scroller, layout, show])

  // On paper nothing is off the screen.
  useEffect(() => {
    const whole = (): void => flushSync(() => setShown(new Set(chunks.map(({ index }) => index))))
    addEventListener('beforeprint', whole)
    return () => removeEventListener('beforeprint', whole)
  }, [chunks])

  // The rest, a little at a time.
  useEffect(() => {
    const rest = chunks.map(({ index }) => index).filter((index) => !shown.has(index))
    if (rest.length === 0 || shown.size >= MOST_SHOWN) return
    const middle = recent.current.at(-1) ?? 0
    const next = rest.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, 4)
    const fill = (): void => {
      setShown((before) => new Set([...before, ...next]))
    }
    if (!('requestIdleCallback' in globalThis)) return
    const idle = requestIdleCallback(fill, { timeout: 4_000 })
    return () => cancelIdleCallback(idle)
  }, [chunks, shown])

  const spans = useMemo(
    () =>
      unionSpans(
        [...near].flatMap(([key, span]) => (key.startsWith('n') || shown.has(Number(key)) ? [span] : [])),
      ),
    [near, shown],
  )
  // The same stretches are the same value, so that nothing is drawn anew for them.
  const [kept, setKept] = useState(spans)
  if (kept !== spans && kept.join(';') !== spans.join(';')) setKept(spans)
  const fetch = useCallback(
    (offset: number) => {
      const chunk = chunks.findLast(({ start }) => start <= offset)
      if (chunk) show([chunk.index])
    },
    [chunks, show],
  )
  return { spans: kept, shown, fetch }
}

const noSpans: ReadonlyMap<string, Span> = new Map()

/** Chunks in which a selection begins or ends: without them it would be lost. */
function heldChunks(): ReadonlySet<number> {
  const selection = document.getSelection()
  const held = [selection?.anchorNode, selection?.focusNode].flatMap((node) => {
    const chunk = (node instanceof Element ? node : node?.parentElement)?.closest('[data-chunk]')
    return chunk ? [Number(chunk.getAttribute('data-chunk'))] : []
  })
  return new Set(held)
}

function spanOf(element: Element): Span {
  const body = element.querySelector('[data-gloss-body]')
  if (!element.hasAttribute('data-gloss') || !body)
    return [Number(element.getAttribute('data-chunk-start')), Number(element.getAttribute('data-chunk-end'))]
  const start = Number(body.getAttribute('data-start'))
  return [start, start + (body.textContent?.length ?? 0)]
}
