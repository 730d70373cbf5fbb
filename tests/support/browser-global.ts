// Before the browser tests: a running application for each worker, so that journeys beside each other do not meet.
// FONTES_E2E=URL uses one that runs already (for writing tests).
import type { FullConfig } from '@playwright/test'
import { buildFontes, startFontes } from './server.ts'

export default async function setup({ workers }: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (process.env['FONTES_E2E']) return undefined
  buildFontes()
  const started = await Promise.all(Array.from({ length: workers }, () => startFontes()))
  process.env['FONTES_E2E_INSTANCES'] = JSON.stringify(
    started.map(({ url, ownerLink, databaseUrl, dataDir }) => ({ url, ownerLink, databaseUrl, dataDir })),
  )
  return async () => {
    await Promise.all(started.map(({ stop }) => stop()))
  }
}
