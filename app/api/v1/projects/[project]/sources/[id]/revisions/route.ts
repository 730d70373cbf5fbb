import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { acceptRevision, readBetterFile } from '#lib/server/revisions/better-file.ts'

export const POST = defineRoute(
  endpoints.acceptRevision,
  async ({ grant, params, query, upload, request, ifMatch }) => {
    const { revisionId, reason } = query
    const file = await readBetterFile(grant, { ...query, bytes: upload.bytes, signal: request.signal })
    return acceptRevision(
      grant,
      { sourceId: params.id, revisionId, reason, ifNumber: ifMatch },
      file,
      request.signal,
    )
  },
)
