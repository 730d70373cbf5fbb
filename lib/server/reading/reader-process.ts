// One child process that reads one file, as often as it is asked.
import 'server-only'
import type { ReadOutcome, SourceFile } from '#lib/reading/format-reader.ts'
import { readOutcomeSchema } from '#lib/reading/schema.ts'
import { startProcess, type ChildLimits, type Complaints } from './killable-process.ts'

export const childLimits: ChildLimits = {
  timeoutMs: 60_000,
  heapMegabytes: 512,
  memoryMegabytes: 768,
  answerMegabytes: 128,
  script: 'lib/server/reading/child.ts',
}

const complaints: Complaints = {
  timeout: {
    reason: 'reader_timeout',
    message: 'Reading this file took too long and was stopped. Divide it into smaller files.',
  },
  memory: {
    reason: 'reader_memory',
    message: 'Reading this file needs more memory than is allowed. Divide it into smaller files.',
  },
  crashed: {
    reason: 'reader_crashed',
    message: 'The program that reads files broke down on this one. Nothing was brought in.',
  },
}

export interface ReaderProcess {
  /** The outcome of `readSource` for the file as it is asked for; throws as `KillableProcess.ask` does. */
  read(file: SourceFile, signal?: AbortSignal): Promise<ReadOutcome>
  /** Whether it can still be asked. */
  isAlive(): boolean
  kill(): void
}

/** Starts a process for these bytes; it is told of them with the first question. */
export function startReader(bytes: Uint8Array, limits: ChildLimits = childLimits): ReaderProcess {
  const { ask, isAlive, kill } = startProcess(limits, complaints)
  let isFirst = true
  return {
    isAlive,
    kill,
    read(file, signal) {
      const body = isFirst ? bytes : null
      isFirst = false
      return ask({ file }, body, (answer) => readOutcomeSchema.safeParse(answer).data ?? null, signal)
    },
  }
}
