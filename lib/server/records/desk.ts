// The working set of one operation: records are read once and then kept in step with what the operation writes.
import 'server-only'
import type { RecordKind } from '#lib/live/records.ts'
import type { Grant } from '../access.ts'
import type { Door } from '../record.ts'
import { createRows, findRecords, reviseRow, type AnyRecord, type NewRow } from './rows.ts'

export interface Desk {
  readonly grant: Grant
  readonly door: Door
  /** One record, alive or retired, as the operation has left it so far; null when the project has none. */
  find(kind: RecordKind, id: string): Promise<AnyRecord | null>
  /** Reads many at once, so that `find` need not ask for each. */
  load(kind: RecordKind, ids: Iterable<string>): Promise<void>
  /** All records that meet a condition, as the operation has left them so far. */
  list(kind: RecordKind, where: object): Promise<AnyRecord[]>
  /** Makes a row; rows of one kind that follow each other go to the database together. */
  create(kind: RecordKind, row: NewRow): Promise<void>
  revise(kind: RecordKind, before: AnyRecord, fields: Record<string, unknown>): Promise<void>
  /** Notes a record that was changed by other means. */
  note(kind: RecordKind, record: AnyRecord): void
  flush(): Promise<void>
  /** The text of a revision; null when there is none. */
  text(revisionId: string): Promise<string | null>
}

export function openDesk(grant: Grant, door: Door): Desk {
  const known = new Map<string, AnyRecord | null>()
  const texts = new Map<string, string | null>()
  let waiting: { kind: RecordKind; rows: NewRow[] } | null = null
  const keyOf = (kind: RecordKind, id: string): string => `${kind} ${id}`

  async function flush(): Promise<void> {
    if (!waiting) return
    const { kind, rows } = waiting
    waiting = null
    for (const record of await createRows(door, kind, rows)) note(kind, record)
  }
  function note(kind: RecordKind, record: AnyRecord): void {
    known.set(keyOf(kind, record.id), record)
  }
  async function load(kind: RecordKind, ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !known.has(keyOf(kind, id)))
    if (missing.length === 0) return
    for (const id of missing) known.set(keyOf(kind, id), null)
    for (let from = 0; from < missing.length; from += 5000) {
      const found = await findRecords(door.tx, door.projectId, kind, {
        id: { in: missing.slice(from, from + 5000) },
      })
      for (const record of found) note(kind, record)
    }
  }

  return {
    grant,
    door,
    load,
    flush,
    note,
    async find(kind, id) {
      if (waiting?.kind === kind && waiting.rows.some((row) => row.id === id)) await flush()
      await load(kind, [id])
      return known.get(keyOf(kind, id)) ?? null
    },
    async list(kind, where) {
      await flush()
      const found = await findRecords(door.tx, door.projectId, kind, where)
      for (const record of found) note(kind, record)
      return found
    },
    async create(kind, row) {
      if (waiting && waiting.kind !== kind) await flush()
      waiting ??= { kind, rows: [] }
      waiting.rows.push(row)
    },
    async revise(kind, before, fields) {
      await flush()
      note(kind, await reviseRow(door, kind, before, fields))
    },
    async text(revisionId) {
      const kept = texts.get(revisionId)
      if (kept !== undefined) return kept
      const row = await door.tx.revision.findUnique({
        where: { projectId_id: { projectId: door.projectId, id: revisionId } },
        select: { text: true },
      })
      texts.set(revisionId, row?.text ?? null)
      return row?.text ?? null
    },
  }
}
