import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { createProject } from '#lib/server/projects/commands.ts'
import { listProjects } from '#lib/server/projects/queries.ts'

export const GET = defineRoute(endpoints.listProjects, async ({ actor }) => ({
  projects: await listProjects(actor),
}))
export const POST = defineRoute(endpoints.createProject, ({ actor, body }) => createProject(actor, body))
