// One child process that answers questions about what it was given: a hostile or unlucky file costs that process, never this
// one. What limits an answer (time, memory, length) is watched from here, for each question anew.
import 'server-only'
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import path from 'node:path'
import { AppError } from '#lib/api/problem.ts'
import { log } from '../log.ts'

export interface ChildLimits {
  readonly timeoutMs: number
  readonly heapMegabytes: number
  /** Resident memory, where the system tells it. */
  readonly memoryMegabytes: number
  readonly answerMegabytes: number
  /** The script that answers; tests put a broken one here. */
  readonly script: string
}

/** Why a process was ended. */
export type Verdict = 'timeout' | 'memory' | 'crashed'

/** What is said of it: a reason that is stable, and words for a person. */
export type Complaints = Readonly<Record<Verdict, { readonly reason: string; readonly message: string }>>

export interface KillableProcess {
  /**
   * The answer to a question: a line of JSON, and the bytes behind it. One question at a time. Throws `unprocessable` with one
   * of the complaints; aborts with the signal's own reason. After either it is dead. `check` gives the
   * answer, or null when it is none: then the process has broken down. `hear` gets what it says of its progress, unchecked.
   */
  ask<T>(
    question: object,
    body: Uint8Array | null,
    check: (answer: unknown) => T | null,
    signal?: AbortSignal,
    hear?: (word: unknown) => void,
  ): Promise<T>
  /** Whether it can still be asked. */
  isAlive(): boolean
  kill(): void
  /** Whether this process stays as long as that one does; at first it does. One that is let go of ends with this process. */
  hold(isHeld: boolean): void
}

