import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { showPresence } from '#lib/server/live/presence.ts'

export const POST = defineRoute(endpoints.showPresence, async ({ grant, body }) => showPresence(grant, body))
