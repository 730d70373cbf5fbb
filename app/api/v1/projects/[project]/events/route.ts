import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { openStream } from '#lib/server/live/stream.ts'

export const GET = defineRoute(endpoints.live, async ({ grant, request, query }) =>
  openStream(grant, request, query.since),
)
