import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { acceptInvitation } from '#lib/server/people/join.ts'

export const POST = defineRoute(endpoints.acceptInvitation, ({ body, session }) =>
  // A token cannot join: only a person in the browser, or somebody new.
  acceptInvitation(body.token, body.person, session?.person ?? null),
)
