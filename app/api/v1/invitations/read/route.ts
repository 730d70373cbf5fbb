import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { readInvitation } from '#lib/server/people/invitations.ts'

export const POST = defineRoute(endpoints.readInvitation, ({ body }) => readInvitation(body.token))
