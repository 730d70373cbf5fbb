// npm run build: makes the application ready to be served, without serving it.
import { build, fail, prepare, say } from './bootstrap.mjs'

try {
  await prepare()
  await build()
  say('Built.')
} catch (error) {
  fail(error)
}
