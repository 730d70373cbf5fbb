import { BorrowPage } from '#components/borrowed/borrow-page.tsx'

export default async function BorrowOntoSourcePage({ params }: { params: Promise<{ sourceId: string }> }) {
  const { sourceId } = await params
  return <BorrowPage sourceId={sourceId} />
}
