// What must hold before a write: permission under the lock, and the version the writer has seen.
import 'server-only'
import { v5 } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import { can, type Action } from '#lib/access/policy.ts'
import { canonicalJson } from '#lib/live/canonical.ts'
import type { RecordKind } from '#lib/live/records.ts'
import { notFound, type Grant } from '../access.ts'
import type { Door, Operation } from '../record.ts'
import type { AnyRecord } from './rows.ts'

/** Throws `forbidden` unless the role at this moment, not the one when the request began, allows `action`. */
export function demand(grant: Grant, door: Door, action: Action, isOwn: boolean, reason?: string): void {
  const isAllowed = door.role === null || (grant.actor.scope === 'write' && can(door.role, action, isOwn))
  if (isAllowed) return
  throw new AppError(
    'forbidden',
    `The role ${door.role} may not do this (${action}).`,
    reason ? { reason } : {},
  )
}

/** The living record, if it is in the version the writer has seen; else `not_found`, or 412 with the record as it is. */
export function ifMatches(current: AnyRecord | null, ifVersion: number): AnyRecord {
  if (!current) throw notFound()
  if (current.version !== ifVersion || current.retiredAt !== null) {
    throw new AppError('precondition_failed', 'This was changed meanwhile.', {
      reason: current.retiredAt === null ? 'has_changed' : 'is_retired',
      current,
    })
  }
  return current
}

const namespace = 'b0a0c7f2-8f0a-5d0e-9a55-1f6a0f3c9d11'

/** An operation whose id follows from what is asked, by whom, and of which version: the same request again is a retry. */
export function operationOf(
  grant: Grant,
  op: string,
  kind: RecordKind,
  id: string,
  asked: object,
): Operation {
  const request = { op, kind, id, ...asked }
  return { id: v5(canonicalJson([grant.projectId, grant.actor.userId, request]), namespace), request }
}
