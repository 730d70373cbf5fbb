// Whether this process can do its work. A database that does not answer throws, and leaves as 503.
import 'server-only'
import { database } from './database/client.ts'
import { version } from './version.ts'

export async function loadHealth(): Promise<{ status: 'ok'; version: string }> {
  await database().$queryRaw`SELECT 1`
  return { status: 'ok', version }
}
