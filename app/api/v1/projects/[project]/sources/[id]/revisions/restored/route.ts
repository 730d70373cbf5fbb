import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { restoreRevision } from '#lib/server/revisions/restore-revision.ts'

export const POST = defineRoute(endpoints.restoreRevision, ({ grant, params, body, ifMatch }) =>
  restoreRevision(
    grant,
    { sourceId: params.id, revisionId: body.id, reason: body.reason, ifNumber: ifMatch },
    body.revisionId,
  ),
)
