import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadHealth } from '#lib/server/health.ts'

export const GET = defineRoute(endpoints.health, loadHealth)
