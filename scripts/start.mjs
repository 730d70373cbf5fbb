// npm start: from a fresh clone to the sign-in link. Each step is skipped when it has nothing to do.
import { fail, handOver, prepare } from './bootstrap.mjs'
import { build } from './build-application.mjs'

try {
  await prepare()
  await build()
  await handOver('scripts/serve.mjs')
} catch (error) {
  fail(error)
}
