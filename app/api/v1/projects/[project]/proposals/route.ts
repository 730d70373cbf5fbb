import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { handIn, listProposals } from '#lib/server/sources/proposals.ts'

export const GET = defineRoute(endpoints.listProposals, async ({ grant }) => ({
  proposals: await listProposals(grant),
}))
export const POST = defineRoute(endpoints.createProposal, ({ grant, query, upload }) =>
  handIn(grant, { ...query, bytes: upload.bytes }),
)
