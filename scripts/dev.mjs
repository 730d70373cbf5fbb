// npm run dev: the same instance, with pages that change as they are edited.
import { fail, handOver, prepare } from './bootstrap.mjs'

try {
  await prepare()
  await handOver('scripts/serve.mjs', ['--dev'])
} catch (error) {
  fail(error)
}
