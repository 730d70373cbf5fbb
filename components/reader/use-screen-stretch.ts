'use client'

import { startTransition, useEffect, useRef, useState, type RefObject } from 'react'
import type { Span } from '#lib/text/span.ts'
import { chunkPlaces } from './chunk-places.ts'
import { paced } from './paced.ts'
import type { TextLayout } from './text-layout.ts'

/** Marks and cards follow the screen this often at most. */
const PACE_MS = 250
/** Screens that one may scroll before they follow. */
const STEP = 0.35
/** Screens a second. Cards of what flies by faster are read by nobody: they come when it slows down. */
const MOST_FOR_CARDS = 5
/** … and the screen would leave the stretch of marks before they follow: so long all are drawn whose words are there. */
const MOST_FOR_MARKS = 3
/** Screens before and after the one that is seen. The browser paints all marks again whenever anything of the page changes. */
const AROUND_MARKS = 1
/** … and a card more is a card to lay out whenever any of them moves. */
const AROUND_CARDS = 0.7

/** Stretches of the running text around the screen, in UTF-16 code units; the source's own notes stand elsewhere. */
export interface ScreenStretch {
  readonly marks: Span
  readonly cards: Span
}

/**
 * What is on screen and somewhat more: the stretches whose marks are drawn and whose cards are in the page. Looked up anew when
 * the screen has moved, or when `near` (the stretches whose words are there) is another value.
 */
export function useScreenStretch(
  scroller: RefObject<HTMLElement | null>,
  layout: TextLayout,
  near: readonly Span[],
): ScreenStretch {
  const [stretch, setStretch] = useState(nowhere)
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
      const speed = (1000 * screens) / (last.at - before.at)
      const box = root.getBoundingClientRect()
      const around = (more: number): Span => [
        places.offsetAt(box.top - box.height * more),
        places.offsetAt(box.bottom + box.height * more),
      ]
      const isFlying = speed > MOST_FOR_MARKS
      const marks = isFlying ? everywhere : around(AROUND_MARKS)
      const cards = speed > MOST_FOR_CARDS ? null : around(AROUND_CARDS)
      top = isFlying ? -Infinity : root.scrollTop
      // Nobody waits for it: what has come near is not on screen yet.
      startTransition(() =>
        setStretch((now) => {
          const next = { marks, cards: cards ?? now.cards }
          return isSame(now.marks, next.marks) && isSame(now.cards, next.cards) ? now : next
        }),
      )
      // To see when it has slowed down.
      if (isFlying) follower.ask()
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

const everywhere: Span = [0, Infinity]
const nowhere: ScreenStretch = { marks: [0, 0], cards: [0, 0] }
const isSame = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1]
