import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadSnapshotText } from '#lib/server/records/queries.ts'

export const GET = defineRoute(endpoints.snapshot, ({ grant }) => loadSnapshotText(grant))
