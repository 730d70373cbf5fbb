import type { Metadata } from 'next'
import { translatorFor } from '#components/messages/translator.ts'
import { ProfilePage } from '#components/people/profile-page.tsx'
import { HomeShell } from '#components/shell/home-shell.tsx'
import { personActor } from '#lib/server/access.ts'
import { currentLocale } from '#lib/server/locale.ts'
import { listProjects } from '#lib/server/projects/queries.ts'
import { requirePerson } from '#lib/server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'people')('profile.title') }
}

export default async function Profile() {
  const person = await requirePerson()
  const projects = await listProjects(personActor(person))
  return (
    <HomeShell name={person.name}>
      <ProfilePage me={person} projects={projects.map(({ id, title }) => ({ id, title }))} />
    </HomeShell>
  )
}
