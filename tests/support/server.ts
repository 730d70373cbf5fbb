// The built application on a free port with a data folder of its own: what the HTTP and browser tests speak to.
import { fork, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface RunningFontes {
  url: string
  /** Null when somebody has a password already. */
  ownerLink: string | null
  databaseUrl: string
  dataDir: string
  port: number
  /** Everything the server has printed so far. */
  output(): string
  /** As Ctrl-C does. Removes the data folder when it was made here. */
  stop(): Promise<void>
  /** kill -9 of launcher, web server and database with all its processes; the data folder stays. */
  killHard(): Promise<void>
}

interface Ready {
  url: string
  ownerLink: string | null
  databaseUrl: string
  serverPid: number
}

/** Builds the application when its sources have changed, as `npm start` does. */
export function buildFontes(): void {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) throw new Error('The application could not be built: see above.')
}

/** Starts the built application. Without a port it takes a free one; without a folder it makes one and removes it. */
export async function startFontes(
  options: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<RunningFontes> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'fontes-run-')))
  const port = options.port ?? (await freePort())
  const { DATABASE_URL: _own, FONTES_URL: _url, FONTES_EMBEDDED: _embedded, ...inherited } = process.env
  const child = fork(join(root, 'scripts', 'serve.mjs'), {
    cwd: root,
    execPath: join(root, 'node_modules', 'node', 'bin', 'node'),
    execArgv: ['--conditions=react-server', '--no-warnings'],
    env: { ...inherited, NODE_OPTIONS: '', PORT: String(port), FONTES_DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)))
  const ready = await untilReady(child, () => output)
  return {
    url: ready.url,
    ownerLink: ready.ownerLink,
    databaseUrl: ready.databaseUrl,
    dataDir,
    port,
    output: () => output,
    stop: async () => {
      await end(child, 'SIGTERM')
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
    killHard: async () => {
      // The launcher first: nobody is left who would stop or revive the others.
      await end(child, 'SIGKILL')
      kill(ready.serverPid)
      for (const pid of databaseProcesses(dataDir)) kill(pid)
      await untilGone(ready.serverPid)
    },
  }
}

async function untilReady(child: ChildProcess, output: () => string): Promise<Ready> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      failed(new Error(`Fontes did not start within two minutes.\n${output()}`))
    }, 120_000)
    child.once('exit', (code) => {
      clearTimeout(timer)
      failed(new Error(`Fontes ended while starting (${code}).\n${output()}`))
    })
    child.on('message', (message) => {
      if (!(typeof message === 'object' && 'ready' in message)) return
      clearTimeout(timer)
      done(message.ready as Ready)
    })
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await gone
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((done) => setTimeout(done, 25))
  }
}

/** The server process of the database in `dataDir`, and its children. */
function databaseProcesses(dataDir: string): number[] {
  const file = join(dataDir, 'database', 'postmaster.pid')
  if (!existsSync(file)) return []
  const server = Number.parseInt(readFileSync(file, 'utf8'), 10)
  const children = existsSync('/proc')
    ? readdirSync('/proc')
        .map(Number)
        .filter((pid) => pid > 0 && parentOf(pid) === server)
    : []
  return [server, ...children]
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
