// What a write will look like before the server has answered: the same reducer, fed with a guess of the record.
import { applyChange, type Records } from '#lib/live/state.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import { listHanging } from '#lib/live/record-links.ts'
import { nouns, type RecordFields, type RecordKind } from '#lib/live/records.ts'

/** A write that creates a record; fields left out take the noun's defaults. */
export function createWrite<K extends RecordKind>(
  kind: K,
  id: string,
  fields: Partial<RecordFields<K>>,
): Write {
  return { op: 'create', kind, id, fields: { ...fields } }
}

/** A write that changes fields of a record seen in version `ifVersion`. */
export function reviseWrite<K extends RecordKind>(
  kind: K,
  record: { id: string; version: number },
  fields: Partial<RecordFields<K>>,
): Write {
  return { op: 'revise', kind, id: record.id, ifVersion: record.version, fields: { ...fields } }
}

/** A write that retires a record and what hangs on it. */
export function retireWrite(kind: RecordKind, record: { id: string; version: number }): Write {
  return { op: 'retire', kind, id: record.id, ifVersion: record.version }
}

/** The records as they will be if the server accepts `writes`. What cannot be foreseen (a restore) waits for its answer. */
export function applyWrites(
  records: Records,
  writes: readonly Write[],
  author: { readonly userId: string; readonly at: string },
): Records {
  for (const write of writes) records = applyWrite(records, write, author)
  return records
}

function applyWrite(records: Records, write: Write, author: { userId: string; at: string }): Records {
  const ofKind: Readonly<Record<string, { version: number }>> = records[write.kind]
  const current = ofKind[write.id]
  switch (write.op) {
    case 'create': {
      const base = {
        id: write.id,
        version: 1,
        createdById: author.userId,
        createdAt: author.at,
        updatedAt: author.at,
        retiredAt: null,
      }
      const after = { ...nouns[write.kind].defaults, ...write.fields, ...base }
      return applyChange(records, { kind: write.kind, id: write.id, after })
    }
    case 'revise': {
      if (!current) return records
      const after = { ...current, ...write.fields, version: current.version + 1, updatedAt: author.at }
      return applyChange(records, { kind: write.kind, id: write.id, after })
    }
    case 'retire':
      return current ? removeWithDependents(records, write.kind, write.id) : records
    case 'restore':
      return records
  }
}

function removeWithDependents(records: Records, kind: RecordKind, id: string): Records {
  records = applyChange(records, { kind, id, after: null })
  for (const { kind: other, field } of listHanging(kind)) {
    for (const one of Object.values(records[other] as Record<string, { id: string }>)) {
      if ((one as Record<string, unknown>)[field] === id)
        records = removeWithDependents(records, other, one.id)
    }
  }
  return records
}

/** The records as they will be when the server has reverted the operation that made `events`. */
export function applyInverse(records: Records, events: readonly ProjectEvent[]): Records {
  for (const event of events.toReversed()) {
    const now = (records[event.kind] as Readonly<Record<string, { version: number }>>)[event.id]
    const last = now?.version ?? Number(event.after?.['version'] ?? event.before?.['version'] ?? 0)
    const after = event.before === null ? null : { ...event.before, version: last + 1 }
    records = applyChange(records, { kind: event.kind, id: event.id, after })
  }
  return records
}
