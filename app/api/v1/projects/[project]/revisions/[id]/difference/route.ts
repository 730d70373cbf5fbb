import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadDifference } from '#lib/server/revisions/difference.ts'

export const GET = defineRoute(endpoints.getDifference, ({ grant, params, query, request }) =>
  loadDifference(grant, params.id, { ...query, signal: request.signal }),
)
