import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { toDeskReading } from '#lib/server/sources/proposal-rows.ts'
import { loadProposal } from '#lib/server/sources/proposals.ts'

export const GET = defineRoute(endpoints.getProposalReading, async ({ grant, params }) => {
  const { proposal, reading } = await loadProposal(grant, params.id)
  return { proposal, reading: toDeskReading(reading) }
})
