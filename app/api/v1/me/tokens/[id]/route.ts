import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { revokeToken } from '#lib/server/people/commands.ts'

export const DELETE = defineRoute(endpoints.revokeToken, ({ person, params }) =>
  revokeToken(person.id, params.id),
)
