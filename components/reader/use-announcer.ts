'use client'

import { useCallback, useRef, type RefObject } from 'react'

/** A live region and the way to speak through it: nothing is drawn again, and the same words twice are heard twice. */
export function useAnnouncer(): [RefObject<HTMLDivElement | null>, (message: string) => void] {
  const region = useRef<HTMLDivElement>(null)
  const announce = useCallback((message: string) => {
    const element = region.current
    if (!element) return
    element.textContent = element.textContent === message ? `${message}\u00a0` : message
  }, [])
  return [region, announce]
}
