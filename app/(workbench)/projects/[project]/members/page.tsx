import type { Metadata } from 'next'
import { MembersPage } from '#components/members/members-page.tsx'
import { translatorFor } from '#components/messages/translator.ts'
import { currentLocale } from '#lib/server/locale.ts'
import { pageGrant } from '#lib/server/page-grant.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'members')('title') }
}

export default async function Members({ params }: { params: Promise<{ project: string }> }) {
  await pageGrant((await params).project, 'member.read')
  return <MembersPage />
}
