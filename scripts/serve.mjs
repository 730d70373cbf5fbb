// Opens the instance, runs the web server as a child, and closes both in order. On the pinned Node, started by start.mjs.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root, say } from './bootstrap.mjs'
import { childrenOf } from './build-application.mjs'
import { environment } from '../lib/server/instance/environment.ts'
import { InstanceProblem } from '../lib/server/instance/instance-problem.ts'
import { openInstance } from '../lib/server/instance/open-instance.ts'
import { ownerLink } from '../lib/server/instance/owner-link.ts'
import { secret } from '../lib/server/instance/secrets.ts'
import { memoryEnvironment, serverOptions } from '../lib/server/instance/serving-process.ts'

const isDev = process.argv.includes('--dev')
// Where the build has put the programs that run as processes of their own; a developer changes their sources.
if (!isDev) process.env.FONTES_CHILDREN = childrenOf(process.env.FONTES_DIST_DIR || '.next')
let instance
let server
let isClosing = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void close(0))
process.once('disconnect', () => void close(1))

try {
  const { port, url } = environment()
  // Reachable from this machine alone, until the instance is given an address of its own.
  const host = process.env.FONTES_URL ? '0.0.0.0' : '127.0.0.1'
  await refuseTakenPort(port, host)
  instance = await openInstance({ progress: say, revive: true })
  if (isClosing) await close(0)
  const link = await ownerLink()
  say('Starting the web server.')
  server = startServer(port, host)
  await untilAnswering(port)
  print(url, link)
} catch (error) {
  if (error instanceof InstanceProblem) process.stderr.write(`\n${error.message}\n${error.remedy}\n`)
  else process.stderr.write(`\n${error?.stack ?? error}\n`)
  await close(1)
}

function startServer(port, host) {
  const { url } = environment()
  const child = spawn(
    process.execPath,
    [
      ...serverOptions,
      join(root, 'node_modules', 'next', 'dist', 'bin', 'next'),
      isDev ? 'dev' : 'start',
      '--port',
      String(port),
      '--hostname',
      host,
    ],
    {
      cwd: root,
      stdio: ['ignore', isDev ? 'inherit' : 'pipe', 'inherit', 'ipc'],
      env: {
        ...memoryEnvironment,
        ...process.env,
        NODE_ENV: isDev ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        FONTES_URL: url,
        NEXTAUTH_URL: url,
        NEXTAUTH_SECRET: secret('session').toString('base64url'),
      },
    },
  )
  // Next greets in its own words; what it prints later is of use.
  child.stdout?.on('data', (chunk) => {
    const text = String(chunk)
    if (!/^\s*(▲|- |✓|$)/.test(text)) process.stdout.write(text)
  })
  child.once('exit', (code, signal) => {
    if (isClosing) return
    process.stderr.write(
      `\nThe web server has ended by itself (${signal ?? code}).\nStart again; if it happens twice, read what stands above.\n`,
    )
    void close(1)
  })
  return child
}

async function refuseTakenPort(port, host) {
  const trouble = await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
  if (trouble === 'EACCES') {
    throw new InstanceProblem(
      `Port ${port} may only be used by the system's administrator.`,
      'Choose one above 1023: PORT=3000 npm start',
    )
  }
  if (trouble !== null) {
    throw new InstanceProblem(
      `Port ${port} is already in use, perhaps by a Fontes that still runs.`,
      `End that program, or choose another port: PORT=${port + 1} npm start`,
    )
  }
}

async function untilAnswering(port) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(50)) {
    if (isClosing) return
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health`, { redirect: 'manual' }).catch(
      () => null,
    )
    await answer?.arrayBuffer()
    if (answer) return
  }
  throw new InstanceProblem('The web server does not answer.', 'Read what stands above, then start again.')
}

function print(url, link) {
  if (isClosing) return
  const lines = ['', `Fontes is ready: ${url}`]
  if (link)
    lines.push('', 'Nobody has signed in yet. This link makes the owner; it works once, for 7 days:', link)
  lines.push('', 'Stop with Ctrl-C.', '')
  process.stdout.write(`${lines.join('\n')}\n`)
  // For whoever started this as a child: the tests.
  process.send?.({
    ready: { url, ownerLink: link, databaseUrl: instance.databaseUrl, serverPid: server.pid },
  })
}

/** The web server first, then the database: nothing is cut off in the middle of a write. */
async function close(code) {
  if (isClosing) return
  isClosing = true
  try {
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      // Live lines stay open for as long as the browser likes; what was acknowledged is already on disk.
      const timer = setTimeout(() => server.kill('SIGKILL'), 3_000)
      await ended
      clearTimeout(timer)
    }
    if (instance) {
      say('Stopping the database.')
      await instance.close()
    }
  } catch (error) {
    process.stderr.write(`\n${error?.message ?? error}\n${error?.remedy ?? ''}\n`)
    process.exit(1)
  }
  process.exit(code)
}
