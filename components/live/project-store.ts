// A project in the browser, apart from React: what the server has confirmed, and over it the operations still on their way.
// Operations go out one after the other with ids of their own, so a retry after a cut line is the same write.
import { toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import {
  applyChange,
  applyEvents,
  toState,
  type ProjectState,
  type RecordLists,
  type Records,
} from '#lib/live/state.ts'
import { backOff, keepCaughtUp } from './catch-up.ts'
import { applyInverse, applyWrites } from './optimistic.ts'
import { cancelledSteps, isPassing, type Pending, type Step } from './pending.ts'
import type {
  Outcome,
  PresentPerson,
  ProjectStore,
  Refusal,
  SaveState,
  StoreView,
  Surroundings,
} from './store-view.ts'

const MOST_REMEMBERED = 200
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

  const { catchUp } = keepCaughtUp(fetchMissing, around.schedule)
  async function fetchMissing(): Promise<void> {
    if (!isWhole) return beginFromWhole()
    for (;;) {
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
