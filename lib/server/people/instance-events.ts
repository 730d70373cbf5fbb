// The audit of what belongs to no project: sign-ins, refusals, roles given by links, tokens. Append-only and chained
// like a project's events. Persons stand here as ids; never a password, secret or body.
import 'server-only'
import { canonicalJson } from '#lib/live/canonical.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database, type Transaction } from '#lib/server/database/client.ts'

export type InstanceEventKind =
  | 'person.made'
  | 'person.revised'
  | 'password.changed'
  | 'signed_in'
  | 'sign_in.refused'
  | 'sign_in.delayed'
  | 'signed_out'
  | 'sessions.ended'
  | 'token.made'
  | 'token.revoked'
  | 'invitation.made'
  | 'invitation.revoked'
  | 'invitation.accepted'
  | 'archive.restored'

export interface InstanceEvent {
  readonly kind: InstanceEventKind
  readonly actorId: string | null
  readonly detail: Record<string, string | number | boolean | null>
}

/** Hash of an event after `previous` (hex; empty for the first); `at` is ISO 8601. */
export function instanceEventHash(
  previous: string,
  event: Omit<InstanceEvent, 'kind'> & { kind: string; at: string },
): string {
  const { at, kind, actorId, detail } = event
  return sha256(previous + canonicalJson({ at, kind, actorId, detail }))
}

/** Appends an event; inside `tx` it is kept or dropped with the rest of that transaction. */
export async function appendInstanceEvent(event: InstanceEvent, tx?: Transaction): Promise<void> {
  if (!tx) return database().$transaction((own) => appendInstanceEvent(event, own))
  // One writer at a time, so that two processes do not chain to the same predecessor. The lock ends with the transaction.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('fontes instance events'))`
  const rows = await tx.$queryRaw<{ at: Date; previous: string | null }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS at,
      (SELECT hash FROM "InstanceEvent" ORDER BY id DESC LIMIT 1) AS previous`
  const at = rows[0]?.at ?? new Date()
  const prevHash = rows[0]?.previous ?? ''
  const hash = instanceEventHash(prevHash, { ...event, at: at.toISOString() })
  await tx.instanceEvent.create({ data: { ...event, at, prevHash, hash } })
}
