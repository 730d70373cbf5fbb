// Everything an instance needs before it can answer: secret, database, schema, and on first start the demonstration.
import 'server-only'
import { closeDatabase } from '../database/client.ts'
import { startDatabase, type RunningDatabase } from './embedded-database.ts'
import { codeOf } from './instance-problem.ts'
import { migrate } from './migrations.ts'
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
    await openDemonstration(progress)
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
  // TODO remove once all parts are there
  const part = await import('../demonstration/load.ts').catch((error: unknown) => {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error
    progress(`The demonstration is not complete yet: ${String(error)}`)
    return null
  })
  await part?.loadDemonstration(progress)
}
