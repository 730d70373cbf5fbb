import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { retireMember, reviseMember } from '#lib/server/projects/members.ts'
import { recordRoute } from '#lib/server/record-route.ts'

export const GET = recordRoute('get', 'member')
export const PATCH = defineRoute(endpoints.reviseMember, async ({ grant, params, ifMatch, body }) => ({
  events: await reviseMember(grant, params.id, ifMatch, body.role),
}))
export const DELETE = defineRoute(endpoints.retireMember, async ({ grant, params, ifMatch }) => ({
  events: await retireMember(grant, params.id, ifMatch),
}))
