import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadShownText } from '#lib/server/sources/shown-text.ts'

export const GET = defineRoute(endpoints.getText, ({ grant, params }) => loadShownText(grant, params.id))
