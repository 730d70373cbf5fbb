// One real PostgreSQL for all server tests, and in it one migrated database that is never used itself but copied.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '#lib/server/instance/embedded-database.ts'
import { migrate } from '#lib/server/instance/migrations.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the database to copy. */
    templateUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fontes-server-tests-'))
  process.env['FONTES_DATA_DIR'] = dataDir
  delete process.env['DATABASE_URL']
  // As in a build: what is read in a process of its own starts from one file.
  const children = await mkdtemp(join(process.cwd(), 'node_modules', '.fontes-children-'))
  await promisify(execFile)(process.execPath, ['scripts/bundle-children.mjs', children])
  process.env['FONTES_CHILDREN'] = children
  const running = await startDatabase()
  await migrate(running.url)
  project.provide('templateUrl', running.url)
  return async () => {
    await running.stop()
    await Promise.all([dataDir, children].map((folder) => rm(folder, { recursive: true, force: true })))
  }
}
