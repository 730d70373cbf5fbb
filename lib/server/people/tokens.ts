// Keys for machine clients: `fontes_` and 32 random bytes, shown once, kept as SHA-256. A token never does more than
// its owner may at the moment of the call.
import 'server-only'
import type { z } from 'zod'
import type { apiToken } from '#lib/api/person.ts'
import { AppError } from '#lib/api/problem.ts'
import type { Actor } from '#lib/server/access.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import type { Person } from './sessions.ts'

type ApiToken = z.output<typeof apiToken>

/** Columns of a token that its owner may see. */
export const shownOfToken = {
  id: true,
  name: true,
  scope: true,
  projectId: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} as const

interface TokenRow extends Person {
  tokenId: string
  scope: 'read' | 'write'
  projectId: string | null
  isStale: boolean
}

/** The person and the actor behind a secret, or null when it opens nothing (any more). */
export async function loadToken(secret: string): Promise<{ actor: Actor; person: Person } | null> {
  if (!/^fontes_[\w-]{43}$/.test(secret)) return null
  const rows = await database().$queryRaw<TokenRow[]>`
    SELECT t.id AS "tokenId", t.scope, t."projectId", coalesce(t."lastUsedAt" < now() - interval '5 minutes', true) AS "isStale",
      u.id, u.email, u.name, u.locale, u.theme, u."isAdmin"
    FROM "ApiToken" t JOIN "User" u ON u.id = t."userId"
    WHERE t.hash = ${sha256(secret)} AND t."revokedAt" IS NULL AND u."suspendedAt" IS NULL
      AND (t."expiresAt" IS NULL OR t."expiresAt" > now())`
  const row = rows[0]
  if (!row) return null
  const { tokenId, scope, projectId, isStale, ...person } = row
  if (isStale)
    await database().$executeRaw`UPDATE "ApiToken" SET "lastUsedAt" = now() WHERE id = ${tokenId}::uuid`
  return { actor: { userId: person.id, via: 'token', scope, onlyProjectId: projectId }, person }
}

/** A stored token as it travels; its hash stays here. */
export function toToken(row: {
  id: string
  name: string
  scope: string
  projectId: string | null
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
}): ApiToken {
  if (row.scope !== 'read' && row.scope !== 'write')
    throw new AppError('internal', 'A token of unknown scope.')
  return {
    ...row,
    scope: row.scope,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }
}
