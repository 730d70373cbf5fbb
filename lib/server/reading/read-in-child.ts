// Reads a file in a process of its own that can be killed: a hostile or unlucky file costs that process, never this one.
import 'server-only'
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '#lib/api/problem.ts'
import type { ReadOutcome, SourceFile } from '#lib/reading/read-source.ts'
import { readOutcomeSchema } from '#lib/reading/schema.ts'
import { log } from '../log.ts'
import { fairQueue, type FairQueue } from './fair-queue.ts'

export interface ChildLimits {
  readonly timeoutMs: number
  readonly heapMegabytes: number
  /** Resident memory, where the system tells it. */
  readonly memoryMegabytes: number
  readonly answerMegabytes: number
  /** The script that reads; tests put a broken one here. */
  readonly script: string
}

const limits: ChildLimits = {
  timeoutMs: 60_000,
  heapMegabytes: 512,
  memoryMegabytes: 768,
  answerMegabytes: 128,
  script: 'lib/server/reading/child.ts',
}

export interface ReadInChildOptions extends SourceFile {
  /** Whose turn it is; two files are read at a time. */
  readonly userId?: string
  readonly signal?: AbortSignal
  readonly limits?: Partial<ChildLimits>
}

// Next may bundle this module more than once into one process; the two places are for all of them together.
const shared = globalThis as { fontesReaders?: FairQueue }
const queue = (shared.fontesReaders ??= fairQueue(2))

/**
 * The outcome of `readSource` for these bytes. Throws `unprocessable` with reason `reader_timeout`, `reader_memory` or
 * `reader_crashed` when the process did not come back with an answer; aborts with the signal's own reason.
 */
export function readInChild(bytes: Uint8Array, options: ReadInChildOptions): Promise<ReadOutcome> {
  const { userId = '', signal, limits: own, ...file } = options
  return queue.run(userId, () => readOne(bytes, file, { ...limits, ...own }, signal), signal)
}

async function readOne(
  bytes: Uint8Array,
  file: SourceFile,
  limit: ChildLimits,
  signal?: AbortSignal,
): Promise<ReadOutcome> {
  signal?.throwIfAborted()
  // From the project's folder, not from where this module was bundled to.
  const root = process.cwd()
  const readable = ['lib', 'node_modules', 'package.json', path.dirname(limit.script)].map(
    (name) => `--allow-fs-read=${path.join(/* turbopackIgnore: true */ root, name)}`,
  )
  const script = path.join(/* turbopackIgnore: true */ root, limit.script)
  const flags = [
    '--permission',
    ...readable,
    `--max-old-space-size=${limit.heapMegabytes}`,
    '--conditions=react-server',
    '--no-warnings',
  ]
  const child = spawn(process.execPath, [...flags, script], {
    cwd: root,
    env: { NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let verdict: 'reader_timeout' | 'reader_memory' | null = null
  const stop = (why: typeof verdict): void => {
    verdict ??= why
    child.kill('SIGKILL')
  }
  const abort = (): void => stop(null)
  signal?.addEventListener('abort', abort)
  const timer = setTimeout(() => stop('reader_timeout'), limit.timeoutMs)
  const watch = watchMemory(child, limit.memoryMegabytes, () => stop('reader_memory'))
  try {
    const { code, answer, complaint, isTooLong } = await talk(
      child,
      bytes,
      file,
      limit.answerMegabytes * 1024 * 1024,
    )
    signal?.throwIfAborted()
    if (isTooLong) verdict = 'reader_memory'
    // V8 gives up with its own words before the watch sees it.
    if (verdict === null && /heap out of memory|Allocation failed/.test(complaint)) verdict = 'reader_memory'
    if (verdict !== null) throw failed(verdict)
    const outcome = code === 0 ? readOutcomeSchema.safeParse(parsed(answer)) : null
    if (outcome?.success) return outcome.data
    log('error', 'the reader of files broke down', { code, complaint: complaint.slice(0, 500) })
    throw failed('reader_crashed')
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    signal?.removeEventListener('abort', abort)
    child.kill('SIGKILL')
  }
}

const messages = {
  reader_timeout: 'Reading this file took too long and was stopped. Divide it into smaller files.',
  reader_memory: 'Reading this file needs more memory than is allowed. Divide it into smaller files.',
  reader_crashed: 'The program that reads files broke down on this one. Nothing was brought in.',
}

const failed = (reason: keyof typeof messages): AppError =>
  new AppError('unprocessable', messages[reason], { reason })

function parsed(answer: Buffer): unknown {
  try {
    return JSON.parse(answer.toString('utf8'))
  } catch {
    return undefined
  }
}

interface Talk {
  readonly code: number | null
  readonly answer: Buffer
  readonly complaint: string
  readonly isTooLong: boolean
}

/** Hands the file over and collects what comes back, until the process has ended. */
function talk(child: ChildProcess, bytes: Uint8Array, file: SourceFile, mostBytes: number): Promise<Talk> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    let complaint = ''
    let isTooLong = false
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostBytes) chunks.push(chunk)
      else if (!isTooLong) {
        isTooLong = true
        child.kill('SIGKILL')
      }
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      if (complaint.length < 10_000) complaint += chunk.toString('utf8')
    })
    child.on('error', (error) => {
      complaint += error.message
      resolve({ code: null, answer: Buffer.alloc(0), complaint, isTooLong })
    })
    child.on('close', (code) => resolve({ code, answer: Buffer.concat(chunks), complaint, isTooLong }))
    // A child that dies early closes the pipe; its end tells enough.
    child.stdin?.on('error', () => {})
    child.stdin?.write(`${JSON.stringify(file)}\n`)
    child.stdin?.end(bytes)
  })
}

/** Looks at resident memory ten times a second, where /proc tells it; elsewhere only the heap limit holds. */
function watchMemory(child: ChildProcess, mostMegabytes: number, tooMuch: () => void): NodeJS.Timeout {
  return setInterval(() => {
    if (process.platform !== 'linux' || child.pid === undefined) return
    readFile(`/proc/${child.pid}/statm`, 'utf8').then(
      (statm) => {
        const pages = Number(statm.split(' ')[1])
        if (pages * 4096 > mostMegabytes * 1024 * 1024) tooMuch()
      },
      () => {},
    )
  }, 100)
}
