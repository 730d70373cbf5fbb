// A file on the import desk. What lies there is private, so the page loads it itself, as the person who looks at it.
import { DeskPage } from '#components/desk/desk-page.tsx'

interface Props {
  params: Promise<{ proposalId: string }>
}

export default async function ProposalPage({ params }: Props) {
  const { proposalId } = await params
  return <DeskPage key={proposalId} proposalId={proposalId} />
}
