// npm run bench: measures instead of testing. Each file in bench/ prints its own figures; a name runs that one alone.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail, pinnedEnvironment, pinnedNode, prepare, Problem, root } from './bootstrap.mjs'
import { build, childrenOf } from './build-application.mjs'
import { obtainBrowser } from './obtain-browser.mjs'

try {
  await prepare()
  await build()
  const [wanted, ...args] = process.argv.slice(2)
  const files = readdirSync(join(root, 'bench'))
    .filter((name) => name.endsWith('.ts'))
    .sort()
  const chosen = files.filter((name) => wanted === undefined || name === `${wanted}.ts`)
  if (chosen.length === 0) {
    throw new Problem(
      'There is no such measurement.',
      `Choose one of: ${files.map((name) => name.replace('.ts', '')).join(', ')}`,
    )
  }
  if (chosen.includes('reader.ts')) process.env.FONTES_CHROMIUM = await obtainBrowser()
  for (const name of chosen) {
    const { status } = spawnSync(
      pinnedNode,
      ['--conditions=react-server', '--no-warnings', join('bench', name), ...args],
      {
        cwd: root,
        env: pinnedEnvironment({ FONTES_CHILDREN: childrenOf(process.env.FONTES_DIST_DIR || '.next') }),
        stdio: 'inherit',
      },
    )
    if (status !== 0) process.exit(status ?? 1)
  }
} catch (error) {
  fail(error)
}
