// A project as the browser holds it, and the one reducer that moves it: own writes, others' writes and replays alike.
import type { ProjectEvent } from './event.ts'
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

/** Puts one change into the records, whatever its number: used for events in order and for optimistic writes. */
export function applyChange(
  records: Records,
  change: { kind: RecordKind; id: string; after: Record<string, unknown> | null },
): Records {
  const ofKind: Readonly<Record<string, unknown>> = records[change.kind]
  const isAlive = change.after !== null && (change.after['retiredAt'] ?? null) === null
  if (!isAlive) {
    if (!(change.id in ofKind)) return records
    const { [change.id]: _gone, ...rest } = ofKind
    return { ...records, [change.kind]: rest }
  }
  return { ...records, [change.kind]: { ...ofKind, [change.id]: change.after } }
}

/**
 * Applies events in order. Events that are already in are skipped, so applying twice is applying once.
 * Returns `gap: true` and stops when a number is missing: the caller must fetch what is between.
 */
export function applyEvents(
  state: ProjectState,
  events: readonly ProjectEvent[],
): { state: ProjectState; gap: boolean } {
  let { version, records } = state
  for (const event of events) {
    if (event.version <= version) continue
    if (event.version !== version + 1) return { state: { ...state, version, records }, gap: true }
    records = applyChange(records, event)
    version = event.version
  }
  return { state: { ...state, version, records }, gap: false }
}
