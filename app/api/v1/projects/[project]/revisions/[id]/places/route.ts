import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { listPlaces } from '#lib/server/revisions/places.ts'

export const GET = defineRoute(endpoints.listPlaces, ({ grant, params }) => listPlaces(grant, params.id))
