// The one connection to PostgreSQL. Only lib/server may import this.
import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from './generated/client.ts'

export { Prisma }
export type Transaction = Prisma.TransactionClient

// Next loads a module more than once (pages, routes, reloads); the pool must exist once for each process.
const shared = globalThis as { fontesDatabase?: PrismaClient }

/** The client for `DATABASE_URL`, made on first use. Throws when it is not set. */
export function database(): PrismaClient {
  if (shared.fontesDatabase) return shared.fontesDatabase
  const connectionString = process.env['DATABASE_URL']
  if (!connectionString)
    throw new Error('DATABASE_URL is not set: start Fontes with "npm start", which sets it')
  shared.fontesDatabase = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 16 }) })
  return shared.fontesDatabase
}

/** Closes the pool; for commands and tests that end. */
export async function closeDatabase(): Promise<void> {
  await shared.fontesDatabase?.$disconnect()
  delete shared.fontesDatabase
}
