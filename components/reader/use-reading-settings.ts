'use client'

// The reading settings of this person in this browser. Before a change every text remembers the line it shows first, and keeps it.
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useProject } from '#components/live/use-project.ts'
import {
  readSettings,
  settingsAttributes,
  settingsCookie,
  writeSettings,
  type ReadingSettings,
} from './reading-settings.ts'

const listeners = new Set<() => void>()
const holders = new Set<() => () => void>()
const A_YEAR = 365 * 24 * 60 * 60

/** `hold` is asked before each change and gives what is to be done after it. */
export function holdThroughSettings(hold: () => () => void): () => void {
  holders.add(hold)
  return () => holders.delete(hold)
}

function read(name: string): string {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`))
  return found ? found.slice(name.length + 1) : ''
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

function apply(cookie: string, settings: ReadingSettings): void {
  const isSecure = location.protocol === 'https:'
  document.cookie = `${cookie}=${writeSettings(settings)}; path=/; max-age=${A_YEAR}; samesite=lax${isSecure ? '; secure' : ''}`
  const releases = [...holders].map((hold) => hold())
  for (const [name, value] of Object.entries(settingsAttributes(settings))) {
    if (value === undefined) document.documentElement.removeAttribute(name)
    else document.documentElement.setAttribute(name, value)
  }
  for (const release of releases) release()
  for (const listen of listeners) listen()
}

/** The settings, and how to change some of them. As usual while the server draws: the page itself is styled by its root. */
export function useReadingSettings(): readonly [ReadingSettings, (change: Partial<ReadingSettings>) => void] {
  const { me } = useProject()
  const cookie = settingsCookie(me.id)
  const written = useSyncExternalStore(
    subscribe,
    () => read(cookie),
    () => '',
  )
  const settings = useMemo(() => readSettings(written), [written])
  const change = useCallback(
    (some: Partial<ReadingSettings>) => apply(cookie, { ...readSettings(read(cookie)), ...some }),
    [cookie],
  )
  return [settings, change]
}
