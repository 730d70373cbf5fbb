// Runs the stages of the test in order and counts: each check is one, each test is one. On the pinned Node.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { obtainBrowser } from './obtain-browser.mjs'
import { pinnedEnvironment, pinnedNode, prismaEnvironment, root, run, say } from './bootstrap.mjs'
import { build } from './build-application.mjs'

const installed = (...path) => join('node_modules', ...path)
const reports = mkdtempSync(join(tmpdir(), 'fontes-reports-'))
// A build of their own for the tests: npm start may be running on the other.
const distDir = process.env.FONTES_DIST_DIR || '.next-test'

/** Name → what it does; each gives { passed, failed, skipped, output? }. */
const stages = {
  // By contents, so that a file that has not changed is not looked at again.
  format: () =>
    check([
      installed('prettier', 'bin', 'prettier.cjs'),
      ...['--check', '--log-level=warn', '--cache', '--cache-strategy=content', '.'],
    ]),
  lint: () => check([installed('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0']),
  types: async () => {
    const routes = await node([installed('next', 'dist', 'bin', 'next'), 'typegen'])
    return routes.code === 0
      ? check([installed('typescript-7', 'bin', 'tsc'), '--noEmit'])
      : failed(routes.output)
  },
  boundaries: () =>
    check([
      installed('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...['app', 'components', 'lib', 'prisma', 'tests', 'bench'].filter((folder) =>
        existsSync(join(root, folder)),
      ),
      '--config',
      '.dependency-cruiser.cjs',
    ]),
  knip: () => check([installed('knip', 'bin', 'knip.js')]),
  unit: () => vitest('unit'),
  server: () => vitest('server'),
  build: async () => {
    try {
      await build(distDir)
      return { passed: 1, failed: 0, skipped: 0 }
    } catch (error) {
      return failed(`${error.message}\n${error.remedy ?? ''}`)
    }
  },
  http: () => vitest('http'),
  e2e: () => playwright(),
}

const asked = process.argv.slice(2)
const files = asked.filter((word) => !(word in stages))
const chosen = Object.keys(stages).filter((name) => asked.includes(name) || asked.length === files.length)

const total = { passed: 0, failed: 0, skipped: 0 }
let noBrowser = null
process.once('disconnect', () => process.exit(1))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))

if (!existsSync(resolve(root, '..', 'shared', 'corpus'))) {
  say('The folder ../shared is not there: tests on its documents are skipped and counted as skipped.')
}
// Fetched while the first stages run; only the last needs it.
const browser = chosen.includes('e2e') ? obtainBrowser().catch((error) => error) : null
// Three stages at a time, the long ones first: what speaks to a server waits about as long as it works. A stage waits for what
// it needs. The browser comes last and has the machine to itself.
const needs = { http: 'build' }
const waiting = ['build', 'lint', 'unit', 'http', 'server', 'types', 'knip', 'boundaries', 'format'].filter(
  (name) => chosen.includes(name),
)
const done = new Set(Object.keys(stages).filter((name) => !chosen.includes(name)))
await Promise.all([perform(), perform(), perform()])
if (browser) {
  const found = await browser
  if (typeof found === 'string') process.env.FONTES_CHROMIUM = found
  else {
    noBrowser = `${found.message}\n${found.remedy ?? ''}`
    say(found.message)
  }
  await performStage('e2e')
}
process.stdout.write(`${sentence(total)}\n`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

async function perform() {
  for (;;) {
    const next = waiting.findIndex((name) => !(name in needs) || done.has(needs[name]))
    if (next === -1) return
    await performStage(waiting.splice(next, 1)[0])
  }
}

async function performStage(name) {
  say(`${name} …`)
  const began = Date.now()
  const result = await stages[name]()
  done.add(name)
  for (const kind of Object.keys(total)) total[kind] += result[kind]
  if (result.failed > 0 && result.output) process.stderr.write(`\n${result.output.trimEnd()}\n\n`)
  say(`${name}: ${sentence(result)} in ${Math.round((Date.now() - began) / 1000)} s`)
}

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function failed(output, count = 1) {
  return { passed: 0, failed: count, skipped: 0, output }
}

/** Settings of the person who runs the tests must not change what they say. */
function environment(extra = {}) {
  const clean = pinnedEnvironment({ ...prismaEnvironment, FONTES_DIST_DIR: distDir, NO_COLOR: '1', ...extra })
  for (const name of [
    'PORT',
    'FONTES_DATA_DIR',
    'DATABASE_URL',
    'FONTES_URL',
    'FONTES_EMBEDDED',
    'NODE_OPTIONS',
  ])
    delete clean[name]
  return clean
}

function node(args, extra) {
  return run(pinnedNode, args, { env: environment(extra), still: 'Still running.' })
}

async function check(args) {
  const { code, output } = await node(args)
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : failed(output)
}

async function vitest(project) {
  const report = join(reports, `${project}.json`)
  const { code, output } = await node([
    installed('vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    ...files,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(files.length > 0 ? ['--passWithNoTests'] : []),
  ])
  const found = readReport(report)
  if (!found) return failed(output)
  const counted = {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
    output,
  }
  return complete(counted, code)
}

async function playwright() {
  if (noBrowser) return failed(noBrowser)
  const report = join(reports, 'e2e.json')
  const { code, output } = await node([installed('@playwright', 'test', 'cli.js'), 'test', ...files], {
    FONTES_E2E_REPORT: report,
  })
  const found = readReport(report)
  if (!found) return failed(output)
  const { expected, unexpected, flaky, skipped } = found.stats
  return complete({ passed: expected, failed: unexpected + flaky, skipped, output }, code)
}

/** A stage that ended badly without a failed test, or that tested nothing, has failed all the same. */
function complete(counted, code) {
  if (counted.failed === 0 && code !== 0) return { ...counted, failed: 1 }
  const ran = counted.passed + counted.failed
  if (ran === 0 && files.length === 0)
    return { ...counted, failed: 1, output: `${counted.output}\nNot one test ran.` }
  return counted
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
