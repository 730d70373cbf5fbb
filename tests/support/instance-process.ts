// A process of its own that uses the database of a data folder, as a server or a command does. Run by the tests:
//   node instance-process.ts    starts or joins, migrates, prints its address, and holds on until told to end
import { startDatabase } from '#lib/server/instance/embedded-database.ts'
import { migrate } from '#lib/server/instance/migrations.ts'

const running = await startDatabase({ revive: process.argv.includes('--revive') })
await migrate(running.url)
process.once('SIGTERM', () => {
  void running.stop().then(() => process.exit(0))
})
process.send?.({ url: running.url })
