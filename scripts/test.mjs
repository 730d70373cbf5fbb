// npm test: everything that must hold, on a fresh clone too. Names of stages or files may follow: npm test -- unit server
import { fail, handOver, prepare } from './bootstrap.mjs'

try {
  await prepare()
  await handOver('scripts/run-tests.mjs', process.argv.slice(2))
} catch (error) {
  fail(error)
}
