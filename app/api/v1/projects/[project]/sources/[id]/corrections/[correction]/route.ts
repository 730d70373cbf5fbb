import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { discardDraft, draftCorrection, reviseDraft } from '#lib/server/revisions/drafts.ts'

export const PUT = defineRoute(endpoints.draftCorrection, ({ grant, params, body }) =>
  draftCorrection(grant, params.id, params.correction, body),
)
export const PATCH = defineRoute(endpoints.reviseDraft, ({ grant, params, body, ifMatch }) =>
  reviseDraft(grant, params.id, params.correction, ifMatch, body),
)
export const DELETE = defineRoute(endpoints.discardDraft, ({ grant, params, ifMatch }) =>
  discardDraft(grant, params.id, params.correction, ifMatch),
)
