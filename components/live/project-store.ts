// A project in the browser, apart from React: what the server has confirmed, and over it the operations still on their way.
// Operations go out one after the other with ids of their own, so a retry after a cut line is the same write.
import { toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { LiveFrame, ProjectEvent, Write } from '#lib/live/event.ts'
import {
  applyChange,
  applyEvents,
  toState,
  type ProjectState,
  type RecordLists,
  type Records,
} from '#lib/live/state.ts'
import { applyInverse, applyWrites } from './optimistic.ts'

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

interface Step {
  readonly id: string
  readonly label: string
}

interface Pending extends Step {
  readonly at: string
  readonly writes: readonly Write[]
  /** Set for undo and redo: the operation to take back. */
  readonly target: string | null
  attempts: number
  /** The server's answer, while earlier events of others are still missing. */
  answer: readonly ProjectEvent[] | null
  resolve(outcome: Outcome): void
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

const MOST_REMEMBERED = 200
const MOST_FAILURES = 5
const nothingToDo: Outcome = {
  ok: false,
  problem: {
    type: 'about:blank',
    title: 'nothing',
    status: 0,
    code: 'invalid',
    detail: 'nothing',
    reason: 'nothing_to_undo',
  },
}

export function createProjectStore(
  projectId: string,
  start: { version: number; records: RecordLists; isWhole: boolean },
  around: Surroundings,
): ProjectStore {
  let confirmed: ProjectState = toState(projectId, start.version, start.records)
  let { isWhole } = start
  /** Own events that were confirmed before the whole was here. */
  let earlyEvents: readonly ProjectEvent[] = []
  let queue: readonly Pending[] = []
  let undoSteps: readonly Step[] = []
  let redoSteps: readonly Step[] = []
  let refusals: readonly Refusal[] = []
  let people: readonly PresentPerson[] = []
  let ended: StoreView['ended'] = null
  let isConnected = true
  let isCut = false
  const ownEvents = new Map<string, readonly ProjectEvent[]>()
  const ownOperations = new Set<string>()
  const listeners = new Set<() => void>()
  const foreignListeners = new Set<(events: readonly ProjectEvent[]) => void>()
  const draftListeners = new Set<(sourceId: string | null) => void>()
  const tellOfDrafts = (sourceId: string | null): void => {
    for (const listener of draftListeners) listener(sourceId)
  }

  let overlay: { base: Records; queue: readonly Pending[]; records: Records } | null = null
  function overlaid(): Records {
    if (overlay?.base === confirmed.records && overlay.queue === queue) return overlay.records
    let records = confirmed.records
    const cancelled = cancelledSteps(queue)
    for (const step of queue) {
      if (step.answer) for (const event of step.answer) records = applyChange(records, event)
      else if (cancelled.has(step.id)) continue
      else if (step.target === null)
        records = applyWrites(records, step.writes, { userId: around.userId, at: step.at })
      else records = applyInverse(records, ownEvents.get(step.target) ?? [])
    }
    overlay = { base: confirmed.records, queue, records }
    return records
  }

  let current = makeView()
  const atLoad = current
  function makeView(): StoreView {
    return {
      records: overlaid(),
      isWhole,
      version: confirmed.version,
      saveState: saveState(),
      pendingCount: queue.length,
      refusals,
      undoLabel: undoSteps.at(-1)?.label ?? null,
      undoId: undoSteps.at(-1)?.id ?? null,
      redoLabel: redoSteps.at(-1)?.label ?? null,
      people,
      ended,
    }
  }
  function saveState(): SaveState {
    if (refusals.length > 0 || ended) return 'refused'
    if (isCut || !isConnected) return 'offline'
    return queue.length > 0 ? 'saving' : 'saved'
  }
  function changed(): void {
    current = makeView()
    for (const listener of listeners) listener()
  }

  function enqueue(step: Step & { writes: readonly Write[]; target: string | null }): Promise<Outcome> {
    return new Promise((resolve) => {
      ownOperations.add(step.id)
      queue = [...queue, { ...step, at: around.now(), attempts: 0, answer: null, resolve }]
      changed()
      void pump()
    })
  }

  let isSending = false
  let cancelRetry: (() => void) | null = null
  async function pump(): Promise<void> {
    if (isSending) return
    isSending = true
    cancelRetry?.()
    cancelRetry = null
    try {
      for (let step = nextWaiting(); step; step = nextWaiting()) {
        try {
          const events =
            step.target === null
              ? await around.transport.send(step.id, step.writes)
              : await around.transport.revert(step.id, step.target)
          isCut = false
          acknowledge(step, events)
        } catch (error) {
          // Its events may have come by the live line while the answer was lost.
          if (!queue.includes(step)) continue
          const problem = toProblem(error)
          step.attempts++
          if (isPassing(problem, step.attempts)) {
            isCut = problem.code !== 'rate_limited'
            cancelRetry = around.schedule(() => void pump(), backOff(step.attempts))
            changed()
            return
          }
          isCut = false
          refuse(step, problem)
        }
      }
    } finally {
      isSending = false
    }
  }
  const nextWaiting = (): Pending | undefined => queue.find((step) => step.answer === null)

  function acknowledge(step: Pending, events: readonly ProjectEvent[]): void {
    if (!queue.includes(step)) return
    remember(step.id, events)
    if (!isWhole) earlyEvents = [...earlyEvents, ...events]
    const result = applyEvents(confirmed, events)
    confirmed = result.state
    queue = result.gap
      ? queue.map((one) => (one === step ? { ...step, answer: events } : one))
      : queue.filter((one) => one !== step)
    step.resolve({ ok: true })
    changed()
    if (result.gap) void catchUp()
  }

  function refuse(step: Pending, problem: Problem): void {
    // Taking back what never happened is already done.
    const moot = queue.filter((one) => one.target === step.id)
    queue = queue.filter((one) => one !== step && !moot.includes(one))
    const gone = new Set([step.id, ...moot.map((one) => one.id)])
    undoSteps = undoSteps.filter((one) => !gone.has(one.id))
    redoSteps = redoSteps.filter((one) => !gone.has(one.id))
    refusals = [...refusals, { id: step.id, label: step.label, writes: step.writes, problem }]
    step.resolve({ ok: false, problem })
    for (const one of moot) one.resolve({ ok: true })
    changed()
    // Whatever stood in the way is news to us.
    void catchUp()
  }

  function remember(operationId: string, events: readonly ProjectEvent[]): void {
    ownEvents.set(operationId, events)
    if (ownEvents.size > MOST_REMEMBERED) ownEvents.delete(ownEvents.keys().next().value ?? '')
  }

  function take(events: readonly ProjectEvent[]): boolean {
    const known = confirmed.version
    const result = applyEvents(confirmed, events)
    confirmed = result.state
    const fresh = events.filter((event) => event.version > known && event.version <= confirmed.version)
    const byOperation = Map.groupBy(fresh, (event) => event.operationId)
    const settled = queue.filter((step) => byOperation.has(step.id) || isReached(step))
    for (const step of settled) {
      const own = byOperation.get(step.id)
      if (own) remember(step.id, own)
      step.resolve({ ok: true })
    }
    if (settled.length > 0) queue = queue.filter((step) => !settled.includes(step))
    if (fresh.length > 0) {
      changed()
      const foreign = fresh.filter((event) => !ownOperations.has(event.operationId))
      if (foreign.length > 0) for (const listener of foreignListeners) listener(foreign)
    }
    return result.gap
  }
  const isReached = (step: Pending): boolean =>
    step.answer !== null && step.answer.every((event) => event.version <= confirmed.version)

  let fetching: Promise<void> | null = null
  let isStale = false
  let failures = 0
  let cancelCatchUp: (() => void) | null = null
  function catchUp(): Promise<void> {
    if (fetching) {
      isStale = true
      return fetching
    }
    cancelCatchUp?.()
    cancelCatchUp = null
    fetching = fetchMissing()
      .then(
        () => {
          failures = 0
        },
        () => {
          failures++
          cancelCatchUp = around.schedule(() => void catchUp(), backOff(failures))
        },
      )
      .finally(() => {
        fetching = null
        if (isStale && failures === 0) void catchUp()
      })
    return fetching
  }
  async function fetchMissing(): Promise<void> {
    if (!isWhole) return beginFromWhole()
    for (;;) {
      isStale = false
      const since = confirmed.version
      const { events, version } = await around.transport.changes(since)
      const gap = take(events)
      if (gap || (version > confirmed.version && confirmed.version === since)) {
        // The log does not lead on from where we stand.
        return beginFromWhole()
      }
      if (version <= confirmed.version) return
    }
  }
  async function beginFromWhole(): Promise<void> {
    const whole = await around.transport.snapshot()
    // It may have been on its way before an own write was confirmed.
    confirmed = applyEvents(toState(projectId, whole.version, whole.records), earlyEvents).state
    isWhole = true
    earlyEvents = []
    queue = queue.filter((step) => !isReached(step))
    changed()
  }

  function step(from: readonly Step[]): Step | undefined {
    return from.at(-1)
  }

  return {
    view: () => current,
    viewAtLoad: () => atLoad,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onForeignEvents(listener) {
      foreignListeners.add(listener)
      return () => foreignListeners.delete(listener)
    },
    onDrafts(listener) {
      draftListeners.add(listener)
      return () => draftListeners.delete(listener)
    },
    run(label, writes) {
      const id = around.newId()
      undoSteps = [...undoSteps.slice(-MOST_REMEMBERED), { id, label }]
      redoSteps = []
      return enqueue({ id, label, writes, target: null })
    },
    async undo(operationId) {
      const last =
        operationId === undefined ? step(undoSteps) : undoSteps.find((one) => one.id === operationId)
      if (!last) return nothingToDo
      const id = around.newId()
      undoSteps = undoSteps.filter((one) => one !== last)
      redoSteps = [...redoSteps, { id, label: last.label }]
      return enqueue({ id, label: last.label, writes: [], target: last.id })
    },
    async redo() {
      const last = step(redoSteps)
      if (!last) return nothingToDo
      const id = around.newId()
      redoSteps = redoSteps.slice(0, -1)
      undoSteps = [...undoSteps, { id, label: last.label }]
      return enqueue({ id, label: last.label, writes: [], target: last.id })
    },
    dismiss(refusalId) {
      refusals = refusals.filter((one) => one.id !== refusalId)
      changed()
    },
    receive(frame) {
      if (frame.type === 'changed') {
        if (frame.version > confirmed.version) void catchUp()
      } else if (frame.type === 'presence') {
        people = frame.people
        changed()
      } else if (frame.type === 'drafts') {
        tellOfDrafts(frame.sourceId)
      } else {
        ended = frame.reason
        changed()
      }
    },
    setConnected(next) {
      if (next === isConnected) return
      isConnected = next
      changed()
      // While the line was cut nothing was heard of them.
      if (next) tellOfDrafts(null)
    },
    wake() {
      void catchUp()
      void pump()
    },
  }
}

/** Steps that take each other back while both still wait; shown as if neither were there. */
function cancelledSteps(queue: readonly Pending[]): Set<string> {
  const cancelled = new Set<string>()
  for (const step of queue.toReversed()) {
    const target = queue.find((one) => one.id === step.target && one.answer === null)
    if (target && !cancelled.has(step.id)) cancelled.add(step.id).add(target.id)
  }
  return cancelled
}

/** Whether trying again later can help: the line, the server's rest, the session; not the write itself. */
function isPassing(problem: Problem, attempts: number): boolean {
  if (problem.code === 'unavailable' || problem.code === 'rate_limited' || problem.code === 'unauthenticated')
    return true
  return problem.code === 'internal' && attempts < MOST_FAILURES
}

/** 0.5 s, doubling, at most 20 s. */
export function backOff(attempts: number): number {
  return Math.min(20_000, 500 * 2 ** (attempts - 1))
}
