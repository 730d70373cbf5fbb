// Writing records: several writes as one operation, all or none.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { canonicalJson } from '#lib/live/canonical.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import { writeAction } from '#lib/live/record-actions.ts'
import { listReferences } from '#lib/live/record-links.ts'
import { createSchema, reviseSchema } from '#lib/live/record-schemas.ts'
import { isWritable, nouns, type RecordKind } from '#lib/live/records.ts'
import { notFound, type Grant } from '../access.ts'
import { record } from '../record.ts'
import { demand, ifMatches } from './conditions.ts'
import { openDesk, type Desk } from './desk.ts'
import { restoreWithHanging, retireWithHanging } from './life.ts'
import { revert } from './revert.ts'
import type { AnyRecord } from './rows.ts'
import { checkRecord } from './rules.ts'

/**
 * Writes all of `writes` in order, or none, as the operation `operationId`; the same operation sent again gives the same
 * events. Throws `invalid` (fields), `forbidden`, `not_found`, `conflict` (an id in use), `precondition_failed` (with the
 * record as it is now) and `unprocessable` with a reason of rules.ts.
 */
export async function writeRecords(
  grant: Grant,
  operationId: string,
  writes: readonly Write[],
): Promise<ProjectEvent[]> {
  const checked = writes.map(checkShape)
  return record(grant, { id: operationId, request: { writes } }, async (door) => {
    const desk = openDesk(grant, door)
    await preload(desk, checked)
    for (const write of checked) await apply(desk, write)
    await desk.flush()
  })
}

/** Takes back the operation `target` as the new operation `operationId`; see revert.ts. */
export function revertOperation(grant: Grant, operationId: string, target: string): Promise<ProjectEvent[]> {
  return record(grant, { id: operationId, request: { revert: target } }, async (door) => {
    const desk = openDesk(grant, door)
    await revert(desk, target)
    await desk.flush()
  })
}

/** What can be said about a write without looking at the project. */
function checkShape(write: Write, index: number): Write {
  const op = write.op === 'restore' ? 'retire' : write.op
  if (!isWritable(write.kind, op)) {
    throw new AppError('unprocessable', `A ${write.kind} is not ${write.op}d by this way.`, {
      reason: 'by_command',
    })
  }
  if (write.op !== 'create' && write.op !== 'revise') return write
  const schema = write.op === 'create' ? createSchema(write.kind) : reviseSchema(write.kind)
  const parsed = schema.safeParse(write.fields)
  if (parsed.success) return { ...write, fields: parsed.data }
  const fields = parsed.error.issues.map((issue) => ({
    path: ['writes', index, 'fields', ...issue.path].join('.'),
    message: issue.message,
  }))
  throw new AppError('invalid', `The fields of a ${write.kind} do not fit.`, { fields })
}

/** Reads everything the writes name with one query for each kind. */
async function preload(desk: Desk, writes: readonly Write[]): Promise<void> {
  const wanted = new Map<RecordKind, string[]>()
  const want = (kind: RecordKind, id: string): void => {
    const ids = wanted.get(kind)
    if (ids) ids.push(id)
    else wanted.set(kind, [id])
  }
  for (const write of writes) {
    want(write.kind, write.id)
    if ('fields' in write) for (const { kind, id } of listReferences(write.kind, write.fields)) want(kind, id)
  }
  for (const [kind, ids] of wanted) await desk.load(kind, ids)
}

async function apply(desk: Desk, write: Write): Promise<void> {
  switch (write.op) {
    case 'create':
      return create(desk, write)
    case 'revise':
      return revise(desk, write)
    case 'retire':
      return retire(desk, write)
    case 'restore':
      return restoreWithHanging(desk, write.kind, write.id)
  }
}

async function create(desk: Desk, { kind, id, fields }: Extract<Write, { op: 'create' }>): Promise<void> {
  demand(desk.grant, desk.door, writeAction[kind], true)
  const present = await desk.find(kind, id)
  if (present) {
    if (isSameContent(kind, present, fields)) return
    throw new AppError('conflict', `There is another ${kind} with this id.`, {
      reason: 'exists',
      current: present,
    })
  }
  await desk.create(kind, {
    id,
    fields: { ...(await checkRecord(desk, { kind, id, after: fields, before: null })) },
  })
}

async function revise(desk: Desk, write: Extract<Write, { op: 'revise' }>): Promise<void> {
  const { kind, id, ifVersion, fields } = write
  const found = await desk.find(kind, id)
  if (!found) throw notFound()
  demand(desk.grant, desk.door, writeAction[kind], found.createdById === desk.door.userId)
  const before = ifMatches(found, ifVersion)
  const merged = Object.fromEntries(
    Object.keys(nouns[kind].shape).map((name) => [name, fields[name] ?? before[name]]),
  )
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) merged[name] = value
  const after = await checkRecord(desk, { kind, id, after: merged, before })
  const changed = Object.entries(after).filter(([name, value]) => name in fields || value !== merged[name])
  await desk.revise(kind, before, Object.fromEntries(changed))
}

async function retire(desk: Desk, write: Extract<Write, { op: 'retire' }>): Promise<void> {
  const { kind, id, ifVersion } = write
  await desk.flush()
  const found = await desk.find(kind, id)
  if (!found) throw notFound()
  demand(desk.grant, desk.door, writeAction[kind], found.createdById === desk.door.userId)
  // Taken along already by an earlier write of this operation.
  if (found.retiredAt === desk.door.at.toISOString()) return
  await retireWithHanging(desk, kind, ifMatches(found, ifVersion))
}

/** Whether a living record holds just these fields; the context of a quotation is the server's own. */
function isSameContent(kind: RecordKind, present: AnyRecord, fields: Record<string, unknown>): boolean {
  const names = Object.keys(nouns[kind].shape).filter(
    (name) => !['passage', 'placement'].includes(kind) || !['prefix', 'suffix'].includes(name),
  )
  const pick = (from: Record<string, unknown>): string =>
    canonicalJson(names.map((name) => from[name] ?? null))
  return present.retiredAt === null && pick(present) === pick(fields)
}
