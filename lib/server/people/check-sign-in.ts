// Whether a pair of address and password opens a session. Failures are counted for each account, whether it exists
// or not: after three, a wait of 1, 2, 4 … 60 seconds between tries, never a lock-out, so nobody can shut another person out.
import 'server-only'
import { database } from '#lib/server/database/client.ts'
import { sha256 } from '#lib/server/audit.ts'
import { takeToken } from '#lib/server/rate-limit.ts'
import { normaliseEmail } from './email.ts'
import { appendInstanceEvent } from './instance-events.ts'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'
import { startSession } from './sessions.ts'

export type SignInOutcome =
  | { readonly kind: 'opened'; readonly userId: string; readonly secret: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number }

/** Whole campuses share an address: only very many tries from one are held up. */
const triesPerMinuteFromOneAddress = 60

/** Tries to sign in; says only yes, no, or not yet. `address` is where the request came from. */
export async function checkSignIn(tried: {
  email: string
  password: string
  userAgent: string
  address: string
}): Promise<SignInOutcome> {
  const email = tryNormalise(tried.email)
  const key = `sign-in:${sha256(email ?? tried.email)}`
  const seconds =
    (await takeToken(`sign-in from:${tried.address}`, triesPerMinuteFromOneAddress)) || (await claimTry(key))
  if (seconds > 0) {
    await appendInstanceEvent({ kind: 'sign_in.delayed', actorId: null, detail: { seconds } })
    return { kind: 'wait', seconds }
  }
  const user =
    email === null
      ? null
      : await database().user.findUnique({
          where: { email },
          select: { id: true, passwordHash: true, suspendedAt: true },
        })
  const isRight = await isPassword(tried.password.slice(0, 256), user?.passwordHash ?? null)
  if (!user?.passwordHash || !isRight || user.suspendedAt) {
    await appendInstanceEvent({ kind: 'sign_in.refused', actorId: user?.id ?? null, detail: {} })
    return { kind: 'refused' }
  }
  await database().rateBucket.deleteMany({ where: { key } })
  if (isOutdated(user.passwordHash)) {
    const passwordHash = await hashPassword(tried.password)
    await database().user.update({ where: { id: user.id }, data: { passwordHash } })
  }
  await sweep()
  const secret = await startSession(user.id, tried.userAgent)
  await appendInstanceEvent({ kind: 'signed_in', actorId: user.id, detail: {} })
  return { kind: 'opened', userId: user.id, secret }
}

// What has run out says nothing any more; signing in is rare enough to clear it away.
async function sweep(): Promise<void> {
  await database().$executeRaw`
    DELETE FROM "Session" WHERE "lastSeenAt" < now() - interval '7 days' OR "createdAt" < now() - interval '30 days'`
  await database().$executeRaw`DELETE FROM "RateBucket" WHERE "updatedAt" < now() - interval '1 day'`
  await database().$executeRaw`DELETE FROM "IdempotencyKey" WHERE "createdAt" < now() - interval '7 days'`
}

function tryNormalise(email: string): string | null {
  try {
    return normaliseEmail(email)
  } catch {
    return null
  }
}

/**
 * Counts this try as failed until it has succeeded, so that many at once cannot slip by. Returns the seconds to wait
 * when it comes too early. The bucket's `tokens` are failures in a row here; after an hour of quiet they count no more.
 */
async function claimTry(key: string): Promise<number> {
  const claimed = await database().$queryRaw<{ tokens: number }[]>`
    INSERT INTO "RateBucket" AS b (key, tokens, "updatedAt") VALUES (${key}, 1, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET "updatedAt" = clock_timestamp(),
      tokens = CASE WHEN b."updatedAt" < clock_timestamp() - interval '1 hour' THEN 1 ELSE b.tokens + 1 END
    WHERE b.tokens < 3 OR b."updatedAt" < clock_timestamp() - LEAST(60, power(2, LEAST(b.tokens, 9) - 3)) * interval '1 second'
    RETURNING tokens`
  if (claimed.length > 0) return 0
  const left = await database().$queryRaw<{ seconds: number }[]>`
    SELECT (LEAST(60, power(2, LEAST(tokens, 9) - 3)) - extract(epoch FROM clock_timestamp() - "updatedAt"))::float8 AS seconds
    FROM "RateBucket" WHERE key = ${key}`
  return Math.max(1, Math.ceil(left[0]?.seconds ?? 1))
}
