import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { applyCorrections } from '#lib/server/revisions/apply-corrections.ts'

export const POST = defineRoute(endpoints.applyCorrections, ({ grant, params, body, ifMatch }) =>
  applyCorrections(
    grant,
    { sourceId: params.id, revisionId: body.id, reason: body.reason, ifNumber: ifMatch },
    body.corrections,
  ),
)
