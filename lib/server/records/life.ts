// Putting away and bringing back: what hangs on a record goes with it and comes back with it.
import 'server-only'
import { writeAction } from '#lib/live/record-actions.ts'
import { listHanging, listReferences } from '#lib/live/record-links.ts'
import { type RecordKind } from '#lib/live/records.ts'
import { notFound } from '../access.ts'
import { demand } from './conditions.ts'
import type { Desk } from './desk.ts'
import { changeLife, restoreRow, type AnyRecord, type Kinded } from './rows.ts'
import { checkRule, refuse } from './rules.ts'

const keyOf = ({ kind, record }: Kinded): string => `${kind} ${record.id}`

/**
 * The living records that cannot stand without `roots`, with the roots themselves. Children come before what they hang
 * on, so that the events read backwards bring parents back first.
 */
export async function gatherHanging(desk: Desk, roots: readonly Kinded[]): Promise<Kinded[]> {
  const found = new Map(roots.map((root) => [keyOf(root), root]))
  const children = new Map<string, string[]>()
  let level = roots
  while (level.length > 0) {
    const next: Kinded[] = []
    for (const [kind, group] of Map.groupBy(level, (item) => item.kind)) {
      const ids = group.map(({ record }) => record.id)
      for (const { kind: other, field } of listHanging(kind)) {
        const only = other === 'comment' && field === 'targetId' ? { targetKind: kind } : {}
        for (const record of await desk.list(other, { [field]: { in: ids }, retiredAt: null, ...only })) {
          const child: Kinded = { kind: other, record }
          const parent = `${kind} ${String(record[field])}`
          children.set(parent, [...(children.get(parent) ?? []), keyOf(child)])
          if (found.has(keyOf(child))) continue
          found.set(keyOf(child), child)
          next.push(child)
        }
      }
    }
    level = next
  }
  const ordered: Kinded[] = []
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const item = found.get(key)
    if (seen.has(key) || !item) return
    seen.add(key)
    for (const child of children.get(key) ?? []) visit(child)
    ordered.push(item)
  }
  for (const root of roots) visit(keyOf(root))
  return ordered
}

/** Retires a record and what hangs on it. What others have built on it is not one's own to put away. */
export async function retireWithHanging(desk: Desk, kind: RecordKind, root: AnyRecord): Promise<void> {
  const { grant, door } = desk
  const items = await gatherHanging(desk, [{ kind, record: root }])
  for (const item of items) {
    const isRoot = item.record.id === root.id && item.kind === kind
    // What was said about a thing, and where it was found again, goes with the thing.
    if ((item.kind === 'comment' || item.kind === 'placement') && !isRoot) continue
    demand(
      grant,
      door,
      writeAction[item.kind],
      item.record.createdById === door.userId,
      isRoot ? undefined : 'others_depend',
    )
  }
  await setLife(desk, 'retired', items)
}

export async function setLife(
  desk: Desk,
  action: 'retired' | 'restored',
  items: readonly Kinded[],
): Promise<void> {
  await desk.flush()
  const after = await changeLife(desk.door, action, items)
  for (const [i, { kind }] of items.entries()) desk.note(kind, after[i] as AnyRecord)
}

/** Brings back a record, and of what was retired with it everything that hangs on it and is as it was then. */
export async function restoreWithHanging(desk: Desk, kind: RecordKind, id: string): Promise<void> {
  const root = await desk.find(kind, id)
  if (!root) throw notFound()
  demand(desk.grant, desk.door, writeAction[kind], root.createdById === desk.door.userId)
  // Alive already: the retry of a restore, or two who had the same thought.
  if (root.retiredAt === null) return
  const chosen: Kinded[] = [{ kind, record: root }]
  await checkGround(desk, kind, root, [])
  await checkRule(desk, { kind, id, after: root, before: null })
  for (const item of (await takenWith(desk, root)).toReversed()) {
    const hangsOnChosen = listReferences(item.kind, item.record).some(
      (one) => one.isHard && chosen.some((parent) => parent.kind === one.kind && parent.record.id === one.id),
    )
    if (hangsOnChosen && (await standsOn(desk, item, chosen)) === null) chosen.push(item)
  }
  await setLife(desk, 'restored', chosen)
}

/** Records that the operation retired which retired `root`, in its order, if nothing has happened to them since. */
async function takenWith(desk: Desk, root: AnyRecord): Promise<Kinded[]> {
  const { tx, projectId } = desk.door
  const last = await tx.event.findFirst({
    where: { projectId, targetId: root.id, action: 'retired' },
    orderBy: { version: 'desc' },
    select: { operationId: true },
  })
  if (!last) return []
  const events = await tx.event.findMany({
    where: { projectId, operationId: last.operationId, action: 'retired' },
    orderBy: { version: 'asc' },
    select: { kind: true, targetId: true, after: true },
  })
  const items: Kinded[] = []
  for (const [kind, group] of Map.groupBy(events, (event) => event.kind as RecordKind))
    await desk.load(
      kind,
      group.map((event) => event.targetId),
    )
  for (const event of events) {
    const kind = event.kind as RecordKind
    const record = await desk.find(kind, event.targetId)
    const version = (event.after as { version?: unknown } | null)?.version
    if (record && record.id !== root.id && record.version === version) items.push({ kind, record })
  }
  return items
}

/** The first thing that `item` cannot stand without and that is neither alive nor in `chosen`; null when all are. */
async function standsOn(desk: Desk, item: Kinded, chosen: readonly Kinded[]): Promise<string | null> {
  for (const { field, kind, id, isHard } of listReferences(item.kind, item.record)) {
    if (!isHard || chosen.some((one) => one.kind === kind && one.record.id === id)) continue
    const ground = await desk.find(kind, id)
    if (!ground || ground.retiredAt !== null) return field
  }
  return null
}

/** Throws unless everything that a record cannot stand without is alive, or in `chosen`. */
export async function checkGround(
  desk: Desk,
  kind: RecordKind,
  record: AnyRecord,
  chosen: readonly Kinded[],
): Promise<void> {
  const missing = await standsOn(desk, { kind, record }, chosen)
  if (missing !== null)
    throw refuse('link_retired', `What ${missing} points at is retired: bring that back first.`, missing)
}

/** Brings one record back with the fields it had. */
export async function restoreAs(
  desk: Desk,
  kind: RecordKind,
  record: AnyRecord,
  fields: Record<string, unknown>,
): Promise<void> {
  await desk.flush()
  desk.note(kind, await restoreRow(desk.door, kind, record, fields))
}
