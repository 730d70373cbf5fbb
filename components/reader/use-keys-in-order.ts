'use client'

import { useCallback, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { doWhatWaits } from './after-paint.ts'

/** Handles each key after everything that the key before it did, even where that was left until after the next frame. */
export function useKeysInOrder(handle: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  const latest = useRef(handle)
  useLayoutEffect(() => {
    latest.current = handle
  })
  return useCallback((event) => {
    flushSync(doWhatWaits)
    latest.current(event)
  }, [])
}
