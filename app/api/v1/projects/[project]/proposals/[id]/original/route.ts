import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadProposalOriginal } from '#lib/server/sources/proposals.ts'

export const GET = defineRoute(endpoints.getProposalOriginal, ({ grant, params }) =>
  loadProposalOriginal(grant, params.id),
)
