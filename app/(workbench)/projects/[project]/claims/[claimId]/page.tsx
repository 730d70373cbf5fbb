import { ClaimPage } from '#components/claims/claim-page.tsx'

export default async function OneClaimPage({ params }: { params: Promise<{ claimId: string }> }) {
  const { claimId } = await params
  return <ClaimPage claimId={claimId} />
}
