// A broken promise about what is stored, and what a check of a project is given to find it.
import type { RecordKind } from '#lib/live/records.ts'
import type { Transaction } from './database/client.ts'
import type { AnyRecord } from './records/rows.ts'

export type FindingCode =
  | 'quote_differs'
  | 'context_differs'
  | 'text_changed'
  | 'original_changed'
  | 'original_orphaned'
  | 'map_broken'
  | 'difference_broken'
  | 'correction_differs'
  | 'version_gap'
  | 'chain_broken'
  | 'head_differs'
  | 'operation_differs'
  | 'event_unreadable'
  | 'rows_differ'
  | 'row_unreadable'
  | 'link_dangles'
  | 'ends_wrong'
  | 'no_owner'
  | 'unknown_author'
  | 'instance_chain_broken'

/** One broken promise. */
export interface Finding {
  readonly code: FindingCode
  readonly projectId: string | null
  readonly kind?: RecordKind
  readonly id?: string
  readonly message: string
}

/** Notes a broken promise. */
export type Find = (code: FindingCode, message: string, where?: { kind?: RecordKind; id?: string }) => void

/** What the single checks read from. */
export interface Check {
  readonly tx: Transaction
  readonly projectId: string
  readonly find: Find
  /** All records of the project by kind and id, retired ones too. */
  readonly records: ReadonlyMap<RecordKind, ReadonlyMap<string, AnyRecord>>
}
