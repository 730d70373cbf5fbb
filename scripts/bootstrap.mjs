// What every command needs before the project's own Node can run: the packages, and that Node among them.
// Plain JavaScript for the machine's Node (20.19 or later); nothing here may import a package.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname ?? '.', '..')
// A script that takes over goes on counting from where the first one began.
const began = Number(process.env.FONTES_BEGAN) || Date.now()

// npm passes a signal on to its shell alone, and the shell does not pass it on to us: when the shell is gone, so are we.
if (process.env.npm_lifecycle_event && process.env.FONTES_BEGAN === undefined) {
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

/** A reason and what to do, each one sentence; printed as they are. */
export class Problem extends Error {
  constructor(reason, remedy) {
    super(reason)
    this.remedy = remedy
  }
}

/** Prints a line of progress with the time since the command began. To stderr, so that results stay alone on stdout. */
export function say(line) {
  const seconds = Math.floor((Date.now() - began) / 1000)
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  process.stderr.write(`${time.padStart(6)}  ${line}\n`)
}

/** Prints a problem and ends; an unexpected error keeps its stack. */
export function fail(error) {
  if (error instanceof Problem) process.stderr.write(`\n${error.message}\n${error.remedy}\n`)
  else process.stderr.write(`\n${error?.stack ?? error}\n`)
  process.exit(1)
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Problem(
    `Fontes needs Node 20.19 or later, and this is Node ${process.versions.node}.`,
    'Install a current Node from https://nodejs.org, then run the same command again.',
  )
}

/** The Node the project runs on: one version, whatever the machine has. */
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** The environment for the pinned Node and everything it starts: it comes first on the path, nothing reports home. */
export function pinnedEnvironment(extra = {}) {
  const path = [
    join(root, 'node_modules', 'node', 'bin'),
    join(root, 'node_modules', '.bin'),
    process.env.PATH ?? '',
  ]
  return {
    ...process.env,
    PATH: path.join(delimiter),
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    DO_NOT_TRACK: '1',
    ...extra,
  }
}

/** Installs the packages when they are missing or not those of package-lock.json. */
export async function install() {
  if (isInstalled()) return
  say('Installing the packages (a few minutes on first start).')
  // The project's Node lies in node_modules, which npm empties first: run npm by the machine's own.
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.includes('node_modules'))
  const { code, output } = await run(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    {
      env: { ...process.env, PATH: path.join(delimiter), ...prismaEnvironment, NODE_ENV: 'development' },
      still: 'Still installing.',
      shell: process.platform === 'win32',
    },
  )
  if (code !== 0) throw explainInstall(output)
  if (!existsSync(pinnedNode)) {
    throw new Problem(
      'The packages are installed, but the Node that belongs to Fontes is missing.',
      'Allow install scripts ("npm config get ignore-scripts" should say false), then run the same command again.',
    )
  }
}

/** npm notes what it has put into node_modules; compare that with the lock file. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(
      readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'),
    ).packages
    for (const [path, entry] of Object.entries(wanted)) {
      if (path === '' || entry.link) continue
      const found = present[path]
      if (found ? found.version !== entry.version : !entry.optional && !entry.devOptional) return false
    }
    return existsSync(pinnedNode)
  } catch {
    return false
  }
}

function explainInstall(output) {
  const has = (pattern) => pattern.test(output)
  if (has(/ENOSPC|no space left/i)) {
    return new Problem(
      'The packages could not be installed: the disk is full.',
      'Free about 2 GB, then run the same command again.',
    )
  }
  if (has(/EACCES|EPERM|EROFS/)) {
    return new Problem(
      `The packages could not be installed: npm may not write into ${root}.`,
      'Give your user the right to write there, then run the same command again.',
    )
  }
  if (has(/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i)) {
    return new Problem(
      'The packages could not be installed: the npm registry does not answer.',
      'Check the internet connection (behind a proxy: "npm config set proxy …"), then run the same command again.',
    )
  }
  if (has(/spawn npm ENOENT/)) {
    return new Problem('The program npm is not found.', 'Install Node with npm from https://nodejs.org.')
  }
  process.stderr.write(`${output.trim().split('\n').slice(-25).join('\n')}\n`)
  return new Problem(
    'The packages could not be installed: npm says why, above.',
    'Correct that, then run the same command again.',
  )
}

// Prisma's command line asks its maker's server for an engine before each command; generating needs none.
const nothing = ['/bin/true', '/usr/bin/true'].find(existsSync)
export const prismaEnvironment = {
  ...(nothing ? { PRISMA_SCHEMA_ENGINE_BINARY: nothing } : {}),
  PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}

/** Writes the database client from prisma/schema.prisma when that has changed. */
export async function generate() {
  const folder = join(root, 'lib', 'server', 'database', 'generated')
  const stamp = join(folder, '.made-from')
  const now = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if (read(stamp) === now && existsSync(join(folder, 'client.ts'))) return
  say('Writing the database client.')
  const { code, output } = await run(
    pinnedNode,
    [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    {
      env: pinnedEnvironment(prismaEnvironment),
    },
  )
  if (code !== 0) {
    process.stderr.write(output)
    throw new Problem(
      'The database client could not be written.',
      'Correct prisma/schema.prisma, then run the same command again.',
    )
  }
  writeFileSync(stamp, now)
}

/** Everything up to the point where the pinned Node can run any part of the project. */
export async function prepare() {
  checkNode()
  await install()
  await generate()
}

/**
 * Runs a command in the project's folder and collects what it prints.
 * `still` is said every 20 seconds, so that silence never looks like a standstill.
 */
export function run(command, args, { env = process.env, still, shell = false, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, shell, signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    const timer = still ? setInterval(() => say(still), 20_000) : null
    // Whoever ends this command ends what it has started, too.
    const endChild = () => child.kill()
    const endBoth = () => process.exit(143)
    process.once('exit', endChild)
    process.once('SIGTERM', endBoth)
    child.once('error', (error) => (output += String(error.message)))
    child.once('close', (code) => {
      if (timer) clearInterval(timer)
      process.off('exit', endChild)
      process.off('SIGTERM', endBoth)
      resolve({ code: code ?? 1, output })
    })
  })
}

/**
 * Hands over to a script on the pinned Node, passes signals on, and ends as it ends.
 * The channel tells the other side when this process is gone, however it ended.
 */
export function handOver(script, args = [], { env = {}, channel = true } = {}) {
  const child = spawn(pinnedNode, ['--conditions=react-server', '--no-warnings', script, ...args], {
    cwd: root,
    env: pinnedEnvironment({ ...env, FONTES_BEGAN: String(began) }),
    stdio: channel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  })
  // Ctrl-C reaches the whole group; the other side ends by itself, and this one waits for it.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

/** SHA-256 over names and contents of files and folders, in a fixed order. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      if (path.endsWith('database/generated')) return
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`)
    } else {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    }
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

/** Null when there is no such file. */
export function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
