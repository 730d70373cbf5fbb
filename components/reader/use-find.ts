'use client'

import { useCallback, useState } from 'react'
import type { Span } from '#lib/text/span.ts'
import { nothing, type Found } from './find-bar.tsx'

/** What is being looked for in the text. `reveal` brings a place on screen; `leave` goes back to the text, at a place if there is one. */
export function useFind(
  reveal: (offset: number) => void,
  leave: (at: Span | null) => void,
): { found: Found; handleFound(next: Found): void; close(at: Span | null): void } {
  const [found, setFound] = useState(nothing)
  const handleFound = useCallback(
    (next: Found) => {
      setFound(next)
      if (next.at) reveal(next.at[0])
    },
    [reveal],
  )
  return { found, handleFound, close: leave }
}
