import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { listDrafts } from '#lib/server/revisions/drafts.ts'

export const GET = defineRoute(endpoints.listDrafts, ({ grant, params }) => listDrafts(grant, params.id))
