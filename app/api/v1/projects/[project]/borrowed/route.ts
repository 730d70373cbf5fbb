import { endpoints } from '#lib/api/endpoints.ts'
import { acceptBorrowedSource } from '#lib/server/borrowed/new-source.ts'
import { defineRoute } from '#lib/server/define-route.ts'

export const POST = defineRoute(endpoints.acceptBorrowedSource, ({ grant, query, body, upload, request }) =>
  acceptBorrowedSource(grant, { ...query, bytes: upload.bytes, signal: request.signal }, body),
)
