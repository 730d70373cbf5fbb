// Operations on their way to the server.
import type { Problem } from '#lib/api/problem.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import type { Outcome } from './store-view.ts'

export interface Step {
  readonly id: string
  readonly label: string
}

export interface Pending extends Step {
  readonly at: string
  readonly writes: readonly Write[]
  /** Set for undo and redo: the operation to take back. */
  readonly target: string | null
  attempts: number
  /** The server's answer, while earlier events of others are still missing. */
  answer: readonly ProjectEvent[] | null
  resolve(outcome: Outcome): void
}

const MOST_FAILURES = 5

/** Steps that take each other back while both still wait; shown as if neither were there. */
export function cancelledSteps(queue: readonly Pending[]): Set<string> {
  const cancelled = new Set<string>()
  for (const step of queue.toReversed()) {
    const target = queue.find((one) => one.id === step.target && one.answer === null)
    if (target && !cancelled.has(step.id)) cancelled.add(step.id).add(target.id)
  }
  return cancelled
}

/** Whether trying again later can help: the line, the server's rest, the session; not the write itself. */
export function isPassing(problem: Problem, attempts: number): boolean {
  if (problem.code === 'unavailable' || problem.code === 'rate_limited' || problem.code === 'unauthenticated')
    return true
  return problem.code === 'internal' && attempts < MOST_FAILURES
}
