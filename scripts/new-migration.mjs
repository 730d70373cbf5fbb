// Writes the next migration: what prisma/schema.prisma says beyond the migrations so far.
//   npm run new-migration -- what_changes
// Run by the pinned Node (package.json). The file is a draft: read it, and add by hand what the schema cannot say.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the change in small letters: npm run new-migration -- add_bookmarks')
  process.exit(2)
}
// A database of its own that is thrown away, so that no work of anybody's can be in the way.
const dataDir = await mkdtemp(join(tmpdir(), 'fontes-migration-'))
process.env.FONTES_DATA_DIR = dataDir
delete process.env.DATABASE_URL
const { startDatabase } = await import('../lib/server/instance/embedded-database.ts')
const { outOfStep, migrationsFolder } = await import('../lib/server/instance/schema-engine.ts')
const running = await startDatabase()
try {
  const sql = await outOfStep(running.url)
  if (sql === '') {
    console.log('prisma/schema.prisma and prisma/migrations agree: nothing to write.')
  } else {
    const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(migrationsFolder, `${moment}_${name}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'migration.sql'), sql)
    console.log(`Written: ${join(folder, 'migration.sql')}`)
  }
} finally {
  await running.stop()
  await rm(dataDir, { recursive: true, force: true })
}
