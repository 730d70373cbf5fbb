import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let dataDir = ''

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fontes-secret-'))
  vi.stubEnv('FONTES_DATA_DIR', join(dataDir, 'inner'))
  vi.resetModules()
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

/** As a new process would: without what the last one remembers. */
async function load() {
  vi.resetModules()
  return (await import('#lib/server/instance/secrets.ts')).secret
}

describe('the secret of an instance', () => {
  it('is made on first use, for its owner’s eyes only, and leaves no draft behind', async () => {
    const secret = await load()
    expect(secret('session')).toHaveLength(32)
    expect(readdirSync(join(dataDir, 'inner'))).toEqual(['secret'])
    expect(statSync(join(dataDir, 'inner', 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, 'inner', 'secret'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  })

  it('gives the same key after a restart, and each purpose its own', async () => {
    const first = (await load())('session')
    const secret = await load()
    expect(secret('session')).toEqual(first)
    expect(secret('cursor')).not.toEqual(first)
  })

  it('refuses a placeholder and a damaged file in plain words', async () => {
    ;(await load())('session')
    for (const bad of ['', 'changeme', '0'.repeat(64), 'a1'.repeat(20)]) {
      writeFileSync(join(dataDir, 'inner', 'secret'), bad)
      const secret = await load()
      expect(() => secret('session')).toThrow(/does not hold a secret/)
    }
  })
})
