import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { importArchive } from '#lib/server/archives/commands.ts'

export const POST = defineRoute(endpoints.importArchive, ({ actor, query, upload }) =>
  importArchive(actor, upload.bytes, query.slug),
)
