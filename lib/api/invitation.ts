// An invitation to a project, without its secret.
import { z } from 'zod'
import { roles } from '#lib/access/role.ts'

export const invitation = z.strictObject({
  id: z.uuid(),
  role: z.enum(roles),
  note: z.string(),
  usesLeft: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
