'use client'

import { useEffect, useRef } from 'react'

/** Opens the passage of the address once the text stands, and again when the address names another. */
export function useDeepLink(isReady: boolean, passageId: string | null, open: (id: string) => void): void {
  const opened = useRef<string | null>(null)
  useEffect(() => {
    if (!isReady || passageId === null || opened.current === passageId) return
    opened.current = passageId
    open(passageId)
  }, [isReady, passageId, open])
}
