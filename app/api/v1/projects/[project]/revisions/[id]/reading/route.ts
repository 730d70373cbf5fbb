import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadReading } from '#lib/server/sources/queries.ts'

export const GET = defineRoute(endpoints.getRevision, ({ grant, params }) => loadReading(grant, params.id))
