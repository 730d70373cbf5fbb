import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadOriginal } from '#lib/server/sources/queries.ts'

export const GET = defineRoute(endpoints.getOriginal, async ({ grant, params }) => ({
  ...(await loadOriginal(grant, params.id)),
  // Whatever the file says it is, on our origin it is only bytes.
  mediaType: 'application/octet-stream',
}))
