// Reads a file once, in a process of its own that is killed afterwards.
import 'server-only'
import type { ReadOutcome, SourceFile } from '#lib/reading/format-reader.ts'
import { fairQueue, type FairQueue } from './fair-queue.ts'
import type { ChildLimits } from './killable-process.ts'
import { startReader } from './reader-process.ts'

export interface ReadInChildOptions extends SourceFile {
  /** Whose turn it is; two files are read at a time. */
  readonly userId?: string
  readonly signal?: AbortSignal
  readonly limits?: Partial<ChildLimits>
}

// Next may bundle this module more than once into one process; the two places are for all of them together.
const shared = globalThis as { fontesReaders?: FairQueue }
const queue = (shared.fontesReaders ??= fairQueue(2))

/** The outcome of `readSource` for these bytes; throws as `ReaderProcess.read` does. */
export function readInChild(bytes: Uint8Array, options: ReadInChildOptions): Promise<ReadOutcome> {
  const { userId = '', signal, limits, ...file } = options
  return queue.run(
    userId,
    async () => {
      signal?.throwIfAborted()
      const reader = startReader(bytes, limits)
      try {
        return await reader.read(file, signal)
      } finally {
        reader.kill()
      }
    },
    signal,
  )
}
