import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { loadDoubtfulWords } from '#lib/server/facsimile/boxes.ts'

export const GET = defineRoute(endpoints.getDoubtfulWords, ({ grant, params }) =>
  loadDoubtfulWords(grant, params.id),
)
