// The embedded PostgreSQL of a data folder. Whoever comes first starts it, everybody else joins it, the last one stops it:
// a command beside a running server uses the same database, and a killed process leaves nothing that blocks the next.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import {
  clusterPid,
  createCluster,
  durable,
  freePort,
  isFree,
  isPostgresOf,
  launch,
  placeOf,
  readAccess,
  urlOf,
  writeAccess,
  type Access,
  type Place,
} from './cluster.ts'
import { environment } from './environment.ts'
import { codeOf, explainWrite, InstanceProblem } from './instance-problem.ts'
import { assertReadable, postgresPrograms } from './postgres-programs.ts'
import { isRunning } from './process-mark.ts'
import type { Progress } from './progress.ts'
import { withLock } from './start-lock.ts'

export interface RunningDatabase {
  url: string
  /** True for the embedded database, false for one behind the operator's DATABASE_URL. */
  isOurs: boolean
  /** Lets go of the database; the last one to let go of an embedded database stops it cleanly. */
  stop(): Promise<void>
}

export interface StartOptions {
  progress?: Progress
  /** Starts the database again when it dies under us, on the same port. For processes that run for long. */
  revive?: boolean
}

/** Session lock in the database "postgres" that every process using the database shares; see `stop`. */
const userLock = 0x466f6e74

/** Gives the database of this instance, running, and sets DATABASE_URL for this process and its children. */
export async function startDatabase(options: StartOptions = {}): Promise<RunningDatabase> {
  const { dataDir, ownDatabaseUrl } = environment()
  const progress = options.progress ?? (() => undefined)
  if (ownDatabaseUrl !== null) {
    await refuseForgetful(await connect(ownDatabaseUrl).catch(explainOwn))
    return { url: ownDatabaseUrl, isOurs: false, stop: async () => undefined }
  }
  const place = placeOf(dataDir)
  let presence = await enter(place, progress)
  let isStopping = false
  const watch = () => {
    presence.client.once('end', () => {
      if (isStopping || !options.revive) return
      progress('The database has gone away. Starting it again.')
      enter(place, progress).then(
        (next) => {
          if (next.url !== presence.url) progress('The database came back on another port. Restart Fontes.')
          presence = next
          watch()
        },
        (error: unknown) => progress(`The database could not be started again: ${String(error)}`),
      )
    })
  }
  watch()
  process.env['DATABASE_URL'] = presence.url
  process.env['FONTES_EMBEDDED'] = '1'
  return {
    url: presence.url,
    isOurs: true,
    stop: async () => {
      if (isStopping) return
      isStopping = true
      await leave(place, presence)
    },
  }
}

interface Presence {
  url: string
  /** Holds the shared lock for as long as this process uses the database. */
  client: Client
}

async function enter(place: Place, progress: Progress): Promise<Presence> {
  try {
    // Others may pass through (the database's user must), but not look around.
    mkdirSync(place.dataDir, { recursive: true, mode: 0o711 })
    return await withLock(place.lock, async () => {
      const running = (await joinRunning(place, progress)) ?? (await start(place, progress))
      const client = await connect(urlOf(running, 'postgres'))
      client.on('error', () => undefined)
      await client.query('SELECT pg_advisory_lock_shared($1)', [userLock])
      await refuseForgetful(client, false)
      return { url: urlOf(running, 'fontes'), client }
    })
  } catch (error) {
    throw explainWrite(error, place.dataDir)
  }
}

async function leave(place: Place, presence: Presence): Promise<void> {
  await withLock(place.lock, async () => {
    await presence.client.end().catch(() => undefined)
    const known = readAccess(place)
    const pid = clusterPid(place)
    if (!known || pid === null || !isRunning(pid)) return
    const client = await connect(urlOf(known, 'postgres')).catch(() => null)
    const answer = await client?.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [
      userLock,
    ])
    await client?.end()
    if (answer?.rows[0]?.free !== true) return
    // SIGINT is PostgreSQL's "fast shutdown": ends the connections, writes everything down, exits.
    process.kill(pid, 'SIGINT')
    await until(() => clusterPid(place) === null && !isRunning(pid), 60_000, 'The database does not stop.')
  })
}

