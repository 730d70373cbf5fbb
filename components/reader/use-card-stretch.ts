'use client'

import { startTransition, useEffect, useRef, useState, type RefObject } from 'react'
import type { Span } from '#lib/text/span.ts'
import { chunkPlaces } from './chunk-places.ts'
import { paced } from './paced.ts'
import type { TextLayout } from './text-layout.ts'

/** Screens a second. Cards of text that flies by faster are read by nobody: they come when it slows down. */
const MOST_SPEED = 7
/** Screens before and after the one that is seen. A card more is a card to lay out whenever any of them moves. */
const AROUND = 0.7
/** More seldom than marks: a card is laid out, a mark only painted. */
const PACE_MS = 300
/** Screens that one may scroll before the cards follow. */
const STEP = 0.35

/**
 * The stretch of text whose cards are in the page: what is on screen and somewhat more. Looked up anew when the screen has
 * moved, or when `near` (the stretches near it) is another value.
 */
export function useCardStretch(
  scroller: RefObject<HTMLElement | null>,
  layout: TextLayout,
  near: readonly Span[],
): Span {
  const [stretch, setStretch] = useState<Span>(nowhere)
  const follow = useRef<(() => void) | null>(null)
  useEffect(() => {
    const root = scroller.current
    if (!root) return
    const places = chunkPlaces(root, layout.chunks)
    let top = -Infinity
    let last = { top: root.scrollTop, at: 0 }
    const follower = paced(() => {
      const before = last
      last = { top: root.scrollTop, at: performance.now() }
      const screens = Math.abs(last.top - before.top) / root.clientHeight
      if (screens > (MOST_SPEED * (last.at - before.at)) / 1000) return follower.ask()
      const box = root.getBoundingClientRect()
      top = root.scrollTop
      const from = places.offsetAt(box.top - box.height * AROUND)
      const to = places.offsetAt(box.bottom + box.height * AROUND)
      startTransition(() => setStretch((now) => (now[0] === from && now[1] === to ? now : [from, to])))
    }, PACE_MS)
    const look = (): void => {
      if (Math.abs(root.scrollTop - top) > root.clientHeight * STEP) follower.ask()
    }
    follow.current = follower.ask
    follower.ask()
    const sizes = new ResizeObserver(follower.ask)
    sizes.observe(root)
    root.addEventListener('scroll', look, { passive: true })
    return () => {
      follow.current = null
      follower.stop()
      sizes.disconnect()
      root.removeEventListener('scroll', look)
    }
  }, [scroller, layout])
  useEffect(() => follow.current?.(), [near])
  return stretch
}

const nowhere: Span = [0, 0]
