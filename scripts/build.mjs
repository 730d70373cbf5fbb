// npm run build: makes the application ready to be served, without serving it.
import { fail, prepare, say } from './bootstrap.mjs'
import { build } from './build-application.mjs'

try {
  await prepare()
  await build()
  say('Built.')
} catch (error) {
  fail(error)
}
