import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ProjectProvider } from '#components/live/project-provider.tsx'
import { ProjectShell } from '#components/shell/project-shell.tsx'
import { layDown } from '#lib/api/enclosure.ts'
import { personActor } from '#lib/server/access.ts'
import { pageGrant } from '#lib/server/page-grant.ts'
import { listProjects, loadProject } from '#lib/server/projects/queries.ts'
import { loadSnapshot } from '#lib/server/records/queries.ts'
import { requirePerson } from '#lib/server/session.ts'

type Params = Promise<{ project: string }>

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { title } = await loadProject(await pageGrant((await params).project))
  return { title: { default: `${title} · Fontes`, template: `%s · ${title} · Fontes` } }
}

/** Loads the project once; from then on it stays live in the browser, whatever page is shown. */
export default async function ProjectLayout({ params, children }: { params: Params; children: ReactNode }) {
  const person = await requirePerson()
  const grant = await pageGrant((await params).project)
  const [snapshot, projects] = await Promise.all([loadSnapshot(grant), listProjects(personActor(person))])
  const enclosureId = `project-${randomUUID()}`
  layDown(enclosureId, snapshot)
  return (
    // Another project is another store.
    <ProjectProvider key={grant.projectId} slug={snapshot.slug} enclosureId={enclosureId} me={person}>
      <ProjectShell projects={projects.map(({ slug, title }) => ({ slug, title }))}>{children}</ProjectShell>
    </ProjectProvider>
  )
}
