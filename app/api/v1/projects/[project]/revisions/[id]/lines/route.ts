import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadLines } from '#lib/server/sources/lines.ts'

export const GET = defineRoute(endpoints.getLines, ({ grant, params }) => loadLines(grant, params.id))
