// The way in. A link carries 32 random bytes behind `#`, so they reach no log; only their SHA-256 is stored. Reading a
// link never uses it up; accepting does, in the same transaction that makes the member.
import 'server-only'
import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import type { invitation } from '#lib/api/invitation.ts'
import type { locales } from '#lib/api/person.ts'
import { AppError } from '#lib/api/problem.ts'
import { isAtLeast, type Role } from '#lib/access/role.ts'
import { notFound, type Grant } from '#lib/server/access.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import { environment } from '#lib/server/instance/environment.ts'
import { appendInstanceEvent } from './instance-events.ts'

export type Invitation = z.output<typeof invitation>

interface InvitationRow {
  id: string
  role: Role
  note: string
  usesLeft: number
  createdAt: Date
  expiresAt: Date
}

/** Open invitations of a project, newest first, without anything that opens them. */
export async function listInvitations(grant: Grant): Promise<Invitation[]> {
  const rows = await database().$queryRaw<InvitationRow[]>`
    SELECT id, role, note, "usesLeft", "createdAt", "expiresAt" FROM "Invitation"
    WHERE "projectId" = ${grant.projectId}::uuid AND "revokedAt" IS NULL AND "usesLeft" > 0 AND "expiresAt" > now()
    ORDER BY "createdAt" DESC, id DESC`
  return rows.map(toInvitation)
}

/** Makes a link. Its role is never above that of the one who invites. The secret is only in `url`, only now. */
export async function createInvitation(
  grant: Grant,
  wanted: { role: Role; note: string; uses: number; expiresInDays: number },
): Promise<{ invitation: Invitation; url: string }> {
  if (!isAtLeast(grant.role, wanted.role)) {
    throw new AppError('forbidden', 'Nobody can invite to a role above their own.', { reason: 'role_above' })
  }
  const token = randomBytes(32).toString('base64url')
  const made = await database().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<InvitationRow[]>`
      INSERT INTO "Invitation" (id, "projectId", role, "tokenHash", note, "usesLeft", "createdById", "createdAt", "expiresAt")
      VALUES (${newId()}::uuid, ${grant.projectId}::uuid, ${wanted.role}, ${sha256(token)}, ${wanted.note}, ${wanted.uses},
        ${grant.actor.userId}::uuid, now(), now() + ${wanted.expiresInDays} * interval '1 day')
      RETURNING id, role, note, "usesLeft", "createdAt", "expiresAt"`
    const row = rows[0]
    if (!row) throw new Error('the invitation was not stored')
    const detail = { invitationId: row.id, projectId: grant.projectId, role: row.role }
    await appendInstanceEvent({ kind: 'invitation.made', actorId: grant.actor.userId, detail }, tx)
    return toInvitation(row)
  })
  return { invitation: made, url: `${environment().url}/join#${token}` }
}

/** Withdraws a link at once. Throws `not_found` for one of another project, or one that is closed already. */
export async function revokeInvitation(grant: Grant, id: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, projectId: grant.projectId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 0) throw notFound()
    const detail = { invitationId: id, projectId: grant.projectId }
    await appendInstanceEvent({ kind: 'invitation.revoked', actorId: grant.actor.userId, detail }, tx)
  })
}

export interface OpenInvitation {
  readonly id: string
  /** Null: the owner link of a fresh instance. */
  readonly project: { readonly id: string; readonly slug: string; readonly title: string } | null
  readonly role: Role
  readonly createdById: string | null
  readonly expiresAt: string
}

/** The invitation behind a secret. Throws `not_found` alike for unknown, used up, withdrawn and run out ones. */
export async function loadInvitation(token: string): Promise<OpenInvitation> {
  const rows = await database().$queryRaw<
    {
      id: string
      role: Role
      createdById: string | null
      expiresAt: Date
      projectId: string | null
      slug: string | null
      title: string | null
    }[]
  >`
    SELECT i.id, i.role, i."createdById", i."expiresAt", p.id AS "projectId", p.slug, p.title
    FROM "Invitation" i LEFT JOIN "Project" p ON p.id = i."projectId"
    WHERE i."tokenHash" = ${sha256(token)} AND i."revokedAt" IS NULL AND i."usesLeft" > 0 AND i."expiresAt" > now()
      AND (i."projectId" IS NULL OR p."retiredAt" IS NULL)`
  const row = rows[0]
  if (!row) throw closedInvitation()
  const { projectId, slug, title } = row
  return {
    id: row.id,
    role: row.role,
    createdById: row.createdById,
    expiresAt: row.expiresAt.toISOString(),
    project: projectId !== null && slug !== null && title !== null ? { id: projectId, slug, title } : null,
  }
}

/** What a link is for, to show before accepting. */
export async function readInvitation(token: string) {
  const open = await loadInvitation(token)
  return {
    kind: open.project ? ('member' as const) : ('owner' as const),
    projectTitle: open.project?.title ?? null,
    role: open.project ? open.role : null,
    expiresAt: open.expiresAt,
  }
}

export function closedInvitation(): AppError {
  return new AppError('not_found', 'This link is unknown, used up, withdrawn or run out.', {
    reason: 'invitation',
  })
}

export interface Joining {
  readonly email: string
  readonly name: string
  readonly password: string
  readonly locale: (typeof locales)[number]
}

function toInvitation(row: InvitationRow): Invitation {
  return { ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() }
}
