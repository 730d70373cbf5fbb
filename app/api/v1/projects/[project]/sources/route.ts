import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { recordRoute } from '#lib/server/record-route.ts'
import { importSource } from '#lib/server/sources/commands.ts'

export const GET = recordRoute('list', 'source')
export const POST = defineRoute(endpoints.importSource, ({ grant, query, upload, request }) =>
  importSource(grant, { ...query, bytes: upload.bytes, signal: request.signal }),
)
