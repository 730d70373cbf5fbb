// What a person has chosen at the desk, with the way back: pure, so that the keys, the buttons and the tests share it.
import type { Choices, Decision } from '#lib/reading/reading.ts'

export interface ChoiceHistory {
  readonly now: Choices
  readonly past: readonly Choices[]
  readonly future: readonly Choices[]
}

export const startWith = (choices: Choices): ChoiceHistory => ({ now: choices, past: [], future: [] })

/** Chooses; choosing what is chosen already changes nothing. */
export function choose(history: ChoiceHistory, key: string, option: string): ChoiceHistory {
  if (history.now[key] === option) return history
  return { now: { ...history.now, [key]: option }, past: [...history.past, history.now], future: [] }
}

export function takeBack(history: ChoiceHistory): ChoiceHistory {
  const before = history.past.at(-1)
  if (!before) return history
  return { now: before, past: history.past.slice(0, -1), future: [history.now, ...history.future] }
}

export function doAgain(history: ChoiceHistory): ChoiceHistory {
  const [next, ...future] = history.future
  return next ? { now: next, past: [...history.past, history.now], future } : history
}

/** What is chosen for a decision, or was by the reader. */
export function choiceFor(decision: Decision, choices: Choices): string {
  const chosen = choices[decision.key]
  return chosen !== undefined && decision.options.includes(chosen) ? chosen : decision.choice
}

/** The option after the present one, in a circle. */
export function nextOption(decision: Decision, choices: Choices): string {
  const { options } = decision
  const at = options.indexOf(choiceFor(decision, choices))
  return options[(at + 1) % Math.max(1, options.length)] ?? decision.choice
}
