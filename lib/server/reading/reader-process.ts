// One child process that reads one file, as often as it is asked. One may stand by before there is a file.
import 'server-only'
import type { ReadOutcome, SourceFile } from '#lib/reading/format-reader.ts'
import { readOutcomeSchema } from '#lib/reading/schema.ts'
import { startProcess, type ChildLimits, type Complaints, type KillableProcess } from './killable-process.ts'

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

/** What the process is asked: to read its file, or to read something of its own so that it reads the next file sooner. */
export type ReaderQuestion = { readonly file: SourceFile } | { readonly practise: true }

/** A process without a file, and when it has practised. */
interface Spare {
  readonly process: KillableProcess
  readonly isReady: Promise<unknown>
  readonly timer: NodeJS.Timeout
}

/** How long after somebody came who may bring in a file; those who bring in many are not held up by it. */
const spareAfterMs = 1_000
const spareIdleMs = 120_000
// Next may bundle this module more than once into one process; see read-in-child.ts.
const shared = globalThis as {
  fontesSpareReader?: Spare | undefined
  fontesSpareComing?: NodeJS.Timeout | undefined
}

/**
 * Soon has a process standing by for the next file. It has no file of anybody, and ends when nobody brings one: starting a
 * process and the first reading in it take longer than reading a long document after that.
 */
export function prepareReader(): void {
  clearTimeout(shared.fontesSpareComing)
  shared.fontesSpareComing = setTimeout(() => {
    const last = shared.fontesSpareReader
    if (last?.process.isAlive()) return void last.timer.refresh()
    const process = startProcess(childLimits, complaints)
    const timer = setTimeout(() => process.kill(), spareIdleMs)
    const isReady = process
      .ask({ practise: true }, null, (answer) => answer ?? null)
      .catch(() => process.kill())
    // Neither keeps the server from ending.
    timer.unref()
    process.hold(false)
    shared.fontesSpareReader = { process, isReady, timer }
  }, spareAfterMs).unref()
}

function takeSpare(): Spare | null {
  const spare = shared.fontesSpareReader
  shared.fontesSpareReader = undefined
  clearTimeout(spare?.timer)
  if (!spare?.process.isAlive()) return null
  spare.process.hold(true)
  return spare
}

/** Starts a process for these bytes, or gives them to the one that stands by; it is told of them with the first question. */
export function startReader(bytes: Uint8Array, limits?: Partial<ChildLimits>): ReaderProcess {
  const spare = limits ? null : takeSpare()
  const { ask, isAlive, kill } = spare?.process ?? startProcess({ ...childLimits, ...limits }, complaints)
  let isFirst = true
  return {
    isAlive,
    kill,
    async read(file, signal) {
      await spare?.isReady
      const body = isFirst ? bytes : null
      isFirst = false
      return ask({ file }, body, (answer) => readOutcomeSchema.safeParse(answer).data ?? null, signal)
    },
  }
}
