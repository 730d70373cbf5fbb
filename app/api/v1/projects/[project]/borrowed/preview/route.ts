import { endpoints } from '#lib/api/endpoints.ts'
import { previewBorrowedSource } from '#lib/server/borrowed/new-source.ts'
import { defineRoute } from '#lib/server/define-route.ts'

export const POST = defineRoute(endpoints.previewBorrowedSource, ({ grant, query, upload, request }) =>
  previewBorrowedSource(grant, { ...query, bytes: upload.bytes, signal: request.signal }),
)
