import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { listHistory } from '#lib/server/records/queries.ts'

export const GET = defineRoute(endpoints.history, async ({ grant, query }) => ({
  events: await listHistory(grant, query),
}))
