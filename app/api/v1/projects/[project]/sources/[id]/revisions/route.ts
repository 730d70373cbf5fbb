import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { acceptRevision, readBetterFile } from '#lib/server/revisions/better-file.ts'

export const POST = defineRoute(
  endpoints.acceptRevision,
  async ({ grant, params, query, upload, request: { signal }, tell, ifMatch }) => {
    const { revisionId, reason } = query
    const waiting = { signal, tell }
    const file = await readBetterFile(grant, { ...query, bytes: upload.bytes }, waiting)
    const wanted = { sourceId: params.id, revisionId, reason, ifNumber: ifMatch }
    return acceptRevision(grant, wanted, file, waiting)
  },
)
