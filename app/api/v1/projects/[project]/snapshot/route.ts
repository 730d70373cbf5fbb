import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadSnapshot } from '#lib/server/records/queries.ts'

export const GET = defineRoute(endpoints.snapshot, async ({ grant }) => {
  const { projectId, version, role, records } = await loadSnapshot(grant)
  return { projectId, version, role, records: records as Record<string, Record<string, unknown>[]> }
})
