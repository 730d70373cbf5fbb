'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { Enclosure, useEnclosed } from '#components/enclosure/enclosure.tsx'
import { addressOf, call } from '#lib/api/client.ts'
import { endpoints } from '#lib/api/endpoints.ts'
import { toLists } from '#lib/live/record-columns.ts'
import { openLiveLine } from './live-line.ts'
import { newId } from './new-id.ts'
import { ProjectContext, type Me, type ProjectContextValue, type ProjectSnapshot } from './project-context.ts'
import { createProjectStore } from './project-store.ts'
import { httpTransport } from './transport.ts'
import { wholeProjectId } from './whole-project.ts'

/** Holds the project for everything below it: starts from what the page brought along under `enclosureId`, stays live. */
export function ProjectProvider({
  slug,
  enclosureId: enclosureNow,
  me,
  children,
}: {
  slug: string
  enclosureId: string
  me: Me
  children: ReactNode
}) {
  // From its start on the store keeps itself up to date, whatever the page is drawn from later.
  const [enclosureId] = useState(enclosureNow)
  const snapshot = useEnclosed(enclosureId, () => loadSnapshot(slug))
  const [value] = useState<ProjectContextValue>(() => ({
    store: createProjectStore(snapshot.projectId, snapshot, {
      userId: me.id,
      transport: httpTransport(slug, wholeProjectId(slug)),
      newId,
      now: () => new Date().toISOString(),
      schedule: (task, ms) => {
        const timer = setTimeout(task, ms)
        return () => clearTimeout(timer)
      },
    }),
    projectId: snapshot.projectId,
    slug,
    me,
    clientId: newId(),
    roleAtLoad: snapshot.role,
  }))
  const { store } = value

  useEffect(() => {
    if (!store.view().isWhole) store.wake()
  }, [store])

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

  return (
    <ProjectContext value={value}>
      {children}
      <Enclosure id={enclosureId} />
    </ProjectContext>
  )
}

async function loadSnapshot(project: string): Promise<ProjectSnapshot> {
  const { lists, columns, changes, ...rest } = await call('columnSnapshot', { params: { project } })
  return { ...rest, isWhole: true, records: toLists({ lists, columns, changes }) }
}
