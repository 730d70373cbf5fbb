import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { reviseMe } from '#lib/server/people/commands.ts'

export const GET = defineRoute(endpoints.getMe, async ({ person }) => person)
export const PATCH = defineRoute(endpoints.reviseMe, ({ person, body }) => reviseMe(person.id, body))
