import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { proposeRevision, readBetterFile } from '#lib/server/revisions/better-file.ts'

export const POST = defineRoute(
  endpoints.previewRevision,
  async ({ grant, params, query, upload, request }) => {
    const file = await readBetterFile(grant, { ...query, bytes: upload.bytes, signal: request.signal })
    return proposeRevision(grant, params.id, file, request.signal)
  },
)
