// One spelling for each address, decided before anything is compared or stored.
import { z } from 'zod'
import { AppError } from '#lib/api/problem.ts'

/**
 * NFKC, trimmed, lower case. Signs that only become an `@` by normalising (＠, ﹫) are refused: an address must not
 * have one owner before and another after (GHSA-7rqj-j65f-68wh). Throws `invalid` with reason `email`.
 */
export function normaliseEmail(email: string): string {
  const typed = email.trim()
  const normal = typed.normalize('NFKC').toLowerCase()
  const isPlain = count(typed, '@') === 1 && count(normal, '@') === 1
  if (!isPlain || normal.length > 254 || !z.email().safeParse(normal).success) {
    throw new AppError('invalid', 'This is not an e-mail address that can be used.', { reason: 'email' })
  }
  return normal
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
