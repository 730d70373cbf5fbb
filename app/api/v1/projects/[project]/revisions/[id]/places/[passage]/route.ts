import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadPlace } from '#lib/server/revisions/review.ts'

export const GET = defineRoute(endpoints.getPlace, ({ grant, params }) =>
  loadPlace(grant, params.id, params.passage),
)
