// Sessions live in the database: the cookie carries only a secret whose SHA-256 is the key of the row, so a session
// ends when its row goes, whatever the cookie says. Idle 7 days, at most 30 (ASVS 5.0 7.3.1, 7.3.2).
import 'server-only'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { me } from '#lib/api/person.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'

/** A signed-in person, as `GET /me` answers. */
export type Person = z.output<typeof me>

export interface OpenSession {
  /** SHA-256 of the secret; names the session without opening it. */
  readonly idHash: string
  readonly person: Person
}

export const sessionDays = 30

interface SessionRow extends Person {
  idHash: string
  isStale: boolean
}

/** Starts a session and returns its secret, which exists only in the answer. */
export async function startSession(userId: string, userAgent: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await database().session.create({
    data: { idHash: sha256(secret), userId, userAgent: userAgent.slice(0, 300) },
  })
  return secret
}

/** The living session of a secret: not ended, not run out, its person not suspended. */
export async function loadSession(secret: string): Promise<OpenSession | null> {
  const rows = await database().$queryRaw<SessionRow[]>`
    SELECT s."idHash", s."lastSeenAt" < now() - interval '5 minutes' AS "isStale",
      u.id, u.email, u.name, u.locale, u.theme, u."isAdmin"
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s."idHash" = ${sha256(secret)} AND u."suspendedAt" IS NULL
      AND s."lastSeenAt" > now() - interval '7 days' AND s."createdAt" > now() - interval '30 days'`
  const row = rows[0]
  if (!row) return null
  const { idHash, isStale, ...person } = row
  if (isStale) {
    await database().$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE "idHash" = ${idHash}`
  }
  return { idHash, person }
}

/** Ends the session of a secret; does nothing when there is none. */
export async function endSession(secret: string): Promise<void> {
  await database().session.deleteMany({ where: { idHash: sha256(secret) } })
}

/** Ends all sessions of a person, but for `keep` (an `idHash`). */
export async function endSessions(userId: string, keep: string | null): Promise<void> {
  await database().session.deleteMany({
    where: { userId, ...(keep === null ? {} : { idHash: { not: keep } }) },
  })
}
