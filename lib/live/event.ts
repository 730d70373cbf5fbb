// The change as a value: the same event is stored, sent, replayed, undone and shown in the history.
import { z } from 'zod'
import { recordKinds, type RecordKind } from './records.ts'

export const eventActions = ['created', 'revised', 'retired', 'restored'] as const
export type EventAction = (typeof eventActions)[number]

/** One change of one record. `version` is the project's gapless number; `before` is null for `created`. */
export interface ProjectEvent {
  version: number
  operationId: string
  kind: RecordKind
  action: EventAction
  id: string
  actorId: string
  /** ISO 8601, UTC, database time. */
  at: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export const projectEvent = z.strictObject({
  version: z.int().min(1),
  operationId: z.uuid(),
  kind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]),
  action: z.enum(eventActions),
  id: z.uuid(),
  actorId: z.uuid(),
  at: z.iso.datetime(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})

/** What travels on the live line: no content, only that there is something to fetch. */
export const liveFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('changed'), version: z.int() }),
  z.strictObject({
    type: z.literal('presence'),
    people: z.array(
      z.strictObject({
        userId: z.uuid(),
        name: z.string(),
        where: z.string(),
        sourceId: z.uuid().nullable(),
      }),
    ),
  }),
  // Corrections that are collected stand outside of the log; null where it is not known of which source.
  z.strictObject({ type: z.literal('drafts'), sourceId: z.uuid().nullable() }),
  z.strictObject({ type: z.literal('closed'), reason: z.enum(['signed_out', 'removed']) }),
])
export type LiveFrame = z.infer<typeof liveFrame>

/** One write as the interface and machine clients ask for it. Ids are made by the client (UUIDv7). */
export const write = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('create'),
    kind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]),
    id: z.uuid(),
    fields: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    op: z.literal('revise'),
    kind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]),
    id: z.uuid(),
    ifVersion: z.int().min(1),
    fields: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    op: z.literal('retire'),
    kind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]),
    id: z.uuid(),
    ifVersion: z.int().min(1),
  }),
  z.strictObject({
    op: z.literal('restore'),
    kind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]),
    id: z.uuid(),
  }),
])
export type Write = z.infer<typeof write>
