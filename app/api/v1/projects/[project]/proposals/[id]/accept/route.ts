import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { acceptProposal } from '#lib/server/sources/accept-proposal.ts'

export const POST = defineRoute(endpoints.acceptProposal, ({ grant, params, body }) =>
  acceptProposal(grant, params.id, body),
)
