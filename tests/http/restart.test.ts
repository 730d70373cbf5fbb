// The whole instance under the accidents of real machines, as its keeper sees it. One data folder goes through all of them.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFontes, type RunningFontes } from '#tests/support/server.ts'

let dataDir = ''
let running: RunningFontes

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fontes-restart-'))
  running = await startFontes({ dataDir })
})

afterAll(async () => {
  await running.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/v1/health`).then(
    (answer) => answer.ok,
    () => false,
  )
}

describe('an instance', () => {
  it('recovers by itself after kill -9 of everything', { timeout: 240_000 }, async () => {
    const first = running
    expect(await answers(first.url)).toBe(true)
    await first.killHard()
    expect(await answers(first.url)).toBe(false)
    // The same port and folder: nothing of the first may still hold them.
    running = await startFontes({ dataDir, port: first.port })
    expect(await answers(running.url)).toBe(true)
    expect(running.databaseUrl).toBe(first.databaseUrl)
    expect(running.ownerLink).not.toBe(first.ownerLink)
  })

  it('says in one sentence that its port is taken', { timeout: 120_000 }, async () => {
    await expect(startFontes({ dataDir, port: running.port })).rejects.toThrow(
      `Port ${running.port} is already in use, perhaps by a Fontes that still runs.`,
    )
    expect(await answers(running.url)).toBe(true)
  })

  it('stops the web server, then the database, when it is told to end', { timeout: 120_000 }, async () => {
    await running.stop()
    expect(await answers(running.url)).toBe(false)
    expect(existsSync(join(dataDir, 'database', 'postmaster.pid'))).toBe(false)
  })
})
