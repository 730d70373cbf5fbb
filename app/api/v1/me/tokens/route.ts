import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { createToken } from '#lib/server/people/commands.ts'
import { listTokens } from '#lib/server/people/queries.ts'

export const GET = defineRoute(endpoints.listTokens, async ({ person }) => ({
  tokens: await listTokens(person.id),
}))
export const POST = defineRoute(endpoints.createToken, ({ person, body }) => createToken(person.id, body))
