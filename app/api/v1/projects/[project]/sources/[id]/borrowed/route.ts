import { endpoints } from '#lib/api/endpoints.ts'
import { acceptBorrowed } from '#lib/server/borrowed/accept.ts'
import { defineRoute } from '#lib/server/define-route.ts'

export const POST = defineRoute(endpoints.acceptBorrowed, ({ grant, params, query, body, upload, request }) =>
  acceptBorrowed(grant, params.id, { ...query, bytes: upload.bytes, signal: request.signal }, body),
)
