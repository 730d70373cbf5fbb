import type { Metadata } from 'next'
import { translatorFor } from '#components/messages/translator.ts'
import { ProjectList } from '#components/projects/project-list.tsx'
import { HomeShell } from '#components/shell/home-shell.tsx'
import { personActor } from '#lib/server/access.ts'
import { currentLocale } from '#lib/server/locale.ts'
import { listProjects } from '#lib/server/projects/queries.ts'
import { requirePerson } from '#lib/server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'projects')('title') }
}

export default async function ProjectsPage() {
  const person = await requirePerson()
  return (
    <HomeShell name={person.name}>
      <ProjectList projects={await listProjects(personActor(person))} />
    </HomeShell>
  )
}
