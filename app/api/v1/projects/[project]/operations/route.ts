import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { writeRecords } from '#lib/server/records/commands.ts'

export const POST = defineRoute(endpoints.writeBatch, async ({ grant, body }) => ({
  events: await writeRecords(grant, body.id, body.writes),
}))
