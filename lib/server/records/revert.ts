// Undo: the inverse of an operation, written as a new operation. Undoing an undo is redo.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { canonicalJson } from '#lib/live/canonical.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import { writeAction } from '#lib/live/record-actions.ts'
import { nouns, type RecordKind } from '#lib/live/records.ts'
import { notFound } from '../access.ts'
import { toEvent } from '../record.ts'
import { demand } from './conditions.ts'
import type { Desk } from './desk.ts'
import { checkGround, gatherHanging, restoreAs, setLife } from './life.ts'
import type { AnyRecord, Kinded } from './rows.ts'
import { checkRecord, checkRule, refuse } from './rules.ts'

/** What an operation did to one record, from its first event to its last. */
interface Net {
  readonly kind: RecordKind
  /** Null: the operation made it. */
  readonly initial: AnyRecord | null
  readonly current: AnyRecord
}

/** Takes back operation `target`; throws `conflict` (`has_changed`) when anything it touched has changed since. */
export async function revert(desk: Desk, target: string): Promise<void> {
  const nets = await loadNets(desk, target)
  for (const { kind, current } of nets) {
    if (kind === 'member')
      throw refuse('by_command', 'Membership is changed on the page of members, not undone.')
    demand(desk.grant, desk.door, writeAction[kind], current.createdById === desk.door.userId)
  }
  const wasAlive = ({ initial }: Net): boolean => initial?.retiredAt === null
  const isAlive = ({ current }: Net): boolean => current.retiredAt === null
  await bringBack(
    desk,
    nets.filter((net) => wasAlive(net) && !isAlive(net)),
  )
  for (const net of nets.filter((one) => wasAlive(one) && isAlive(one))) await changeBack(desk, net)
  await putAway(
    desk,
    nets.filter((net) => !wasAlive(net) && isAlive(net)),
  )
}

/** In the order to undo in: last changed first. */
async function loadNets(desk: Desk, operationId: string): Promise<Net[]> {
  const { tx, projectId } = desk.door
  const rows = await tx.event.findMany({ where: { projectId, operationId }, orderBy: { version: 'desc' } })
  if (rows.length === 0) throw notFound()
  const byRecord = Map.groupBy(rows.map(toEvent), (event) => `${event.kind} ${event.id}`)
  for (const [kind, group] of Map.groupBy(rows, (row) => row.kind as RecordKind))
    await desk.load(
      kind,
      group.map((row) => row.targetId),
    )
  const nets: Net[] = []
  for (const events of byRecord.values()) {
    const last = events[0]
    const first = events.at(-1)
    if (!last || !first) continue
    const current = await desk.find(last.kind, last.id)
    if (!current || !isAsLeft(current, last)) throw hasChanged(current)
    nets.push({ kind: last.kind, initial: first.before as AnyRecord | null, current })
  }
  return nets
}

/** What counts is the content, not the number: what was changed and changed back is as the operation left it. */
function isAsLeft(current: AnyRecord, { kind, after }: ProjectEvent): boolean {
  if (!after || (current.retiredAt === null) !== (after['retiredAt'] === null)) return false
  return canonicalJson(fieldsOf(kind, current)) === canonicalJson(fieldsOf(kind, { ...current, ...after }))
}

async function bringBack(desk: Desk, nets: readonly Net[]): Promise<void> {
  const chosen: Kinded[] = nets.map(({ kind, current }) => ({ kind, record: current }))
  for (const { kind, initial, current } of nets) {
    await checkGround(desk, kind, current, chosen)
    await checkRule(desk, { kind, id: current.id, after: initial ?? current, before: current })
  }
  for (const { kind, initial, current } of nets)
    await restoreAs(desk, kind, current, fieldsOf(kind, initial ?? current))
}

async function changeBack(desk: Desk, { kind, initial, current }: Net): Promise<void> {
  if (!initial) return
  const after = await checkRecord(desk, {
    kind,
    id: current.id,
    after: fieldsOf(kind, initial),
    before: fieldsOf(kind, current),
  })
  await desk.revise(kind, current, { ...after })
}

/** Only if nothing has been built on it since: other people's work is not undone by the way. */
async function putAway(desk: Desk, nets: readonly Net[]): Promise<void> {
  const roots = nets.map(({ kind, current }) => ({ kind, record: current }))
  if (roots.some(({ kind }) => kind === 'project'))
    throw refuse('by_command', 'A project is put away, not undone.')
  const items = await gatherHanging(desk, roots)
  if (items.length > roots.length) throw hasChanged(null)
  await setLife(desk, 'retired', items)
}

/** The fields of the noun that may change, as a record has them. */
function fieldsOf(kind: RecordKind, record: AnyRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(nouns[kind].shape)
      .filter((name) => name in record)
      .map((name) => [name, record[name]]),
  )
}

function hasChanged(current: AnyRecord | null): AppError {
  return new AppError('conflict', 'This was changed since, so it cannot be undone.', {
    reason: 'has_changed',
    current,
  })
}
