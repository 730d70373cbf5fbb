// npm start: from a fresh clone to the sign-in link. Each step is skipped when it has nothing to do.
import { build, fail, handOver, prepare } from './bootstrap.mjs'

try {
  await prepare()
  await build()
  await handOver('scripts/serve.mjs')
} catch (error) {
  fail(error)
}
