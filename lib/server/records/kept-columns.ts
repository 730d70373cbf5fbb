// The columns of projects as PostgreSQL wrote them last, so that whoever opens a large project next does not wait until it has
// written them again: what has changed since goes along.
import 'server-only'
import type { RecordKind } from '#lib/live/records.ts'
import type { RecordChange } from '#lib/live/state.ts'
import type { Transaction } from '../database/client.ts'
import { packPiece } from '../packed-json.ts'
import { columnsAsJson, storedKinds } from './as-json.ts'

export interface CurrentColumns {
  /** A packed piece of JSON: `{ kind: RecordColumns }`, as it stood at some event. */
  readonly columns: Buffer
  /** What each record that has changed since has become. */
  readonly changes: readonly RecordChange[]
}

interface Kept {
  readonly version: number
  readonly columns: Buffer
}

/** Events after which the columns are written anew: a browser takes that many in a few milliseconds. */
const mostChanges = 500
/** Of all projects together. */
const mostBytes = 32 * 1024 * 1024

// Next may bundle this module more than once into one process.
const anywhere = globalThis as { fontesColumns?: Map<string, Kept> }
const kept = (anywhere.fontesColumns ??= new Map())

/** The columns of a project that stands at event `version` in this transaction, which must see one moment. */
export async function findColumns(
  tx: Transaction,
  projectId: string,
  version: number,
): Promise<CurrentColumns> {
  const last = kept.get(projectId)
  // Earlier than what is kept: somebody has put an older database into the place of the other.
  if (last && last.version <= version && version - last.version <= mostChanges) {
    // The last asked for is the last to go.
    kept.delete(projectId)
    kept.set(projectId, last)
    return { columns: last.columns, changes: await findChanges(tx, projectId, last.version) }
  }
  const columns = await packPiece(await columnsAsJson(tx, projectId))
  kept.delete(projectId)
  kept.set(projectId, { version, columns })
  let bytes = [...kept.values()].reduce((sum, one) => sum + one.columns.length, 0)
  for (const [id, one] of kept) {
    if (bytes <= mostBytes) break
    kept.delete(id)
    bytes -= one.columns.length
  }
  return { columns, changes: [] }
}

async function findChanges(tx: Transaction, projectId: string, since: number): Promise<RecordChange[]> {
  const events = await tx.event.findMany({
    where: { projectId, version: { gt: since }, kind: { in: [...storedKinds] } },
    orderBy: { version: 'asc' },
    select: { kind: true, targetId: true, after: true },
  })
  const changes = events.map(({ kind, targetId, after }): RecordChange => {
    const record = after as Record<string, unknown> | null
    const isAlive = record !== null && (record['retiredAt'] ?? null) === null
    return { kind: kind as RecordKind, id: targetId, after: isAlive ? record : null }
  })
  // Only what each has become in the end.
  return [...new Map(changes.map((change) => [change.id, change])).values()]
}
