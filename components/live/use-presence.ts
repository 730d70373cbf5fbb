'use client'

import { use, useEffect } from 'react'
import { call } from '#lib/api/client.ts'
import { ProjectContext } from './project-context.ts'

const REPEAT_MS = 20_000

/** Tells the others where I am: `where` in words (a siglum, a page name), `sourceId` while a source is open. */
export function usePresence(where: string, sourceId: string | null): void {
  const context = use(ProjectContext)
  const project = context?.slug
  const clientId = context?.clientId
  useEffect(() => {
    if (!project || !clientId) return
    const show = (leaving: boolean): void => {
      const body = { clientId, where, sourceId, leaving }
      // Presence is a courtesy: a failure is not worth a word, the next beat comes soon.
      call('showPresence', { params: { project }, body, keepalive: leaving }).catch(() => undefined)
    }
    const leave = (): void => show(true)
    const look = (): void => {
      if (document.visibilityState === 'visible') show(false)
    }
    // A short rest first, so that hurrying through pages (and React's double mount) tells nobody.
    const first = setTimeout(() => show(false), 250)
    const beat = setInterval(look, REPEAT_MS)
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(first)
      clearInterval(beat)
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', look)
    }
  }, [project, clientId, where, sourceId])
}
