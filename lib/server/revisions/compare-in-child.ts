// Compares two texts of a source outside the process that serves everybody: two books that have little in common take seconds.
import 'server-only'
import { z } from 'zod'
import { findingKinds } from '#lib/api/review.ts'
import { compareTexts, type Compared, type Comparing, type ComparingStep } from '#lib/corrections/compare.ts'
import { verdicts } from '#lib/sources/vocabulary.ts'
import { fairQueue, type FairQueue } from '../reading/fair-queue.ts'
import { startProcess, type ChildLimits, type Complaints } from '../reading/killable-process.ts'

// Comparing is near-linear: the longest text that may be brought in, twice, on a machine that has other work as well.
const comparingLimits: ChildLimits = {
  timeoutMs: 180_000,
  heapMegabytes: 512,
  memoryMegabytes: 768,
  answerMegabytes: 128,
  script: 'lib/server/revisions/comparing-child.ts',
}

const complaints: Complaints = {
  timeout: {
    reason: 'comparing_timeout',
    message: 'Comparing the two texts took too long and was stopped. Nothing was changed.',
  },
  memory: {
    reason: 'comparing_memory',
    message: 'Comparing the two texts needs more memory than is allowed. Nothing was changed.',
  },
  crashed: {
    reason: 'comparing_crashed',
    message: 'The program that compares texts broke down on these. Nothing was changed.',
  },
}

/** Letters and passages are few enough that comparing them takes less time than starting a process. */
const shortTexts = 40_000
const fewPassages = 200

const offset = z.int().min(0)
const comparedSchema = z.object({
  difference: z.array(z.union([z.int(), z.string()])),
  carried: z.array(
    z.object({
      verdict: z.enum(verdicts),
      spans: z.array(z.tuple([offset, offset])),
      candidates: z.array(z.object({ start: offset, end: offset, score: z.number() })),
      findings: z.array(z.object({ kind: z.enum(findingKinds), old: z.string(), new: z.string() })),
      reason: z.string(),
    }),
  ),
})
const stepSchema: z.ZodType<ComparingStep> = z.discriminatedUnion('step', [
  z.object({ step: z.literal('comparing') }),
  z.object({ step: z.literal('placing'), done: offset, of: offset }),
])

// Next may bundle this module more than once into one process; the two places are for all of them together.
const shared = globalThis as { fontesComparers?: FairQueue }
const queue = (shared.fontesComparers ??= fairQueue(2))

export interface CompareOptions {
  /** Whose turn it is; two pairs of texts are compared at a time. */
  readonly userId: string
  readonly signal?: AbortSignal | undefined
  /** Called as the work goes on; not at all where it is done at once. */
  readonly tell?: ((step: ComparingStep) => void) | undefined
  readonly limits?: Partial<ChildLimits>
}

/**
 * What `compareTexts` says. Throws `unprocessable` with reason `comparing_timeout`, `comparing_memory` or `comparing_crashed`;
 * aborts with the signal's own reason.
 */
export function compareInChild(
  comparing: Comparing,
  { userId, signal, tell, limits }: CompareOptions,
): Promise<Compared> {
  const { before, after, passages } = comparing
  if (before.length + after.length <= shortTexts && passages.length <= fewPassages && !limits)
    return Promise.resolve(compareTexts(comparing))
  // Only what a passage is found by goes out.
  const question = {
    ...comparing,
    passages: passages.map(({ quote, prefix, suffix, spans: places }) => ({
      quote,
      prefix,
      suffix,
      spans: places,
    })),
  }
  return queue.run(
    userId,
    async () => {
      signal?.throwIfAborted()
      const child = startProcess({ ...comparingLimits, ...limits }, complaints)
      try {
        const isAnswer = (answer: unknown): Compared | null => {
          const { data } = comparedSchema.safeParse(answer)
          return data?.carried.length === passages.length ? data : null
        }
        const hear = (word: unknown): void => {
          const { data } = stepSchema.safeParse(word)
          if (data) tell?.(data)
        }
        return await child.ask({}, Buffer.from(JSON.stringify(question)), isAnswer, signal, hear)
      } finally {
        child.kill()
      }
    },
    signal,
  )
}
