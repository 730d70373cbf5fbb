import type { Metadata } from 'next'
import { EditionPage } from '#components/editions/edition-page.tsx'
import { translatorFor } from '#components/messages/translator.ts'
import { currentLocale } from '#lib/server/locale.ts'
import { pageGrant } from '#lib/server/page-grant.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'editions')('title') }
}

export default async function OneEdition({
  params,
}: {
  params: Promise<{ project: string; editionId: string }>
}) {
  const { project, editionId } = await params
  await pageGrant(project)
  return <EditionPage editionId={editionId} />
}
