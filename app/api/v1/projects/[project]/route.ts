import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { retireProject, reviseProject } from '#lib/server/projects/commands.ts'
import { loadProject } from '#lib/server/projects/queries.ts'

export const GET = defineRoute(endpoints.getProject, ({ grant }) => loadProject(grant))
export const PATCH = defineRoute(endpoints.reviseProject, async ({ grant, ifMatch, body }) => ({
  events: await reviseProject(grant, ifMatch, body),
}))
export const DELETE = defineRoute(endpoints.retireProject, async ({ grant, ifMatch }) => ({
  events: await retireProject(grant, ifMatch),
}))
