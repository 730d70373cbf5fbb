// The files of the embedded PostgreSQL in a data folder, and the process that serves them.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import type { Progress } from './progress.ts'
import { InstanceProblem } from './instance-problem.ts'
import type { PostgresPrograms } from './postgres-programs.ts'

/** How the database of a data folder is reached; kept beside it, for its owner only. */
const access = z.object({ port: z.int(), password: z.string() })
export type Access = z.infer<typeof access>

/** What must not be switched off, or an answer "saved" is a lie (given on the command line, it overrules any file). */
export const durable = ['fsync', 'full_page_writes', 'synchronous_commit'] as const
export interface Place {
  dataDir: string
  cluster: string
  accessFile: string
  lock: string
  log: string
}

export function placeOf(dataDir: string): Place {
  return {
    dataDir,
    cluster: join(dataDir, 'database'),
    accessFile: join(dataDir, 'database.json'),
    lock: join(dataDir, 'database.lock'),
    log: join(dataDir, 'database.log'),
  }
}

/** Made beside and renamed when complete, so a start that was cut off is simply made again. */
export function createCluster(place: Place, programs: PostgresPrograms, progress: Progress): Access {
  progress('Preparing a new database.')
  const draft = `${place.cluster}.new`
  const passwordFile = `${place.cluster}.password`
  const password = randomBytes(24).toString('base64url')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (programs.as.uid !== undefined && programs.as.gid !== undefined) {
    chownSync(draft, programs.as.uid, programs.as.gid)
    chownSync(passwordFile, programs.as.uid, programs.as.gid)
  }
  try {
    // PostgreSQL's own C.UTF-8 sorts and folds alike on every machine, whatever languages it has installed.
    const made = spawnSync(
      programs.initdb,
      [
        `--pgdata=${draft}`,
        '--username=fontes',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...programs.as, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
    )
    if (made.status !== 0) {
      const said = `${made.stderr}${made.error?.message ?? ''}`.trim()
      if (/no space left/i.test(said)) throw Object.assign(new Error(said), { code: 'ENOSPC' })
      throw new InstanceProblem(
        `The database could not be prepared: ${said.split('\n').at(-1) ?? 'initdb failed'}`,
        'Correct that, or set DATABASE_URL to a PostgreSQL of your own.',
      )
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
  // A cluster without its password file, or half made, is of no use; keep it all the same, since it may hold work.
  if (existsSync(place.cluster)) renameSync(place.cluster, `${place.cluster}.unopened-${Date.now()}`)
  renameSync(draft, place.cluster)
  return writeAccess(place, { port: 0, password })
}

export function launch(place: Place, programs: PostgresPrograms, port: number): number {
  const log = openSync(place.log, 'a', 0o600)
  try {
    const settings = {
      port: String(port),
      listen_addresses: '127.0.0.1',
      // TCP only: no socket files that a killed server would leave behind.
      unix_socket_directories: '',
      max_connections: '200',
      log_timezone: 'UTC',
      timezone: 'UTC',
      ...Object.fromEntries(durable.map((name) => [name, 'on'])),
    }
    const server = spawn(
      programs.postgres,
      [
        '-D',
        place.cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      // A session of its own, so that Ctrl-C reaches Fontes alone, which stops the database in its own time.
      {
        ...programs.as,
        cwd: '/',
        detached: true,
        stdio: ['ignore', log, log],
        env: { ...process.env, LC_ALL: 'C' },
      },
    )
    server.on('error', () => undefined)
    server.unref()
    return server.pid ?? 0
  } finally {
    closeSync(log)
  }
}

export function clusterPid(place: Place): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8'), 10)
    return Number.isNaN(pid) ? null : Math.abs(pid)
  } catch {
    return null
  }
}

/** Whether process `pid` is a PostgreSQL on this very folder. */
export function isPostgresOf(pid: number, place: Place): boolean {
  const asked = existsSync(`/proc/${pid}/cmdline`)
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return asked.includes(place.cluster)
}

export function readAccess(place: Place): Access | null {
  if (!existsSync(place.accessFile)) return null
  const read = access.safeParse(JSON.parse(readFileSync(place.accessFile, 'utf8')))
  return read.success ? read.data : null
}

export function writeAccess(place: Place, known: Access): Access {
  const draft = `${place.accessFile}.new`
  writeFileSync(draft, JSON.stringify(known), { mode: 0o600, flush: true })
  chmodSync(draft, 0o600)
  renameSync(draft, place.accessFile)
  return known
}

export function urlOf(known: Access, database: string): string {
  return `postgresql://fontes:${known.password}@127.0.0.1:${known.port}/${database}`
}

export async function isFree(port: number): Promise<boolean> {
  if (port === 0) return false
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
