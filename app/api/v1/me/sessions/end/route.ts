import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { endSessions } from '#lib/server/people/commands.ts'

export const POST = defineRoute(endpoints.endSessions, ({ session, body }) =>
  endSessions(session, body.keepCurrent),
)
