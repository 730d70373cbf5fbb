// The one write door. Rows, the gapless project version, the event with its audit hash and the notice to other
// processes are one transaction; whoever gets an answer can rely on it being on disk.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import type { Role } from '#lib/access/role.ts'
import { canonicalJson } from '#lib/live/canonical.ts'
import type { EventAction, ProjectEvent } from '#lib/live/event.ts'
import type { RecordKind } from '#lib/live/records.ts'
import { notFound, type Grant } from './access.ts'
import { eventHash, sha256 } from './audit.ts'
import { database, Prisma, type Transaction } from './database/client.ts'

/** What is open while a write runs. All times of one operation are `at`, taken from the database. */
export interface Door {
  readonly tx: Transaction
  readonly projectId: string
  readonly userId: string
  /** The role at this moment, read under the project's lock; null for the operator's own commands. */
  readonly role: Role | null
  readonly at: Date
  emit(change: {
    kind: RecordKind
    action: EventAction
    id: string
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
  }): void
}

export interface Operation {
  /** Made by the client (UUIDv7); sending the same operation again gives the same answer and writes nothing. */
  id: string
  /** What was asked, to tell a retry from a second use of the same id. */
  request: unknown
}

export const channel = 'fontes_project'

/**
 * Runs `work` as one operation and returns its events, oldest first, after they are committed.
 * The project row is locked first, so operations of one project follow each other and `work` sees a settled state.
 * `prepare` runs before the lock, in the same transaction: only a project's first operation needs it, to make the row.
 * Errors: `not_found` (no longer a member), `unprocessable` (`operation_reused`: the id was used for something else), and what `work` throws.
 */
export async function record(
  grant: Grant,
  operation: Operation,
  work: (door: Door) => Promise<void>,
  prepare?: (tx: Transaction) => Promise<void>,
): Promise<ProjectEvent[]> {
  const requestHash = sha256(canonicalJson(operation.request ?? null))
  return retrySerialisation(() =>
    database().$transaction(
      async (tx) => {
        await prepare?.(tx)
        const locked = await lockProject(tx, grant)
        const done = await tx.operation.findUnique({
          where: { projectId_id: { projectId: grant.projectId, id: operation.id } },
        })
        if (done) {
          if (done.requestHash !== requestHash || done.actorId !== grant.actor.userId) {
            throw new AppError('unprocessable', 'This operation id was already used for something else.', {
              reason: 'operation_reused',
            })
          }
          return loadOperation(tx, grant.projectId, operation.id)
        }
        const events: ProjectEvent[] = []
        await work({
          tx,
          projectId: grant.projectId,
          userId: grant.actor.userId,
          role: grant.actor.via === 'command' ? null : locked.role,
          at: locked.at,
          emit: (change) =>
            events.push({
              version: locked.version + events.length + 1,
              operationId: operation.id,
              kind: change.kind,
              action: change.action,
              id: change.id,
              actorId: grant.actor.userId,
              at: locked.at.toISOString(),
              before: change.before,
              after: change.after,
            }),
        })
        await writeEvents(tx, grant, { operation, requestHash, events, ...locked })
        return events
      },
      { timeout: 60_000, maxWait: 10_000 },
    ),
  )
}

interface Locked {
  version: number
  headHash: string
  at: Date
  role: Role
}

// The clock is read outside the locked query, so after the wait for the lock: times grow with the versions.
async function lockProject(tx: Transaction, grant: Grant): Promise<Locked> {
  const rows = await tx.$queryRaw<{ version: number; headHash: string; at: Date }[]>`
    SELECT locked.*, date_trunc('milliseconds', clock_timestamp()) AS at FROM (
      SELECT "eventVersion" AS version, "headHash"
      FROM "Project" WHERE id = ${grant.projectId}::uuid AND "retiredAt" IS NULL FOR UPDATE
    ) locked`
  const row = rows[0]
  if (!row) throw notFound()
  if (grant.actor.via === 'command') return { ...row, role: 'owner' }
  // Read again under the lock: a removed or downgraded member must not slip through with an older grant.
  const member = await tx.member.findFirst({
    where: { projectId: grant.projectId, userId: grant.actor.userId, retiredAt: null },
    select: { role: true },
  })
  if (!member) throw notFound()
  return { ...row, role: member.role as Role }
}

async function writeEvents(
  tx: Transaction,
  grant: Grant,
  written: {
    operation: Operation
    requestHash: string
    events: ProjectEvent[]
    version: number
    headHash: string
    at: Date
  },
): Promise<void> {
  const { events } = written
  if (events.length === 0) return
  let head = written.headHash
  const rows = events.map((event) => {
    const prevHash = head
    head = eventHash(grant.projectId, prevHash, event)
    return { ...event, projectId: grant.projectId, targetId: event.id, prevHash, hash: head }
  })
  // One JSON parameter for all rows, as in records/rows.ts.
  for (let from = 0; from < rows.length; from += 2000) {
    await tx.$executeRaw`
      INSERT INTO "Event" ("projectId", version, "operationId", kind, action, "targetId", "actorId", at, before, after, "prevHash", hash)
      SELECT "projectId", version, "operationId", kind, action, "targetId", "actorId", at, before, after, "prevHash", hash
      FROM jsonb_populate_recordset(NULL::"Event", ${JSON.stringify(rows.slice(from, from + 2000))}::jsonb)`
  }
  const toVersion = written.version + events.length
  await tx.operation.create({
    data: {
      projectId: grant.projectId,
      id: written.operation.id,
      actorId: grant.actor.userId,
      requestHash: written.requestHash,
      fromVersion: written.version + 1,
      toVersion,
      at: written.at,
    },
  })
  await tx.project.update({
    where: { id: grant.projectId },
    data: { eventVersion: toVersion, headHash: head },
  })
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${`${grant.projectId} ${toVersion}`})`
}

async function loadOperation(
  tx: Transaction,
  projectId: string,
  operationId: string,
): Promise<ProjectEvent[]> {
  const rows = await tx.event.findMany({ where: { projectId, operationId }, orderBy: { version: 'asc' } })
  return rows.map(toEvent)
}

type EventRow = Prisma.EventGetPayload<object>

/** A stored event as it travels. */
export function toEvent(row: EventRow): ProjectEvent {
  return {
    version: row.version,
    operationId: row.operationId,
    kind: row.kind as RecordKind,
    action: row.action as EventAction,
    id: row.targetId,
    actorId: row.actorId,
    at: row.at.toISOString(),
    before: row.before as Record<string, unknown> | null,
    after: row.after as Record<string, unknown> | null,
  }
}

async function retrySerialisation<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      const isConflict = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034'
      if (!isConflict || tries === 3) throw error
    }
  }
}
