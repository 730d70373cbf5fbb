// A project as the browser holds it, and the one reducer that moves it: own writes, others' writes and replays alike.
import type { ProjectEvent } from './event.ts'
import { noteStep } from './derived.ts'
import { recordKinds, type RecordKind, type RecordOf } from './records.ts'

export type Records = { readonly [K in RecordKind]: Readonly<Record<string, RecordOf<K>>> }

/** Only living records; a retired one leaves the state and comes back with `restored`. */
export interface ProjectState {
  readonly projectId: string
  /** Number of the last event that is in here. */
  readonly version: number
  readonly records: Records
}

export function emptyState(projectId: string): ProjectState {
  const records = Object.fromEntries(recordKinds.map((kind) => [kind, {}])) as unknown as Records
  return { projectId, version: 0, records }
}

/** What a snapshot carries: lists by kind. */
export type RecordLists = { readonly [K in RecordKind]?: readonly RecordOf<K>[] }

export function toState(projectId: string, version: number, lists: RecordLists): ProjectState {
  const records: Record<string, Record<string, unknown>> = {}
  for (const kind of recordKinds) {
    const byId: Record<string, unknown> = {}
    for (const record of lists[kind] ?? []) byId[record.id] = record
    records[kind] = byId
  }
  return { projectId, version, records: records as unknown as Records }
}

/** What a record has become; null, or retired: it is not alive any more. */
export interface RecordChange {
  readonly kind: RecordKind
  readonly id: string
  readonly after: Record<string, unknown> | null
}

/** Puts one change into the records, whatever its number: used for events in order and for optimistic writes. */
export function applyChange(records: Records, change: RecordChange): Records {
  return applyChanges(records, [change])
}

// Each kind is copied once, however many of its records change: copying ten thousand takes some milliseconds.
function applyChanges(records: Records, changes: readonly RecordChange[]): Records {
  const copies: Partial<Record<RecordKind, { byId: Record<string, unknown>; ids: string[] }>> = {}
  for (const { kind, id, after } of changes) {
    const isAlive = after !== null && (after['retiredAt'] ?? null) === null
    if (!isAlive && !(id in (copies[kind]?.byId ?? records[kind]))) continue
    const copy = (copies[kind] ??= { byId: { ...records[kind] }, ids: [] })
    if (isAlive) copy.byId[id] = after
    else Reflect.deleteProperty(copy.byId, id)
    copy.ids.push(id)
  }
  let next = records
  for (const [kind, { byId, ids }] of Object.entries(copies)) {
    noteStep(byId, records[kind as RecordKind], ids)
    next = { ...next, [kind]: byId }
  }
  return next
}

/**
 * Applies events in order. Events that are already in are skipped, so applying twice is applying once.
 * Returns `gap: true` and stops when a number is missing: the caller must fetch what is between.
 */
export function applyEvents(
  state: ProjectState,
  events: readonly ProjectEvent[],
): { state: ProjectState; gap: boolean } {
  let { version } = state
  const fresh: ProjectEvent[] = []
  let gap = false
  for (const event of events) {
    if (event.version <= version) continue
    gap = event.version !== version + 1
    if (gap) break
    fresh.push(event)
    version = event.version
  }
  return { state: { ...state, version, records: applyChanges(state.records, fresh) }, gap }
}
