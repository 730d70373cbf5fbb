// Everything an instance needs before it can answer: secret, database, schema, and on first start the demonstration.
import 'server-only'
import { closeDatabase } from '../database/client.ts'
import { startDatabase, type RunningDatabase } from './embedded-database.ts'
import { migrate } from './migrations.ts'
import { oneAtATime } from './once.ts'
import type { Progress } from './progress.ts'
import { secret } from './secrets.ts'

export interface OpenInstance {
  databaseUrl: string
  /** Closes this process's connections and lets go of the database. */
  close(): Promise<void>
}

/** Opens the instance of this environment; what it did already is not done again. */
export async function openInstance(
  options: { progress?: Progress; revive?: boolean } = {},
): Promise<OpenInstance> {
  const progress = options.progress ?? (() => undefined)
  secret('check')
  const running: RunningDatabase = await startDatabase({ progress, revive: options.revive === true })
  try {
    await migrate(running.url, progress)
    await oneAtATime(running.url, 'demonstration', () => openDemonstration(progress))
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

/** On first start, or when the first start was cut off; `loadDemonstration` knows which. */
async function openDemonstration(progress: Progress): Promise<void> {
  const { loadDemonstration } = await import('../demonstration/load.ts')
  await loadDemonstration(progress)
}
