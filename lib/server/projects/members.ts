// Who belongs to a project, and as what.
import 'server-only'
import { v7 } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import { isAtLeast, type Role } from '#lib/access/role.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import type { Grant } from '../access.ts'
import { record, type Door } from '../record.ts'
import { demand, ifMatches, operationOf } from '../records/conditions.ts'
import { createRow, findRecord, findRecords, restoreRow, retireRow, reviseRow } from '../records/rows.ts'

/**
 * Makes a person a member, or brings a former member back, or changes the role of one who is there. For whoever already
 * stands in the write door and has made sure that the person may come in.
 */
export async function addMember(door: Door, { userId, role }: { userId: string; role: Role }): Promise<void> {
  const [present] = await findRecords(door.tx, door.projectId, 'member', { userId })
  if (!present) {
    const { name } = await door.tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } })
    await createRow(door, 'member', v7(), { userId, role, name })
  } else if (present.retiredAt !== null) await restoreRow(door, 'member', present, { role })
  else if (present.role !== role) await reviseRow(door, 'member', present, { role })
}

/** Changes a member's role. Nobody gives more than they have, and a project keeps an owner. */
export function reviseMember(
  grant: Grant,
  id: string,
  ifVersion: number,
  role: Role,
): Promise<ProjectEvent[]> {
  return record(grant, operationOf(grant, 'revise', 'member', id, { ifVersion, role }), async (door) => {
    demand(grant, door, 'member.manage', true)
    const member = ifMatches(await findRecord(door.tx, door.projectId, 'member', id), ifVersion)
    if (door.role !== null && !isAtLeast(door.role, role)) throw tooHigh()
    if (member['role'] === 'owner' && role !== 'owner') await keepOwner(door, id)
    await reviseRow(door, 'member', member, { role })
  })
}

/** Removes a member; what they have written stays. */
export function retireMember(grant: Grant, id: string, ifVersion: number): Promise<ProjectEvent[]> {
  return record(grant, operationOf(grant, 'retire', 'member', id, { ifVersion }), async (door) => {
    demand(grant, door, 'member.manage', true)
    const member = ifMatches(await findRecord(door.tx, door.projectId, 'member', id), ifVersion)
    if (member['role'] === 'owner') await keepOwner(door, id)
    await retireRow(door, 'member', member)
  })
}

async function keepOwner(door: Door, leavingId: string): Promise<void> {
  const owners = await findRecords(door.tx, door.projectId, 'member', { role: 'owner', retiredAt: null })
  if (owners.every((one) => one.id === leavingId)) {
    throw new AppError('unprocessable', 'A project keeps at least one owner.', { reason: 'last_owner' })
  }
}

function tooHigh(): AppError {
  return new AppError('forbidden', 'Nobody can give a role above their own.', { reason: 'role_too_high' })
}
