import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadFacsimile } from '#lib/server/facsimile/boxes.ts'

export const GET = defineRoute(endpoints.getFacsimile, ({ grant, params }) => loadFacsimile(grant, params.id))