export function startProcess(limits: ChildLimits, complaints: Complaints): KillableProcess {
  const child = spawn(process.execPath, commandOf(limits), {
    // From the project's folder, not from where this module was bundled to.
    cwd: process.cwd(),
    env: { NODE_ENV: 'production', ...readerEnvironment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const line = listen(child, limits.answerMegabytes * 1024 * 1024)

  return {
    isAlive: () => !line.hasEnded(),
    kill: () => void child.kill('SIGKILL'),
    hold(isHeld) {
      const all = [child, child.stdin, child.stdout, child.stderr] as unknown as Pick<
        Socket,
        'ref' | 'unref'
      >[]
      for (const one of all)
        if (isHeld) one.ref()
        else one.unref()
    },
    async ask(question, body, check, signal, hear) {
      signal?.throwIfAborted()
      let verdict: Verdict | null = null
      const stop = (why: Verdict | null): void => {
        verdict ??= why
        child.kill('SIGKILL')
      }
      const abort = (): void => stop(null)
      signal?.addEventListener('abort', abort)
      const timer = setTimeout(() => stop('timeout'), limits.timeoutMs)
      const watch = watchMemory(child, limits.memoryMegabytes, () => stop('memory'))
      try {
        const answer = line.answer(hear)
        child.stdin.write(`${JSON.stringify({ ...question, bytes: body?.length ?? 0 })}\n`)
        if (body) child.stdin.write(body)
        const heard = await answer
        signal?.throwIfAborted()
        const outcome = heard.kind === 'said' ? check(parsed(heard.body)) : null
        if (outcome !== null) return outcome
        child.kill('SIGKILL')
        // V8 gives up with its own words before the watch sees it.
        if (heard.kind === 'too-long' || /heap out of memory|Allocation failed/.test(line.complaint()))
          verdict ??= 'memory'
        if (verdict === null)
          log('error', complaints.crashed.reason, { complaint: line.complaint().slice(0, 500) })
        const { reason, message } = complaints[verdict ?? 'crashed']
        throw new AppError('unprocessable', message, { reason })
      } finally {
        clearTimeout(timer)
        clearInterval(watch)
        signal?.removeEventListener('abort', abort)
      }
    },
  }
}

/**
 * Of V8: patterns are built as machine code at once, and functions as simple machine code. Interpreted first, as usual, each would
 * be built twice, and a process that reads one file builds hundreds.
 */
export const readerFlags: readonly string[] = ['--no-regexp-tier-up', '--always-sparkplug']

/** Of glibc, where it is the library of the system: a word list of thirty megabytes is put into a few large pages and not into thousands. */
export const readerEnvironment: Readonly<Record<string, string>> = {
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
}

/**
 * Where the program of a child lies. FONTES_CHILDREN names the folder in which a build has put each into one file
 * (scripts/bundle-children.mjs); without it, the sources are run as they are.
 */
function programOf(script: string): string {
  const built = process.env['FONTES_CHILDREN']
  if (built && script.startsWith('lib/')) return path.join(built, `${path.basename(script, '.ts')}.mjs`)
  return path.resolve(/* turbopackIgnore: true */ script)
}

function commandOf(limits: ChildLimits): string[] {
  const root = process.cwd()
  const program = programOf(limits.script)
  const readable = ['lib', 'node_modules', 'package.json', path.dirname(program)].map(
    (name) => `--allow-fs-read=${path.resolve(/* turbopackIgnore: true */ root, name)}`,
  )
  return [
    '--permission',
    ...readable,
    ...readerFlags,
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--conditions=react-server',
    '--no-warnings',
    program,
  ]
}

function parsed(answer: Buffer | string): unknown {
  try {
    return JSON.parse(answer.toString())
  } catch {
    return undefined
  }
}

type Heard = { readonly kind: 'said'; readonly body: Buffer } | { readonly kind: 'too-long' | 'ended' }

/** Of a word about progress. */
const longestWord = 500

/** Cuts what the process says into answers: a line with a length, then so many bytes. A line with a plus tells of progress. */
function listen(child: ChildProcess, mostBytes: number) {
  let chunks: Buffer[] = []
  let size = 0
  let wanted: number | null = null
  let complaint = ''
  let hasEnded = false
  let settle: ((heard: Heard) => void) | null = null
  let hearing: ((word: unknown) => void) | undefined

  const say = (heard: Heard): void => {
    settle?.(heard)
    settle = null
  }
  const keep = (rest: Buffer): void => {
    chunks = rest.length > 0 ? [rest] : []
    size = rest.length
  }
  /** Takes the lines before an answer; false: something else than our program speaks here. */
  const readHead = (): boolean => {
    while (wanted === null && chunks.some((chunk) => chunk.includes(10))) {
      const all = Buffer.concat(chunks)
      const end = all.indexOf(10)
      const head = all.subarray(0, end).toString()
      keep(all.subarray(end + 1))
      if (/^\d{1,12}$/.test(head)) wanted = Number(head)
      else if (head.startsWith('+') && head.length <= longestWord) hearing?.(parsed(head.slice(1)))
      else return false
    }
    return true
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (!readHead()) return void child.kill('SIGKILL')
    if (size > mostBytes || (wanted ?? 0) > mostBytes) {
      say({ kind: 'too-long' })
      child.kill('SIGKILL')
    } else if (wanted !== null && size >= wanted) {
      const all = Buffer.concat(chunks)
      const body = all.subarray(0, wanted)
      keep(all.subarray(wanted))
      wanted = null
      say({ kind: 'said', body })
    }
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 10_000) complaint += chunk.toString('utf8')
  })
  child.on('error', (error) => (complaint += error.message))
  child.on('close', () => {
    hasEnded = true
    say({ kind: 'ended' })
  })
  // A child that dies early closes the pipe; its end tells enough.
  child.stdin?.on('error', () => {})
  return {
    answer: (hear?: (word: unknown) => void) =>
      new Promise<Heard>((resolve) => {
        hearing = hear
        if (hasEnded) resolve({ kind: 'ended' })
        else settle = resolve
      }),
    complaint: () => complaint,
    hasEnded: () => hasEnded || child.killed,
  }
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
