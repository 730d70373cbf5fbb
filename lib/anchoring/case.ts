// Passages of one text asked for in another, as plain JSON: what `fontes anchor` reads and answers.
import { z } from 'zod'
import { carrierBetween } from './carry.ts'
import type { Carried } from './carried.ts'
import { resolverFor } from './resolve.ts'
import type { Candidate, Selector, Verdict } from './selector.ts'

const LONGEST_TEXT = 50_000_000
const MOST_PASSAGES = 200_000

const offset = z.int().min(0).max(LONGEST_TEXT)

/** `start` and `end` are UTF-16 code units, half-open: into `old`, or, without it, into a text that nobody has any more. */
const passage = z.strictObject({
  id: z.string().min(1),
  start: offset,
  end: offset,
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
})

/** All faults of a case are told at once, each with the path of the field. */
export const anchorCase = z
  .strictObject({
    old: z.string().max(LONGEST_TEXT).optional(),
    new: z.string().max(LONGEST_TEXT),
    passages: z.array(passage).max(MOST_PASSAGES),
  })
  .superRefine(({ old, passages }, context) => {
    const complain = (index: number, field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: ['passages', index, field], message })
    const ids = new Set<string>()
    passages.forEach(({ id, start, end, exact }, index) => {
      if (ids.has(id)) complain(index, 'id', `“${id}” is the id of another passage too`)
      ids.add(id)
      if (end <= start) complain(index, 'end', 'a passage ends after it starts')
      else if (old === undefined) return
      else if (end > old.length) complain(index, 'end', `the old text ends at ${old.length}`)
      else if (old.slice(start, end) !== exact)
        complain(index, 'exact', `other words stand at ${start}–${end} of the old text`)
    })
  })
export type AnchorCase = z.infer<typeof anchorCase>

/** `start` and `end` into the new text with `exact`, `moved` and `changed` alone; `candidates` with the other two. */
export interface CaseAnswer {
  readonly id: string
  readonly verdict: Verdict
  readonly start?: number
  readonly end?: number
  readonly candidates?: readonly Candidate[]
  readonly reason: string
}

/** Answers in the order of the passages; each depends on its own passage and the texts alone (A10). */
export function answerCase({ old, new: now, passages }: AnchorCase): CaseAnswer[] {
  const place = placing(old, now)
  return passages.map(({ id, start, end, exact, prefix, suffix }) =>
    answerOf(id, place({ quote: exact, prefix, suffix, spans: [[start, end]] })),
  )
}

function placing(old: string | undefined, now: string): (passage: Selector) => Carried {
  if (old === undefined) {
    const resolver = resolverFor(now, { isStale: true })
    return (passage) => resolver.resolve(passage)
  }
  const carrier = carrierBetween(old, now)
  return (passage) => carrier.carry(passage)
}

function answerOf(id: string, { verdict, spans, candidates, reason }: Carried): CaseAnswer {
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return { id, verdict, candidates, reason }
  return { id, verdict, start: first[0], end: last[1], reason }
}