/** Joins the database when it runs, or comes up, in this folder; null when it does not run. */
async function joinRunning(place: Place, progress: Progress): Promise<Access | null> {
  const known = readAccess(place)
  const pid = clusterPid(place)
  if (!known || pid === null || !isRunning(pid)) return null
  if (!isPostgresOf(pid, place)) {
    // The number was given to another program after a crash: PostgreSQL would take it for itself and refuse to start.
    rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
    return null
  }
  await untilReady(known, pid, progress)
  return isRunning(pid) ? known : null
}

async function start(place: Place, progress: Progress): Promise<Access> {
  const programs = postgresPrograms()
  // The database's user must pass through this folder of ours; the folders above it are for their owner to open.
  if (programs.as.uid !== undefined) chmodSync(place.dataDir, statSync(place.dataDir).mode | 0o011)
  assertReadable(place.dataDir, programs.as)
  const isNew = !existsSync(place.cluster) || !existsSync(place.accessFile)
  let known = isNew ? createCluster(place, programs, progress) : (readAccess(place) as Access)
  if (!(await isFree(known.port))) known = writeAccess(place, { ...known, port: await freePort() })
  progress('Starting the database.')
  for (let attempt = 1; ; attempt++) {
    const pid = launch(place, programs, known.port)
    if (await untilReady(known, pid, progress)) break
    // After kill -9 the last of the old server's processes may live on for a moment, and hold its memory.
    if (attempt === 20) throw doesNotStart(place)
    await wait(500)
  }
  if (isNew) await createDatabase(known)
  return known
}

/** Waits until the server of process `pid` accepts connections; false when it has ended. */
async function untilReady(known: Access, pid: number, progress: Progress): Promise<boolean> {
  for (let tries = 1; pid !== 0 && isRunning(pid); tries++) {
    try {
      const client = await connect(urlOf(known, 'postgres'))
      await client.end()
      return true
    } catch (error) {
      // 57P03: starting up or shutting down. After a crash the log is replayed first, which may take its time.
      if (!['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(codeOf(error)) && tries > 5) throw error
    }
    if (tries % 100 === 0) progress('The database is still bringing its files in order.')
    await wait(tries < 20 ? 25 : 100)
  }
  return false
}

async function createDatabase(known: Access): Promise<void> {
  const client = await connect(urlOf(known, 'postgres'))
  try {
    await client.query('CREATE DATABASE fontes')
  } catch (error) {
    if (codeOf(error) !== '42P04') throw error
  } finally {
    await client.end()
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000, keepAlive: true })
  await client.connect()
  return client
}

/** Refuses a server that answers "saved" before it is; ends the connection unless told to keep it. */
async function refuseForgetful(client: Client, andClose = true): Promise<void> {
  try {
    for (const name of durable) {
      const answer = await client.query<Record<string, string>>(`SHOW ${name}`)
      if (answer.rows[0]?.[name] !== 'off') continue
      throw new InstanceProblem(
        `The database runs with ${name}=off, so it can lose what it has confirmed.`,
        `Set ${name} to on in its configuration.`,
      )
    }
  } finally {
    if (andClose) await client.end()
  }
}

function explainOwn(error: unknown): never {
  throw new InstanceProblem(
    `The database at DATABASE_URL does not answer (${error instanceof Error ? error.message : String(error)}).`,
    'Check the address and the password, or leave DATABASE_URL out to use the embedded database.',
    { cause: error },
  )
}

function doesNotStart(place: Place): InstanceProblem {
  const said = readFileSync(place.log, 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => /FATAL|PANIC/.test(line))
  const last = said.at(-1) ?? 'no reason given'
  const remedy = /No space left/i.test(last)
    ? 'Free some space on the disk.'
    : `Read the end of ${place.log}.`
  return new InstanceProblem(
    `The database does not start: ${last.replace(/^.*?(FATAL|PANIC):\s*/, '')}`,
    remedy,
  )
}

async function until(isDone: () => boolean, patienceMs: number, reason: string): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!isDone()) {
    if (Date.now() > deadline) throw new InstanceProblem(reason, 'End it by hand, then start again.')
    await wait(25)
  }
}
