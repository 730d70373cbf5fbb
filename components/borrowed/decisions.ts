// What a person decides about each borrowed annotation, and what comes of all the decisions together.
import type { BorrowedDecision, BorrowedItem } from '#lib/api/borrowed.ts'

/** `candidate:2` is the third candidate. */
export type Choice = 'place' | 'keep' | 'skip' | `candidate:${number}`
export type Choices = ReadonlyMap<number, Choice>

/** Nothing is decided about what is here already, nor about an answer, which follows. */
export const isOpen = (item: BorrowedItem): boolean => !item.isAnswer && groupOf(item) !== 'present'

export const choiceOf = (item: BorrowedItem, choices: Choices): Choice =>
  choices.get(item.index) ?? item.proposed

export type Group = 'ask' | 'lost' | 'sure' | 'present'

export function groupOf(item: BorrowedItem): Group {
  const hasPlace = item.place !== null || item.candidates.length > 0
  // A report that was kept before is asked about again as soon as there is something to choose.
  if (item.present && (item.present.passageId !== null || !hasPlace)) return 'present'
  if (item.proposed === 'place') return 'sure'
  return hasPlace ? 'ask' : 'lost'
}

export interface Sum {
  readonly placed: number
  readonly kept: number
  readonly skipped: number
}

/** What will be done; answers are counted with what they answer when the server says what came of it. */
export function sumOf(items: readonly BorrowedItem[], choices: Choices): Sum {
  const sum = { placed: 0, kept: 0, skipped: 0 }
  for (const item of items) {
    if (!isOpen(item)) continue
    const choice = choiceOf(item, choices)
    if (choice === 'skip') sum.skipped++
    else if (choice !== 'keep') sum.placed++
    else if (!item.present) sum.kept++
  }
  return sum
}

/** Only what differs from the proposal is sent. */
export function decisionsOf(items: readonly BorrowedItem[], choices: Choices): BorrowedDecision[] {
  return items.flatMap((item): BorrowedDecision[] => {
    const choice = choices.get(item.index)
    if (!isOpen(item) || choice === undefined || choice === item.proposed) return []
    const { index } = item
    if (choice === 'place' || choice === 'keep' || choice === 'skip') return [{ index, do: choice }]
    return [{ index, do: 'place', candidate: Number(choice.slice('candidate:'.length)) }]
  })
}
