import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadColumnSnapshot } from '#lib/server/records/queries.ts'

export const GET = defineRoute(endpoints.columnSnapshot, ({ grant }) => loadColumnSnapshot(grant))
