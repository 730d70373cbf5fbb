'use client'

// Two panes that scroll as one: the pane under the person's hands leads, the other follows to the same place.
import { useMemo, useRef, useState, type RefObject } from 'react'
import type { Places } from '#lib/reading/place.ts'
import type { PaneHandle } from './text-pane.tsx'

type Side = 'original' | 'reading'

export interface ScrollTogether {
  readonly isOn: boolean
  setIsOn(isOn: boolean): void
  /** The person has laid hands on this pane. */
  lead(side: Side): void
  /** What scrolls next is not the person's doing. */
  letGo(): void
  /** This pane has scrolled: the other follows, if this one leads. */
  follow(side: Side): void
}

export function useScrollTogether(
  original: RefObject<PaneHandle | null>,
  reading: RefObject<PaneHandle | null>,
  places: Places,
): ScrollTogether {
  const [isOn, setIsOn] = useState(true)
  const leader = useRef<Side | null>(null)
  const frame = useRef(0)
  return useMemo(
    () => ({
      isOn,
      setIsOn,
      lead: (side) => {
        leader.current = side
      },
      letGo: () => {
        leader.current = null
      },
      follow(side) {
        if (!isOn || leader.current !== side || frame.current !== 0) return
        frame.current = requestAnimationFrame(() => {
          frame.current = 0
          if (side === 'original') {
            const top = original.current?.top()
            if (top !== undefined) reading.current?.follow(places.toText(top))
          } else {
            const top = reading.current?.top()
            if (top !== undefined) original.current?.follow(places.toRaw(top))
          }
        })
      },
    }),
    [isOn, original, reading, places],
  )
}
