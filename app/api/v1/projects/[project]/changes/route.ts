import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { listChanges } from '#lib/server/records/queries.ts'

export const GET = defineRoute(endpoints.changes, ({ grant, query }) =>
  listChanges(grant, query.since, query.limit),
)
