// Token buckets in PostgreSQL: the same for one process or many. One statement per question.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { database } from './database/client.ts'

/**
 * Takes one token of `key`, which refills at `perMinute` and holds as many.
 * Returns 0 when there was one, else the seconds until the next.
 */
export async function takeToken(key: string, perMinute: number): Promise<number> {
  const perSecond = perMinute / 60
  const taken = await database().$queryRaw<{ tokens: number }[]>`
    INSERT INTO "RateBucket" AS b (key, tokens, "updatedAt") VALUES (${key}, ${perMinute}::float8 - 1, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET
      tokens = LEAST(${perMinute}::float8, b.tokens + extract(epoch FROM clock_timestamp() - b."updatedAt") * ${perSecond}::float8) - 1,
      "updatedAt" = clock_timestamp()
    WHERE LEAST(${perMinute}::float8, b.tokens + extract(epoch FROM clock_timestamp() - b."updatedAt") * ${perSecond}::float8) >= 1
    RETURNING tokens`
  if (taken.length > 0) return 0
  const left = await database().$queryRaw<{ seconds: number }[]>`
    SELECT (1 - tokens) / ${perSecond}::float8 - extract(epoch FROM clock_timestamp() - "updatedAt")::float8 AS seconds
    FROM "RateBucket" WHERE key = ${key}`
  return Math.max(1, Math.ceil(left[0]?.seconds ?? 1))
}

/** The same, throwing `rate_limited` with the seconds to wait. */
export async function requireToken(key: string, perMinute: number): Promise<void> {
  const seconds = await takeToken(key, perMinute)
  if (seconds > 0) throw rateLimited(seconds)
}

const waits = new WeakMap<AppError, number>()

export function rateLimited(seconds: number): AppError {
  const error = new AppError('rate_limited', `Too many requests: try again in ${seconds} s.`)
  waits.set(error, seconds)
  return error
}

/** Seconds a refused caller should wait, for Retry-After. */
export function secondsToWait(error: AppError): number | undefined {
  return waits.get(error)
}
