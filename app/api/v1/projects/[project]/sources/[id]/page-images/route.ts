import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { addPageImage } from '#lib/server/facsimile/images.ts'

export const POST = defineRoute(endpoints.addPageImage, ({ grant, params, query, upload }) =>
  addPageImage(grant, { ...query, sourceId: params.id, bytes: upload.bytes }),
)
