import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { proposeRevision, readBetterFile } from '#lib/server/revisions/better-file.ts'

export const POST = defineRoute(
  endpoints.previewRevision,
  async ({ grant, params, query, upload, request: { signal }, tell }) => {
    const file = await readBetterFile(grant, { ...query, bytes: upload.bytes }, { signal, tell })
    return proposeRevision(grant, params.id, file, { signal, tell })
  },
)
