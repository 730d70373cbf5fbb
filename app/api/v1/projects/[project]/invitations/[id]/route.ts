import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { revokeInvitation } from '#lib/server/people/invitations.ts'

export const DELETE = defineRoute(endpoints.revokeInvitation, ({ grant, params }) =>
  revokeInvitation(grant, params.id),
)
