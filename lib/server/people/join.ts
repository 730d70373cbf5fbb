// Accepting a link: the first owner of an instance, or a member of a project, as a new or as a signed-in person.
import 'server-only'
import { v7 as newId } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import { isAtLeast, type Role } from '#lib/access/role.ts'
import { operatorGrant } from '#lib/server/access.ts'
import { database, type Transaction } from '#lib/server/database/client.ts'
import { addMember } from '#lib/server/projects/members.ts'
import { record, type Door } from '#lib/server/record.ts'
import { preparePerson, storePerson, type PreparedPerson } from './commands.ts'
import { appendInstanceEvent } from './instance-events.ts'
import { closedInvitation, loadInvitation, type Joining, type OpenInvitation } from './invitations.ts'
import type { Person } from './sessions.ts'

interface Joined {
  readonly projectSlug: string | null
  readonly userId: string
}

/**
 * Uses a link. `joining` makes a new person; without it the signed-in `person` joins. Throws `not_found` (closed
 * link), `unauthenticated` (neither), `conflict` with reason `email_taken`, and `invalid` for address or password.
 */
export async function acceptInvitation(
  token: string,
  joining: Joining | null,
  person: Person | null,
): Promise<Joined> {
  const open = await loadInvitation(token)
  if (!joining && (!person || !open.project))
    throw new AppError('unauthenticated', 'Sign in, or say who you are.')
  const isOwner = open.project === null
  const prepared = joining ? await preparePerson({ ...joining, isAdmin: isOwner }) : null
  const userId = prepared?.id ?? person?.id ?? ''
  if (!open.project) return prepared ? acceptOwnerLink(open, prepared) : Promise.reject(closedInvitation())

  const { project } = open
  const role = await allowedRole(open)
  // The one who joins is not yet a member: the link, checked again inside, is what lets them write this one record.
  const grant = operatorGrant(userId, project.id, project.slug)
  await record(grant, { id: newId(), request: { invitationId: open.id } }, async (door) => {
    const current = await door.tx.member.findFirst({
      where: { projectId: project.id, userId, retiredAt: null },
    })
    if (current && isAtLeast(current.role as Role, role)) return
    await useUp(door.tx, open, userId)
    if (prepared) await storePerson(prepared, door.tx)
    await addMember(door, { userId, role })
  })
  return { projectSlug: project.slug, userId }
}

/** The first person of the instance. The dossier that was there before them becomes theirs to keep or put away. */
async function acceptOwnerLink(open: OpenInvitation, prepared: PreparedPerson): Promise<Joined> {
  await database().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('fontes owner link'))`
    if ((await tx.user.count({ where: { passwordHash: { not: null } } })) > 0) throw closedInvitation()
    await useUp(tx, open, prepared.id)
    await storePerson(prepared, tx)
  })
  const projects = await database().project.findMany({
    where: { retiredAt: null },
    select: { id: true, slug: true },
  })
  for (const project of projects) {
    const grant = operatorGrant(prepared.id, project.id, project.slug)
    await record(grant, { id: newId(), request: { invitationId: open.id } }, (door: Door) =>
      addMember(door, { userId: prepared.id, role: 'owner' }),
    )
  }
  return { projectSlug: projects[0]?.slug ?? null, userId: prepared.id }
}

// Whoever invited may have been removed or downgraded since: the link gives no more than they could give today.
async function allowedRole(open: OpenInvitation): Promise<Role> {
  if (open.createdById === null || !open.project) return open.role
  const inviter = await database().member.findFirst({
    where: { projectId: open.project.id, userId: open.createdById, retiredAt: null },
    select: { role: true },
  })
  if (inviter?.role !== 'owner') throw closedInvitation()
  return open.role
}

async function useUp(tx: Transaction, open: OpenInvitation, userId: string): Promise<void> {
  const used = await tx.$executeRaw`
    UPDATE "Invitation" SET "usesLeft" = "usesLeft" - 1
    WHERE id = ${open.id}::uuid AND "revokedAt" IS NULL AND "usesLeft" > 0 AND "expiresAt" > now()`
  if (used === 0) throw closedInvitation()
  const detail = { invitationId: open.id, projectId: open.project?.id ?? null, role: open.role }
  await appendInstanceEvent({ kind: 'invitation.accepted', actorId: userId, detail }, tx)
}
