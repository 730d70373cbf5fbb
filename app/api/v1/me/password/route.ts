import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { changePassword } from '#lib/server/people/commands.ts'

export const POST = defineRoute(endpoints.changePassword, ({ session, body }) =>
  changePassword(session, body.current, body.next),
)
