'use client'

import { useSyncExternalStore } from 'react'

/**
 * False while a part of the page wakes up. A part that wakes later than others must first agree with what the server drew,
 * whatever the others have fetched meanwhile; else React throws it away and draws it anew.
 */
export function useIsAwake(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
}

const neverChanges = () => () => undefined
