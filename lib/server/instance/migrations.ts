// Brings a database up to the schema of this version: applies what prisma/migrations holds and the database has not.
import { Client } from 'pg'
import { InstanceProblem } from './instance-problem.ts'
import { oneAtATime } from './once.ts'
import type { Progress } from './progress.ts'
import { migrationNames, noFilter, readMigrations, withEngine } from './schema-engine.ts'

/** Applies outstanding migrations, and returns their names. */
export async function migrate(url: string, progress: Progress = () => undefined): Promise<string[]> {
  if ((await outstanding(url)).length === 0) return []
  return oneAtATime(url, 'migrate', async () => {
    const names = await outstanding(url)
    if (names.length === 0) return []
    progress(`Bringing the database up to date (${names.length} ${names.length === 1 ? 'step' : 'steps'}).`)
    try {
      const migrationsList = await readMigrations()
      const { appliedMigrationNames } = await withEngine(url, (engine) =>
        engine.applyMigrations({ migrationsList, filters: noFilter }),
      )
      return appliedMigrationNames
    } catch (error) {
      throw new InstanceProblem(
        `The database could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`,
        'Nothing was started. Restore your last backup, or ask for help with this message.',
        { cause: error },
      )
    }
  })
}

/**
 * Names of the migrations this database still lacks. Throws when the database is ahead of this version, or when an
 * earlier migration was cut off half-way.
 */
async function outstanding(url: string): Promise<string[]> {
  const names = await migrationNames()
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const table = await client.query<{ there: boolean }>(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
    )
    if (table.rows[0]?.there !== true) return names
    const rows = await client.query<{ name: string; done: boolean }>(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    )
    const unknown = rows.rows.find((row) => !names.includes(row.name))
    if (unknown) {
      throw new InstanceProblem(
        `The database was used by a newer version of Fontes (${unknown.name}).`,
        'Start that version, or restore a backup made with this one.',
      )
    }
    const done = new Set(rows.rows.filter((row) => row.done).map((row) => row.name))
    return names.filter((name) => !done.has(name))
  } finally {
    await client.end()
  }
}
