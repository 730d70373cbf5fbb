import { DifferencePage } from '#components/revisions/difference-page.tsx'

export default async function RevisionPage({
  params,
  searchParams,
}: {
  params: Promise<{ sourceId: string; revisionId: string }>
  searchParams: Promise<{ against?: string | string[] }>
}) {
  const { sourceId, revisionId } = await params
  const { against } = await searchParams
  return (
    <DifferencePage
      sourceId={sourceId}
      revisionId={revisionId}
      againstId={typeof against === 'string' ? against : null}
    />
  )
}
