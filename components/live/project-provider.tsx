'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { addressOf } from '#lib/api/client.ts'
import { endpoints } from '#lib/api/endpoints.ts'
import { openLiveLine } from './live-line.ts'
import { newId } from './new-id.ts'
import { ProjectContext, type Me, type ProjectContextValue, type ProjectSnapshot } from './project-context.ts'
import { createProjectStore } from './project-store.ts'
import { httpTransport } from './transport.ts'

/** Holds the project for everything below it: loads nothing, starts from `snapshot`, stays live. */
export function ProjectProvider({
  snapshot,
  me,
  children,
}: {
  snapshot: ProjectSnapshot
  me: Me
  children: ReactNode
}) {
  const [value] = useState<ProjectContextValue>(() => ({
    store: createProjectStore(snapshot.projectId, snapshot, {
      userId: me.id,
      transport: httpTransport(snapshot.slug),
      newId,
      now: () => new Date().toISOString(),
      schedule: (task, ms) => {
        const timer = setTimeout(task, ms)
        return () => clearTimeout(timer)
      },
    }),
    projectId: snapshot.projectId,
    slug: snapshot.slug,
    me,
    clientId: newId(),
    roleAtLoad: snapshot.role,
  }))
  const { store, slug } = value

  useEffect(() => {
    const address = addressOf(endpoints.live.path, { project: slug })
    const line = openLiveLine(address, {
      onFrame: (frame) => store.receive(frame),
      onOpen: () => {
        store.setConnected(true)
        store.wake()
      },
      onCut: () => store.setConnected(false),
    })
    return () => line.close()
  }, [store, slug])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (store.view().pendingCount > 0) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [store])

  return <ProjectContext value={value}>{children}</ProjectContext>
}
