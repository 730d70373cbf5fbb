'use client'

// Data that comes at the end of a page as JSON (lib/api/enclosure.ts), or from the API where the page was changed by script.
import { use, useEffect } from 'react'
import { takeUp } from '#lib/api/enclosure.ts'
import { isAhead, takeAhead } from './ahead.ts'

interface Opened {
  promise: Settling
  users: number
}
/** A promise that tells whether it is kept, as React reads it: what is here already is not waited for. */
type Settling = Promise<unknown> & { status?: 'fulfilled'; value?: unknown }
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
  // Always by `use`: a component that has waited and is tried again must come the same way, or React takes its later hooks for
  // those of another render.
  return use((opened.get(id) ?? open(id, load)).promise as Promise<T>)
}

function open(id: string, load: () => Promise<unknown>): Opened {
  const found = document.getElementById(id)
  const entry: Opened = {
    users: 0,
    promise: found ? kept(JSON.parse(found.textContent)) : arriving(id, load),
  }
  opened.set(id, entry)
  return entry
}

const kept = (value: unknown): Settling =>
  Object.assign(Promise.resolve(value), { status: 'fulfilled' as const, value })

function arriving(id: string, load: () => Promise<unknown>): Settling {
  const isArriving = document.readyState === 'loading' && !isAhead(id)
  const brought = isArriving ? untilParsed().then(() => readOr(id, load)) : takeAhead(id, load)
  const promise: Settling = brought.then(
    (value) => {
      promise.status = 'fulfilled'
      promise.value = value
      return value
    },
    (error: unknown) => {
      // The next attempt asks again.
      opened.delete(id)
      throw error
    },
  )
  return promise
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
