import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { exportProject } from '#lib/server/editions/queries.ts'

export const GET = defineRoute(endpoints.exportProject, ({ grant, query }) => exportProject(grant, query))
