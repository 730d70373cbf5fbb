'use client'

import { useCallback, useEffect, useState } from 'react'
import { useProject, useStore } from '#components/live/use-project.ts'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { ProjectEvent } from '#lib/live/event.ts'

const PAGE = 100

export interface Events {
  /** Newest first. */
  readonly events: readonly ProjectEvent[]
  /** How many have happened since the newest one here. */
  readonly newer: number
  readonly isAtEnd: boolean
  readonly isLoading: boolean
  readonly problem: Problem | null
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
}

/** The project's events, page by page into the past; new ones are counted and come in when asked for, so nothing jumps. */
export function useEvents(start: readonly ProjectEvent[]): Events {
  const { slug } = useProject()
  const store = useStore()
  const [events, setEvents] = useState(start)
  const [version, setVersion] = useState(start[0]?.version ?? 0)
  const [isLoading, setIsLoading] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => store.subscribe(() => setVersion(store.view().version)), [store])
  const load = useCallback(
    async (before: number | null): Promise<readonly ProjectEvent[]> => {
      setIsLoading(true)
      setProblem(null)
      try {
        const query = before === null ? { limit: PAGE } : { limit: PAGE, before }
        return (await call('history', { params: { project: slug }, query })).events
      } catch (error) {
        setProblem(toProblem(error))
        return []
      } finally {
        setIsLoading(false)
      }
    },
    [slug],
  )
  const oldest = events.at(-1)?.version ?? 1
  const newest = events[0]?.version ?? 0
  const loadOlder = async (): Promise<void> => {
    const older = await load(oldest)
    setEvents((all) => [
      ...all,
      ...older.filter((event) => event.version < (all.at(-1)?.version ?? Infinity)),
    ])
  }
  const loadNewer = async (): Promise<void> => {
    const page = await load(null)
    const last = page.at(-1)
    setEvents((all) => {
      const known = all[0]?.version ?? 0
      // More happened than one page holds: begin anew from the top rather than leave a gap.
      if (last && last.version > known + 1) return page
      return [...page.filter((event) => event.version > known), ...all]
    })
  }
  return {
    events,
    newer: Math.max(0, version - newest),
    isAtEnd: oldest <= 1,
    isLoading,
    problem,
    loadOlder,
    loadNewer,
  }
}
