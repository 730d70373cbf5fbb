// One process at a time starts or stops the database of a data folder. The lock of a killed process does not count.
import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { codeOf, InstanceProblem } from './instance-problem.ts'
import { isAlive, thisProcess } from './process-mark.ts'

const holder = z.object({ pid: z.int(), started: z.string() })

/** Runs `work` while holding the lock file `path`; waits for another live holder up to `patienceMs`. */
export async function withLock<T>(path: string, work: () => Promise<T>, patienceMs = 120_000): Promise<T> {
  await acquire(path, Date.now() + patienceMs)
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

async function acquire(path: string, deadline: number): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, JSON.stringify(thisProcess()), { mode: 0o600 })
  try {
    while (!tryLink(draft, path)) {
      dropStale(path)
      if (Date.now() > deadline) {
        throw new InstanceProblem(
          `Another process has been starting or stopping the database for too long (${path}).`,
          'End that process, then start again.',
        )
      }
      await wait(50)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** `link` is atomic and never replaces: whoever links first holds the lock, with its whole content. */
function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function dropStale(path: string): void {
  const content = read(path)
  if (content === null || isHeld(content)) return
  const aside = `${path}.stale-${randomBytes(6).toString('hex')}`
  try {
    renameSync(path, aside)
    // Between reading and renaming another process may have dropped the stale lock and taken a new one: give it back.
    if (read(aside) !== content) linkSync(aside, path)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function isHeld(content: string): boolean {
  try {
    return isAlive(holder.parse(JSON.parse(content)))
  } catch {
    return false
  }
}
