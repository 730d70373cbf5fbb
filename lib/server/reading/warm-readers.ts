// Readers that stay for a while, each with its file in memory, so that another choice at the desk is seen at once. What is
// not asked for some time is killed, and so is the oldest when there are too many; whoever asks then waits for a fresh one.
import 'server-only'
import type { ReadOutcome, SourceFile } from '#lib/reading/format-reader.ts'
import { fairQueue, type FairQueue } from './fair-queue.ts'
import { startReader, type ReaderProcess } from './reader-process.ts'

const most = 4
const idleMs = 120_000

interface Warm {
  /** Null until its bytes are there. */
  reader: ReaderProcess | null
  timer: NodeJS.Timeout | null
  /** Questions on their way. One process answers one after the other. */
  line: Promise<unknown>
  asked: number
}

interface Shared {
  readonly readers: Map<string, Warm>
  readonly queue: FairQueue
}
// Next may bundle this module more than once into one process; see read-in-child.ts.
const anywhere = globalThis as { fontesWarmReaders?: Shared }
const { readers, queue } = (anywhere.fontesWarmReaders ??= { readers: new Map(), queue: fairQueue(2) })

export interface WarmFile extends SourceFile {
  /** Whose turn it is. */
  readonly userId: string
  /** Called only when no reader has the file yet. */
  readonly load: () => Promise<Uint8Array>
  readonly signal?: AbortSignal | undefined
}

/** The outcome of `readSource` for the file known as `key`; throws as `ReaderProcess.read` does. */
export async function readWarm(key: string, asked: WarmFile): Promise<ReadOutcome> {
  const { userId, load, signal, ...file } = asked
  const warm = readers.get(key) ?? makeRoom()
  // The last asked is the last to go.
  readers.delete(key)
  readers.set(key, warm)
  if (warm.timer) clearTimeout(warm.timer)
  warm.asked++
  const answer = warm.line
    .catch(() => {})
    .then(async () => {
      const reader = (warm.reader ??= startReader(await load()))
      return queue.run(userId, () => reader.read(file, signal), signal)
    })
  warm.line = answer
  try {
    return await answer
  } finally {
    warm.asked--
    if (warm.reader?.isAlive() !== true) warm.reader = null
    if (warm.asked === 0 && !warm.reader) forget(key, warm)
    else if (warm.asked === 0) {
      warm.timer = setTimeout(() => forget(key, warm), idleMs)
      // A reader that waits must not keep the server from ending.
      warm.timer.unref()
    }
  }
}

/** Ends the reader of a file that is no longer on a desk. */
export function coolDown(key: string): void {
  const warm = readers.get(key)
  if (warm) forget(key, warm)
}

function makeRoom(): Warm {
  for (const [key, warm] of readers) {
    if (readers.size < most) break
    if (warm.asked === 0) forget(key, warm)
  }
  return { reader: null, timer: null, line: Promise.resolve(), asked: 0 }
}

function forget(key: string, warm: Warm): void {
  if (warm.timer) clearTimeout(warm.timer)
  warm.reader?.kill()
  warm.reader = null
  if (readers.get(key) === warm) readers.delete(key)
}
