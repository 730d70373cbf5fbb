// Reads annotations of another program in a process of its own that is killed afterwards.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { borrowedReadingSchema, type CheckedReading } from '#lib/borrowed/schema.ts'
import { fairQueue, type FairQueue } from '../reading/fair-queue.ts'
import { startProcess, type ChildLimits, type Complaints } from '../reading/killable-process.ts'
import { childLimits } from '../reading/reader-process.ts'
import type { BorrowedChildQuestion } from './borrowed-child.ts'

export interface BorrowedFile {
  readonly fileName: string
  /** Which of the annotated documents is meant; null: the one that fits best. */
  readonly document: string | null
  /** Our text, to place the annotations in; null when the file shall bring one. */
  readonly text: string | null
  /** Whose turn it is; two files are read at a time. */
  readonly userId: string
  readonly signal?: AbortSignal | undefined
  readonly limits?: Partial<ChildLimits>
}

const complaints: Complaints = {
  timeout: {
    reason: 'reader_timeout',
    message: 'Reading these annotations took too long and was stopped. Export the documents one by one.',
  },
  memory: {
    reason: 'reader_memory',
    message: 'Reading these annotations needs more memory than is allowed. Export the documents one by one.',
  },
  crashed: {
    reason: 'reader_crashed',
    message: 'The program that reads annotations broke down on this file. Nothing was brought in.',
  },
}

// Next may bundle this module more than once into one process; the two places are for all of them together.
const shared = globalThis as { fontesBorrowers?: FairQueue }
const queue = (shared.fontesBorrowers ??= fairQueue(2))

/** What `readBorrowed` says of these bytes. Throws `unprocessable` with its code, and as `KillableProcess.ask` does. */
export async function readBorrowedInChild(bytes: Uint8Array, file: BorrowedFile): Promise<CheckedReading> {
  const { text, userId, signal, limits, fileName, document } = file
  const words = text === null ? new Uint8Array() : new TextEncoder().encode(text)
  const whole = new Uint8Array(words.length + bytes.length)
  whole.set(words)
  whole.set(bytes, words.length)
  const textBytes = text === null ? null : words.length
  const question: BorrowedChildQuestion = { fileName, document, textBytes }
  const outcome = await queue.run(
    userId,
    async () => {
      signal?.throwIfAborted()
      const script = 'lib/server/borrowed/borrowed-child.ts'
      const child = startProcess({ ...childLimits, script, ...limits }, complaints)
      try {
        return await child.ask(
          question,
          whole,
          (answer) => borrowedReadingSchema.safeParse(answer).data ?? null,
          signal,
        )
      } finally {
        child.kill()
      }
    },
    signal,
  )
  if (outcome.kind === 'refused')
    throw new AppError('unprocessable', outcome.message, { reason: outcome.code })
  return outcome
}
