// What people see of themselves: their sessions and tokens.
import 'server-only'
import type { z } from 'zod'
import type { apiToken, session } from '#lib/api/person.ts'
import { database } from '#lib/server/database/client.ts'
import { shownOfToken, toToken } from './tokens.ts'

/** Where a person is signed in, latest first; `current` is the hash of the session that asks. */
export async function listSessions(userId: string, current: string): Promise<z.output<typeof session>[]> {
  const rows = await database().$queryRaw<
    { idHash: string; userAgent: string; createdAt: Date; lastSeenAt: Date }[]
  >`
    SELECT "idHash", "userAgent", "createdAt", "lastSeenAt" FROM "Session"
    WHERE "userId" = ${userId}::uuid
      AND "lastSeenAt" > now() - interval '7 days' AND "createdAt" > now() - interval '30 days'
    ORDER BY "lastSeenAt" DESC`
  return rows.map(({ idHash, userAgent, createdAt, lastSeenAt }) => ({
    // Half of the hash names a session well enough and opens nothing.
    id: idHash.slice(0, 32),
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isCurrent: idHash === current,
  }))
}

/** The tokens of a person that still open something, newest first. */
export async function listTokens(userId: string): Promise<z.output<typeof apiToken>[]> {
  const rows = await database().apiToken.findMany({
    where: { userId, revokedAt: null },
    select: shownOfToken,
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(toToken)
}
