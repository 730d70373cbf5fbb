import type { Metadata } from 'next'
import { HistoryPage } from '#components/history/history-page.tsx'
import { translatorFor } from '#components/messages/translator.ts'
import { currentLocale } from '#lib/server/locale.ts'
import { pageGrant } from '#lib/server/page-grant.ts'
import { listHistory } from '#lib/server/records/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'history')('title') }
}

export default async function History({ params }: { params: Promise<{ project: string }> }) {
  const grant = await pageGrant((await params).project)
  return <HistoryPage start={await listHistory(grant, { limit: 100 })} />
}
