// The embedded database under the accidents it must survive: in processes of their own, on a data folder of their own.
import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
let dataDir = ''
let children: ChildProcess[] = []

// Made once and copied: preparing a new database takes longer than all that is tested here.
let prepared = ''

beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), 'fontes-embedded-'))
  // When the tests run as root, the database runs as another user, who has to pass through here.
  chmodSync(prepared, 0o711)
  dataDir = join(prepared, 'data')
  const { child } = await open()
  await end(child, 'SIGTERM')
}, 60_000)

afterAll(() => rm(prepared, { recursive: true, force: true }))

beforeEach(() => {
  dataDir = join(prepared, `copy-${Date.now()}`)
  execFileSync('cp', ['-a', join(prepared, 'data'), dataDir])
  children = []
})

afterEach(async () => {
  for (const child of children) await end(child, 'SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

async function open(...args: string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = fork(join(root, 'tests/support/instance-process.ts'), args, {
    execArgv: ['--conditions=react-server', '--no-warnings'],
    env: { NODE_ENV: 'test', PATH: process.env['PATH'], FONTES_DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  const url = await new Promise<string>((done, failed) => {
    child.once('message', (message) => done((message as { url: string }).url))
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)))
  })
  return { url, child }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await gone
}

const pidFile = () => join(dataDir, 'database', 'postmaster.pid')
const serverPid = () => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10)

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded database', () => {
  it('keeps its password to its owner and listens to this machine only', async () => {
    const { url } = await open()
    expect(statSync(join(dataDir, 'database.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'database')).mode & 0o777).toBe(0o700)
    expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const stranger = new URL(url)
    stranger.password = 'postgres'
    await expect(ask(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  })

  it('confirms nothing before it is on disk', async () => {
    const { url } = await open()
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      expect(await ask(url, `SHOW ${name}`)).toEqual([{ [name]: 'on' }])
    }
  })

  it('is one database for two processes that start at once, and ends with the last of them', async () => {
    const [first, second] = await Promise.all([open(), open()])
    expect(first.url).toBe(second.url)
    await end(first.child, 'SIGTERM')
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await end(second.child, 'SIGTERM')
    expect(existsSync(pidFile())).toBe(false)
    await expect(ask(second.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/)
  })

  it(
    'comes back after kill -9 of itself and its user, with everything that was confirmed',
    { timeout: 120_000 },
    async () => {
      const { url, child } = await open()
      await ask(url, 'CREATE TABLE confirmed (n int)')
      for (let round = 1; round <= 3; round++) {
        const now = round === 1 ? { url, child } : await open()
        await ask(now.url, `INSERT INTO confirmed VALUES (${round})`)
        process.kill(serverPid(), 'SIGKILL')
        await end(now.child, 'SIGKILL')
      }
      const last = await open()
      expect(await ask(last.url, 'SELECT n FROM confirmed ORDER BY n')).toEqual([
        { n: 1 },
        { n: 2 },
        { n: 3 },
      ])
    },
  )

  it('is joined again when only its user was killed', async () => {
    const first = await open()
    const pid = serverPid()
    await end(first.child, 'SIGKILL')
    const second = await open()
    expect(second.url).toBe(first.url)
    expect(serverPid()).toBe(pid)
  })

  it('is not kept from starting by the note of a dead server whose number is used again', async () => {
    const first = await open()
    await end(first.child, 'SIGTERM')
    // This process is alive, and no PostgreSQL.
    const lines = [process.pid, join(dataDir, 'database'), 1, 5432, '', '127.0.0.1', '1 1', 'ready']
    writeFileSync(pidFile(), `${lines.join('\n')}\n`)
    writeFileSync(join(dataDir, 'database.lock'), JSON.stringify({ pid: process.pid, started: 'long ago' }))
    const second = await open()
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('is started again under a running server, on the same address', async () => {
    const { url } = await open('--revive')
    process.kill(serverPid(), 'SIGKILL')
    let answer: object[] = []
    for (let tries = 0; tries < 100 && answer.length === 0; tries++) {
      await wait(100)
      answer = await ask(url, 'SELECT 1 AS one').catch(() => [])
    }
    expect(answer).toEqual([{ one: 1 }])
  })

  it('is made anew when its first preparation was cut off', async () => {
    rmSync(join(dataDir, 'database'), { recursive: true })
    rmSync(join(dataDir, 'database.json'))
    writeFileSync(join(dataDir, 'database.new'), 'half')
    const { url } = await open()
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

describe('a database of the operator’s own', () => {
  it('is refused when it may lose what it has confirmed', async () => {
    const { url, child } = await open()
    const { startDatabase } = await import('#lib/server/instance/embedded-database.ts')
    const before = process.env['DATABASE_URL']
    const forgetful = new URL(url)
    forgetful.searchParams.set('options', '-c synchronous_commit=off')
    try {
      process.env['DATABASE_URL'] = url
      expect(await startDatabase()).toMatchObject({ url, isOurs: false })
      process.env['DATABASE_URL'] = forgetful.href
      await expect(startDatabase()).rejects.toThrow(/synchronous_commit=off/)
    } finally {
      if (before === undefined) delete process.env['DATABASE_URL']
      else process.env['DATABASE_URL'] = before
    }
    await end(child, 'SIGTERM')
  })
})
