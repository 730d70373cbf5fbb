// Before the browser tests: one running application. FONTES_E2E=URL uses one that runs already (for writing tests).
import { buildFontes, startFontes } from './server.ts'

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['FONTES_E2E']) return undefined
  buildFontes()
  const { url, ownerLink, databaseUrl, dataDir, stop } = await startFontes()
  Object.assign(process.env, {
    FONTES_E2E_URL: url,
    FONTES_E2E_OWNER_LINK: ownerLink ?? '',
    FONTES_E2E_DATABASE_URL: databaseUrl,
    FONTES_E2E_DATA_DIR: dataDir,
  })
  return stop
}
