// Setup of every server test file: a database and a data folder of its own. Nothing is mocked and nothing is shared.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '#lib/server/database/client.ts'

let current: string | null = null
let dataDir: string | null = null

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fontes-test-'))
  process.env['FONTES_DATA_DIR'] = dataDir
  delete process.env['FONTES_EMBEDDED']
  await freshDatabase()
})

afterAll(async () => {
  await dropCurrent()
  if (dataDir) await rm(dataDir, { recursive: true, force: true })
})

/**
 * Puts an empty, migrated database behind `database()` and DATABASE_URL, and drops the one before. Each file starts with
 * one; call it again (in beforeEach, say) when tests must not see each other's rows. Returns its address.
 */
export async function freshDatabase(): Promise<string> {
  await dropCurrent()
  const name = `test_${randomBytes(8).toString('hex')}`
  const url = new URL(inject('templateUrl'))
  await administer(`CREATE DATABASE ${name} TEMPLATE ${url.pathname.slice(1)}`)
  url.pathname = `/${name}`
  process.env['DATABASE_URL'] = url.href
  current = name
  return url.href
}

async function dropCurrent(): Promise<void> {
  await closeDatabase()
  if (current) await administer(`DROP DATABASE ${current} WITH (FORCE)`)
  current = null
}

async function administer(statement: string): Promise<void> {
  const url = new URL(inject('templateUrl'))
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    for (let tries = 1; ; tries++) {
      try {
        await client.query(statement)
        return
      } catch (error) {
        // Something else looks at the database for a moment (autovacuum, say): PostgreSQL refuses to copy it then.
        const isInUse = error instanceof Error && 'code' in error && error.code === '55006'
        if (!isInUse || tries === 10) throw error
        await rest(300)
      }
    }
  } finally {
    await client.end()
  }
}
