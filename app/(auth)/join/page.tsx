import type { Metadata } from 'next'
import { translatorFor } from '#components/messages/translator.ts'
import { JoinPage } from '#components/people/join-page.tsx'
import { currentLocale } from '#lib/server/locale.ts'
import { currentPerson } from '#lib/server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'people')('join.title') }
}

// The secret stands behind `#` and never reaches the server with this page; the browser reads it.
export default async function Join() {
  const person = await currentPerson()
  return <JoinPage myName={person?.name ?? null} />
}
