// A person with their sessions and tokens, as they travel.
import { z } from 'zod'

export const locales = ['en', 'de'] as const
export const themes = ['light', 'dark', 'system'] as const
export const me = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  locale: z.enum(locales),
  theme: z.enum(themes),
  isAdmin: z.boolean(),
})
export const session = z.strictObject({
  id: z.string(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  isCurrent: z.boolean(),
})
export const apiToken = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  scope: z.enum(['read', 'write']),
  projectId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
})
