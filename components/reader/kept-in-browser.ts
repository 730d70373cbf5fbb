'use client'

// Small choices that stay in this browser. Other tabs follow at once; where the browser keeps nothing, they last as long as the page.
import { useCallback, useSyncExternalStore } from 'react'

const inPage = new Map<string, string | null>()
const listeners = new Set<() => void>()

function read(key: string): string | null {
  const known = inPage.get(key)
  if (known !== undefined) return known
  let kept: string | null = null
  try {
    kept = localStorage.getItem(key)
  } catch {
    // The browser keeps nothing for this page.
  }
  inPage.set(key, kept)
  return kept
}

function write(key: string, value: string | null): void {
  inPage.set(key, value)
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // As above: it lasts as long as the page.
  }
  for (const listen of listeners) listen()
}

function subscribe(listen: () => void): () => void {
  const follow = ({ key }: StorageEvent): void => {
    if (key === null) inPage.clear()
    else inPage.delete(key)
    listen()
  }
  listeners.add(listen)
  addEventListener('storage', follow)
  return () => {
    listeners.delete(listen)
    removeEventListener('storage', follow)
  }
}

/** What is kept under `key`, and how to keep something else. Null while the server draws the page, and when nothing is kept. */
export function useKept(key: string): readonly [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  )
  const keep = useCallback((next: string | null) => write(key, next), [key])
  return [value, keep]
}
