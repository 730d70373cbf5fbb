import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadPageImage } from '#lib/server/facsimile/images.ts'

export const GET = defineRoute(endpoints.getPageImageFile, ({ grant, params }) =>
  loadPageImage(grant, params.id),
)
