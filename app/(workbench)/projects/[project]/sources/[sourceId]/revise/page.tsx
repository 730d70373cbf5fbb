import { BetterFilePage } from '#components/revisions/better-file-page.tsx'

export default async function RevisePage({ params }: { params: Promise<{ sourceId: string }> }) {
  const { sourceId } = await params
  return <BetterFilePage sourceId={sourceId} />
}
