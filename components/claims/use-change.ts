'use client'

// Single changes as forms need them: only what differs is written, and what is put away can be taken back at once.
import { useMemo } from 'react'
import { newId } from '#components/live/new-id.ts'
import { createWrite, retireWrite, reviseWrite } from '#components/live/optimistic.ts'
import { useWriter } from '#components/live/use-project.ts'
import { useUndoable } from '#components/reader/use-undoable.ts'
import type { RecordFields, RecordKind, RecordOf } from '#lib/live/records.ts'

export interface Change {
  /** Writes a new record and returns its id at once. */
  create<K extends RecordKind>(label: string, kind: K, fields: Partial<RecordFields<K>>): string
  /** Writes the fields that differ from `record`; nothing when none does. */
  revise<K extends RecordKind>(
    label: string,
    kind: K,
    record: RecordOf<K>,
    fields: Partial<RecordFields<K>>,
  ): void
  /** Puts a record away and offers to take that back. */
  retire(label: string, kind: RecordKind, record: { id: string; version: number }): void
}

/** `label` is what undo, redo and a refusal call the step: say what was done, in the person's language. */
export function useChange(): Change {
  const { run } = useWriter()
  const undoable = useUndoable()
  return useMemo(
    () => ({
      create(label, kind, fields) {
        const id = newId()
        void run(label, [createWrite(kind, id, fields)])
        return id
      },
      revise(label, kind, record, fields) {
        const changed = differing(record, fields)
        if (Object.keys(changed).length > 0) void run(label, [reviseWrite(kind, record, changed)])
      },
      retire(label, kind, record) {
        undoable(label, run(label, [retireWrite(kind, record)]))
      },
    }),
    [run, undoable],
  )
}

function differing<T extends object>(record: object, fields: T): T {
  const before = record as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value)),
  ) as T
}
