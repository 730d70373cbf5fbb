// npm run -s fontes -- COMMAND: the command line. Results go to stdout alone; nothing else may print there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, fail, generate, handOver, install, pinnedNode, root } from './bootstrap.mjs'

try {
  checkNode()
  // "read" in a pipeline should not compare lock files each time: what is there is taken as it is.
  if (!existsSync(pinnedNode)) await install()
  if (!existsSync(join(root, 'lib', 'server', 'database', 'generated', 'client.ts'))) await generate()
  await handOver('lib/server/cli/main.ts', process.argv.slice(2), { channel: false })
} catch (error) {
  fail(error)
}
