// One running application for all HTTP tests. A test that kills or floods it starts one of its own (server.ts).
import type { TestProject } from 'vitest/node'
import { buildFontes, startFontes } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    fontes: { url: string; ownerLink: string; databaseUrl: string; dataDir: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildFontes()
  const { url, ownerLink, databaseUrl, dataDir, stop } = await startFontes()
  if (ownerLink === null) throw new Error('A fresh instance gave no owner link.')
  project.provide('fontes', { url, ownerLink, databaseUrl, dataDir })
  return stop
}
