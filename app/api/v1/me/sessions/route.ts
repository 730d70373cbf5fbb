import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { listSessions } from '#lib/server/people/queries.ts'

export const GET = defineRoute(endpoints.listSessions, async ({ session }) => ({
  sessions: await listSessions(session.person.id, session.idHash),
}))
