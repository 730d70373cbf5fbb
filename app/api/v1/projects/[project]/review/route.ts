import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { listReview } from '#lib/server/revisions/review.ts'

export const GET = defineRoute(endpoints.listReview, ({ grant }) => listReview(grant))
