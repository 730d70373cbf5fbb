// Long work tells how far it has come. Whoever asks with `Accept: application/x-ndjson` is answered in lines of JSON: each step as
// it begins, and at last the answer or the problem. All others get the answer alone, as everywhere.
import { z } from 'zod'
import type { Problem } from './problem.ts'

export const linesType = 'application/x-ndjson'

const count = z.int().min(0)
export const workStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('reading') }),
  z.strictObject({ step: z.literal('comparing') }),
  /** So many passages have been looked for. */
  z.strictObject({ step: z.literal('placing'), done: count, of: count }),
  z.strictObject({ step: z.literal('writing') }),
])
export type WorkStep = z.infer<typeof workStep>

/** One line of such an answer. */
export type WorkLine =
  { readonly progress: WorkStep } | { readonly answer: unknown } | { readonly problem: Problem }

export interface LineReader {
  /** `text`: everything that has come so far. */
  read(text: string): void
  /** The last line, once all has come; null when the answer was cut off. */
  last(): Exclude<WorkLine, { progress: unknown }> | null
}

/** Takes an answer in lines as it grows and tells each step once. */
export function lineReader(tell: (step: WorkStep) => void): LineReader {
  let at = 0
  let last: ReturnType<LineReader['last']> = null
  return {
    read(text) {
      for (let end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
        const line = JSON.parse(text.slice(at, end)) as WorkLine
        at = end + 1
        if ('progress' in line) tell(line.progress)
        else last = line
      }
    },
    last: () => last,
  }
}
