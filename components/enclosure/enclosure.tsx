'use client'

// Data that comes at the end of a page as JSON (lib/api/enclosure.ts), or from the API where the page was changed by script.
import { use, useEffect } from 'react'
import { takeUp } from '#lib/api/enclosure.ts'
import { isAhead, takeAhead } from './ahead.ts'

interface Opened {
  value?: unknown
  promise?: Promise<unknown>
  users: number
}
const opened = new Map<string, Opened>()
const isServer = typeof window === 'undefined'

/** Whether the page brings the data under `id` along, or fetches it already. The first page of a tab may still be arriving. */
export function isEnclosed(id: string): boolean {
  return (
    isServer ||
    opened.has(id) ||
    isAhead(id) ||
    document.readyState === 'loading' ||
    document.getElementById(id) !== null
  )
}

/** The data under `id`; `load` fetches it when the page did not. The component waits for it (Suspense). */
export function useEnclosed<T>(id: string, load: () => Promise<T>): T {
  useEffect(() => {
    const entry = opened.get(id)
    if (!entry) return
    entry.users++
    // Who shows it again at once (React mounts twice while developing) must not wait for it again.
    return () => {
      entry.users--
      setTimeout(() => entry.users === 0 && opened.delete(id), 1_000)
    }
  }, [id])
  if (isServer) return takeUp(id) as T
  const entry = opened.get(id) ?? open(id, load)
  if ('value' in entry) return entry.value as T
  return use(entry.promise as Promise<T>)
}

function open(id: string, load: () => Promise<unknown>): Opened {
  const entry: Opened = { users: 0 }
  opened.set(id, entry)
  const found = document.getElementById(id)
  if (found) entry.value = JSON.parse(found.textContent)
  else {
    const isArriving = document.readyState === 'loading' && !isAhead(id)
    const brought = isArriving ? untilParsed().then(() => readOr(id, load)) : takeAhead(id, load)
    entry.promise = brought.then(
      (value) => (entry.value = value),
      (error: unknown) => {
        // The next attempt asks again.
        opened.delete(id)
        throw error
      },
    )
  }
  return entry
}

function readOr(id: string, load: () => Promise<unknown>): unknown {
  const found = document.getElementById(id)
  return found ? JSON.parse(found.textContent) : takeAhead(id, load)
}

function untilParsed(): Promise<void> {
  return new Promise((done) => document.addEventListener('DOMContentLoaded', () => done(), { once: true }))
}

/** Where the data stands in the page; after everything that can be read without it. Empty when the page was changed by script. */
export function Enclosure({ id }: { id: string }) {
  // React escapes what would end the script early. In the browser it stays as it came: a text that differs is left alone where
  // the server's is known to differ, but no text at all would not be.
  return (
    <script id={id} type="application/json" suppressHydrationWarning>
      {isServer ? JSON.stringify(takeUp(id)) : ''}
    </script>
  )
}
