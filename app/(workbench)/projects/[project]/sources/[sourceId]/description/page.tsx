import { DescriptionPage } from '#components/sources/description-page.tsx'

export default async function SourceDescriptionPage({ params }: { params: Promise<{ sourceId: string }> }) {
  const { sourceId } = await params
  return <DescriptionPage sourceId={sourceId} />
}
