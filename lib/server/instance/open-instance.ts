// Everything an instance needs before it can answer: secret, database, schema, and on first start the demonstration.
import 'server-only'
import { existsSync } from 'node:fs'
import { closeDatabase, database } from '../database/client.ts'
import { startDatabase, type Progress, type RunningDatabase } from './embedded-database.ts'
import { migrate } from './migrations.ts'
import { secret } from './secrets.ts'

export interface OpenInstance {
  databaseUrl: string
  /** Closes this process's connections and lets go of the database. */
  close(): Promise<void>
}

/** Opens the instance of this environment; what it did already is not done again. */
export async function openInstance(options: { progress?: Progress; revive?: boolean } = {}): Promise<OpenInstance> {
  const progress = options.progress ?? (() => undefined)
  secret('check')
  const running: RunningDatabase = await startDatabase({ progress, revive: options.revive === true })
  try {
    await migrate(running.url, progress)
    await loadDemonstrationOnce(progress)
  } catch (error) {
    await closeDatabase()
    await running.stop()
    throw error
  }
  return {
    databaseUrl: running.url,
    close: async () => {
      await closeDatabase()
      await running.stop()
    },
  }
}

async function loadDemonstrationOnce(progress: Progress): Promise<void> {
  if ((await database().project.count()) > 0) return
  if (!existsSync(new URL('../demonstration/load.ts', import.meta.url))) return
  progress('Loading the demonstration dossier.')
  const { loadDemonstration } = await import('../demonstration/load.ts')
  await loadDemonstration()
}
