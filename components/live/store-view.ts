// What the store of a project shows and what it can do, and what it needs around it.
import type { Problem } from '#lib/api/problem.ts'
import type { LiveFrame, ProjectEvent, Write } from '#lib/live/event.ts'
import type { RecordLists, Records } from '#lib/live/state.ts'

/** `saved` only when every write has the server's answer; `refused` until the person has seen what was refused. */
export type SaveState = 'saved' | 'saving' | 'offline' | 'refused'

/** The way to the server; HTTP in the browser, a fake in tests. Errors are AppErrors. */
export interface Transport {
  send(operationId: string, writes: readonly Write[]): Promise<readonly ProjectEvent[]>
  revert(operationId: string, target: string): Promise<readonly ProjectEvent[]>
  changes(since: number): Promise<{ events: readonly ProjectEvent[]; version: number }>
  snapshot(): Promise<{ version: number; records: RecordLists }>
}

export interface Surroundings {
  readonly userId: string
  readonly transport: Transport
  newId(): string
  /** ISO 8601, UTC. */
  now(): string
  /** Calls `task` after `ms`; returns how to call it off. */
  schedule(task: () => void, ms: number): () => void
}

export type Outcome = { ok: true } | { ok: false; problem: Problem }
export type PresentPerson = Extract<LiveFrame, { type: 'presence' }>['people'][number]

/** A write that the server did not take: kept with its content until the person puts it away. */
export interface Refusal {
  readonly id: string
  readonly label: string
  readonly writes: readonly Write[]
  readonly problem: Problem
}

export interface StoreView {
  readonly records: Records
  /** False while only what a page needs at first is here; the rest is on its way. */
  readonly isWhole: boolean
  /** Number of the last confirmed event. */
  readonly version: number
  readonly saveState: SaveState
  readonly pendingCount: number
  readonly refusals: readonly Refusal[]
  readonly undoLabel: string | null
  /** The operation that undo would take back. */
  readonly undoId: string | null
  readonly redoLabel: string | null
  readonly people: readonly PresentPerson[]
  /** Why the live line was ended by the server for good. */
  readonly ended: 'signed_out' | 'removed' | null
}

export interface ProjectStore {
  view(): StoreView
  /** As it was handed over by the server: what the page was drawn from there. */
  viewAtLoad(): StoreView
  subscribe(listener: () => void): () => void
  /** Told of each batch of events from the server that this browser did not cause. */
  onForeignEvents(listener: (events: readonly ProjectEvent[]) => void): () => void
  /** Told when drafts of corrections may have changed on the server: of this source, or (null) of any. */
  onDrafts(listener: (sourceId: string | null) => void): () => void
  run(label: string, writes: readonly Write[]): Promise<Outcome>
  /** Takes back the last operation, or the one with this id if it was not taken back before. */
  undo(operationId?: string): Promise<Outcome>
  redo(): Promise<Outcome>
  dismiss(refusalId: string): void
  /** Takes a frame of the live line. */
  receive(frame: LiveFrame): void
  setConnected(isConnected: boolean): void
  /** Fetches what is missing and tries waiting writes at once. */
  wake(): void
}
