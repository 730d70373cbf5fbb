import { endpoints } from '#lib/api/endpoints.ts'
import { describeApi } from '#lib/api/openapi.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { version } from '#lib/server/version.ts'

export const GET = defineRoute(endpoints.openapi, async () => describeApi(version))
