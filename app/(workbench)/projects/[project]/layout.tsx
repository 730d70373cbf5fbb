import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { headers } from 'next/headers.js'
import type { ReactNode } from 'react'
import { beginAhead } from '#components/enclosure/ahead.ts'
import { EarlyScript } from '#components/enclosure/early-script.tsx'
import { ProjectProvider } from '#components/live/project-provider.tsx'
import { wholeProjectId } from '#components/live/whole-project.ts'
import { isReaderPath } from '#components/reader/reading-path.ts'
import { ProjectShell } from '#components/shell/project-shell.tsx'
import { addressOf } from '#lib/api/client.ts'
import { layDown } from '#lib/api/enclosure.ts'
import { endpoints } from '#lib/api/endpoints.ts'
import { personActor } from '#lib/server/access.ts'
import { pageGrant } from '#lib/server/page-grant.ts'
import { listProjects, loadProject } from '#lib/server/projects/queries.ts'
import { isLarge, loadSnapshot } from '#lib/server/records/queries.ts'
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
  const asked = await headers()
  const isPart = isReading(asked.get('x-fontes-path') ?? '') || (await isLarge(grant))
  const [snapshot, projects] = await Promise.all([
    loadSnapshot(grant, isPart ? 'opening' : 'whole'),
    listProjects(personActor(person)),
  ])
  const enclosureId = `project-${randomUUID()}`
  layDown(enclosureId, snapshot)
  return (
    // Another project is another store.
    <ProjectProvider key={grant.projectId} slug={snapshot.slug} enclosureId={enclosureId} me={person}>
      {!snapshot.isWhole && (
        <EarlyScript
          nonce={asked.get('x-nonce') ?? ''}
          run={beginAhead}
          given={[
            {
              id: wholeProjectId(snapshot.slug),
              url: addressOf(endpoints.columnSnapshot.path, { project: snapshot.slug }),
              isPacked: true,
            },
          ]}
        />
      )}
      <ProjectShell projects={projects.map(({ slug, title }) => ({ slug, title }))}>{children}</ProjectShell>
    </ProjectProvider>
  )
}

/** A text by itself can be read before its argument is here; one that is locked to a claim opens at its words on it. */
function isReading(path: string): boolean {
  const { pathname, searchParams } = new URL(path, 'http://project')
  return isReaderPath(pathname) && !searchParams.has('claim')
}
