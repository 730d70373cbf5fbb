import type { Metadata } from 'next'
import { EditionList } from '#components/editions/edition-list.tsx'
import { translatorFor } from '#components/messages/translator.ts'
import { currentLocale } from '#lib/server/locale.ts'
import { pageGrant } from '#lib/server/page-grant.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'editions')('title') }
}

export default async function Editions({ params }: { params: Promise<{ project: string }> }) {
  await pageGrant((await params).project)
  return <EditionList />
}
