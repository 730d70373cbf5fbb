// A project as lists and its own page show it.
import { z } from 'zod'
import { roles } from '#lib/access/role.ts'

export const slug = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export const projectSummary = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  language: z.string(),
  role: z.enum(roles),
  version: z.int(),
  counts: z.strictObject({ sources: z.int(), claims: z.int(), passages: z.int(), members: z.int() }),
  updatedAt: z.iso.datetime(),
})
