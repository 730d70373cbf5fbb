// Whether a process noted in a file is still the same one. Numbers of processes are used again, above all in containers.
import { readFileSync } from 'node:fs'

/** A process and, where the system tells, the moment it started. */
export interface ProcessMark {
  pid: number
  started: string
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid) }
}

export function isAlive(mark: ProcessMark): boolean {
  return isRunning(mark.pid) && startOf(mark.pid) === mark.started
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Linux tells boot and start tick (proc(5), field 22); elsewhere the number alone has to do. */
function startOf(pid: number): string {
  const tick = statFields(pid)[19]
  if (tick === undefined) return ''
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${tick}`
}

function isZombie(pid: number): boolean {
  return statFields(pid)[0] === 'Z'
}

/** The fields after the name of the program, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
