import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadFacsimilePage } from '#lib/server/facsimile/boxes.ts'

export const GET = defineRoute(endpoints.getFacsimilePage, ({ grant, params }) =>
  loadFacsimilePage(grant, params.id, params.page),
)
