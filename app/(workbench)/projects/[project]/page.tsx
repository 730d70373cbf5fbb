import { Overview } from '#components/projects/overview.tsx'
import { pageGrant } from '#lib/server/page-grant.ts'
import { listHistory } from '#lib/server/records/queries.ts'

/** What this project is, at a glance. The records are in the layout's store; only the latest changes are loaded here. */
export default async function OverviewPage({ params }: { params: Promise<{ project: string }> }) {
  const grant = await pageGrant((await params).project)
  return <Overview recent={await listHistory(grant, { limit: 60 })} />
}
