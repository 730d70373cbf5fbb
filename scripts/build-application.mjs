// Builds what a browser and a server run from: the application, and beside it the programs that run as processes of their own.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, pinnedEnvironment, pinnedNode, Problem, read, root, run, say } from './bootstrap.mjs'

/** The folder in a build with the programs that run as processes of their own. */
export const childrenOf = (distDir) => join(root, distDir, 'children')

/** Builds the application into `distDir` when its sources have changed since. */
export async function build(distDir = process.env.FONTES_DIST_DIR || '.next') {
  const stamp = join(root, distDir, 'fontes-built-from')
  const now = hashOf([
    'app',
    'components',
    'lib',
    'public',
    'prisma/schema.prisma',
    'proxy.ts',
    'instrumentation.ts',
    'next.config.js',
    'postcss.config.mjs',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
    'scripts/bundle-children.mjs',
  ])
  if (read(stamp) === now) return
  say('Building the application.')
  rmSync(stamp, { force: true })
  // An address without a policy must not be served: the list of endpoints and the routes have to be the same.
  const routes = await run(pinnedNode, [
    '--conditions=react-server',
    '--no-warnings',
    join('lib', 'server', 'route-check.ts'),
  ])
  if (routes.code !== 0) {
    process.stderr.write(routes.output)
    throw new Problem(
      'The application could not be built: a route and the list of endpoints (lib/api/endpoints.ts) disagree, see above.',
      'Make the route with defineRoute and describe its endpoint.',
    )
  }
  await builds([join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], distDir)
  await builds([join('scripts', 'bundle-children.mjs'), childrenOf(distDir)], distDir)
  writeFileSync(stamp, now)
}

/** Runs a step of the build, or throws a Problem that says what is in its way. */
async function builds(command, distDir) {
  const { code, output } = await run(pinnedNode, command, {
    env: pinnedEnvironment({ NODE_ENV: 'production', FONTES_DIST_DIR: distDir }),
    still: 'Still building.',
  })
  if (code !== 0) {
    if (/ENOSPC|no space left/i.test(output)) {
      throw new Problem(
        'The application could not be built: the disk is full.',
        'Free about 1 GB, then run the same command again.',
      )
    }
    if (/EACCES|EROFS/.test(output)) {
      throw new Problem(
        `The application could not be built: ${root} may not be written to.`,
        'Give your user that right.',
      )
    }
    process.stderr.write(output)
    throw new Problem(
      'The application could not be built: the reason stands above.',
      'Correct that, then run the same command again.',
    )
  }
}
