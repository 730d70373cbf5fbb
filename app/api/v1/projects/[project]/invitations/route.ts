import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { createInvitation, listInvitations } from '#lib/server/people/invitations.ts'

export const GET = defineRoute(endpoints.listInvitations, async ({ grant }) => ({
  invitations: await listInvitations(grant),
}))
export const POST = defineRoute(endpoints.createInvitation, ({ grant, body }) =>
  createInvitation(grant, body),
)
