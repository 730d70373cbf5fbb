// The link that makes the first person of a fresh instance. Whoever can read the terminal of the server may use it, once.
import 'server-only'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { database } from '../database/client.ts'
import { environment } from './environment.ts'

const days = 7

/**
 * Makes a new owner link and withdraws earlier ones; null once a person with a password exists.
 * Only the SHA-256 of its secret is stored. The secret stands behind `#`, so it reaches no log and no other site.
 */
export async function ownerLink(): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const now = Date.now()
  const isOpen = await database().$transaction(async (tx) => {
    // Two processes that start at once: the later link is the one that counts.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('fontes owner link'))`
    if ((await tx.user.count({ where: { passwordHash: { not: null } } })) > 0) return false
    await tx.invitation.updateMany({
      where: { projectId: null, revokedAt: null, usesLeft: { gt: 0 } },
      data: { revokedAt: new Date(now) },
    })
    await tx.invitation.create({
      data: {
        id: randomUUID(),
        projectId: null,
        role: 'owner',
        tokenHash: createHash('sha256').update(token).digest('hex'),
        expiresAt: new Date(now + days * 86_400_000),
      },
    })
    return true
  })
  return isOpen ? `${environment().url}/join#${token}` : null
}
