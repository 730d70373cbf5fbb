// Prisma's adapter for PostgreSQL, made fit for migrations. As it comes (7.10) it
// - cuts a migration at every semicolon, also inside a function body;
// - makes a shadow database but stays in the real one when it was given a connection string;
// - cannot read PostgreSQL's type "char", which the catalogue is full of.
import { randomBytes } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import { Client, Pool, type QueryResult } from 'pg'

/** OIDs of PostgreSQL's catalogue. */
const internalChar = 18
const text = 25

export interface MigrationAdapter {
  factory: SqlMigrationAwareDriverAdapterFactory
  /** Closes what the engine left open; it does not close its main connection by itself. */
  close(): Promise<void>
}

/** An adapter for the schema engine, on the database at `url`. */
export function migrationAdapter(url: string): MigrationAdapter {
  const open = new Set<Pool>()
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url, open, async () => undefined),
    connectToShadowDb: async () => {
      const name = `fontes_shadow_${randomBytes(6).toString('hex')}`
      await execute(url, `CREATE DATABASE ${name}`)
      const shadow = new URL(url)
      shadow.pathname = `/${name}`
      return connect(shadow.href, open, () => execute(url, `DROP DATABASE ${name}`))
    },
  }
  return {
    factory,
    close: async () => {
      for (const pool of open) await pool.end()
      open.clear()
    },
  }
}

async function connect(
  url: string,
  open: Set<Pool>,
  afterwards: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const pool = new Pool({ connectionString: url, max: 2 })
  open.add(pool)
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<QueryResult | QueryResult[]>
  /** Which columns of an answer, known by its rows, are of the type "char". */
  const chars = new WeakMap<object, number[]>()
  Object.assign(pool, {
    query: async (...given: unknown[]) => {
      const answer = await query(...given)
      if (Array.isArray(answer)) return answer
      chars.set(
        answer.rows,
        answer.fields.flatMap((field, index) => (field.dataTypeID === internalChar ? [index] : [])),
      )
      for (const field of answer.fields) if (field.dataTypeID === internalChar) field.dataTypeID = text
      return answer
    },
  })
  const adapter = await new PrismaPg(pool).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    queryRaw: async (asked: SqlQuery) => {
      const answer = await queryRaw(asked)
      for (const index of chars.get(answer.rows) ?? []) answer.columnTypes[index] = ColumnTypeEnum.Character
      return answer
    },
    // One message to the server: it parses the statements itself, and does all of them or none.
    executeScript: async (script: string) => {
      await pool.query(script)
    },
    dispose: async () => {
      open.delete(pool)
      await pool.end()
      await afterwards()
    },
  })
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
