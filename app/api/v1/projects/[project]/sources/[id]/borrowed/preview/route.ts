import { endpoints } from '#lib/api/endpoints.ts'
import { previewBorrowed } from '#lib/server/borrowed/preview.ts'
import { defineRoute } from '#lib/server/define-route.ts'

export const POST = defineRoute(endpoints.previewBorrowed, ({ grant, params, query, upload, request }) =>
  previewBorrowed(grant, params.id, { ...query, bytes: upload.bytes, signal: request.signal }),
)
