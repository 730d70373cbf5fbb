import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { discardProposal, reviseProposal } from '#lib/server/sources/proposals.ts'

export const PATCH = defineRoute(endpoints.reviseProposal, ({ grant, params, body }) =>
  reviseProposal(grant, params.id, body),
)
export const DELETE = defineRoute(endpoints.discardProposal, ({ grant, params }) =>
  discardProposal(grant, params.id),
)
