import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { revertOperation } from '#lib/server/records/commands.ts'

export const POST = defineRoute(endpoints.revertOperation, async ({ grant, params, body }) => ({
  events: await revertOperation(grant, body.operationId, params.id),
}))
