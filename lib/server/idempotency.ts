// A POST that is sent twice with the same Idempotency-Key happens once and is answered twice the same
// (draft-ietf-httpapi-idempotency-key-header-07). Keys are kept for 7 days.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { Prisma, database } from './database/client.ts'

/** The key of a request, or null. Throws `invalid` for one that is empty or too long. */
export function idempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key')
  if (key !== null && !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new AppError('invalid', 'An Idempotency-Key has 8 to 200 visible ASCII characters.', {
      reason: 'idempotency_key',
    })
  }
  return key
}

/**
 * Runs `work` once for (userId, key) and gives later calls the stored answer. The same key with another request is
 * `unprocessable`; while the first still runs it is `conflict`. A failure stores nothing, so a retry tries again.
 */
export async function once(
  asked: { userId: string; key: string; requestHash: string },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { userId, key, requestHash } = asked
  const where = { userId_key: { userId, key } }
  if (!(await claim(asked))) {
    const done = await database().idempotencyKey.findUnique({ where })
    if (done && done.requestHash !== requestHash) {
      throw new AppError('unprocessable', 'This Idempotency-Key was used for another request.', {
        reason: 'key_reused',
      })
    }
    if (done?.status != null) return done.answer
    throw new AppError('conflict', 'The same request is still running.', { reason: 'still_running' })
  }
  try {
    const answer = await work()
    await database().idempotencyKey.update({
      where,
      data: { status: 200, answer: answer == null ? Prisma.DbNull : (answer as Prisma.InputJsonValue) },
    })
    return answer
  } catch (error) {
    await database()
      .idempotencyKey.deleteMany({ where: { userId, key } })
      .catch(() => {})
    throw error
  }
}

// A claim without an answer after five minutes belongs to a process that died; after seven days any claim is void.
async function claim({
  userId,
  key,
  requestHash,
}: {
  userId: string
  key: string
  requestHash: string
}): Promise<boolean> {
  const taken = await database().$executeRaw`
    INSERT INTO "IdempotencyKey" AS k ("userId", key, "requestHash", "createdAt")
    VALUES (${userId}::uuid, ${key}, ${requestHash}, now())
    ON CONFLICT ("userId", key) DO UPDATE SET "requestHash" = excluded."requestHash", status = NULL, answer = NULL, "createdAt" = now()
    WHERE k."createdAt" < now() - interval '7 days'
      OR (k.status IS NULL AND k."createdAt" < now() - interval '5 minutes' AND k."requestHash" = excluded."requestHash")`
  return taken > 0
}
