// One LISTEN connection for each process. What it misses while it is cut is made good by asking again (hub.ts); it comes
// back by itself for as long as somebody listens.
import 'server-only'
import { Client } from 'pg'
import { log } from '../log.ts'

export interface Listening {
  close(): Promise<void>
}

interface Ends {
  readonly channels: readonly string[]
  onNotice(channel: string, payload: string): void
  /** The connection stands (again): whatever was said meanwhile was not heard. */
  onConnected(): void
}

const firstWaitMs = 200
const longestWaitMs = 5000

/** Listens until closed. Never throws: a database that does not answer is tried again. */
export function listen({ channels, onNotice, onConnected }: Ends): Listening {
  let client: Client | null = null
  let timer: NodeJS.Timeout | undefined
  let waitMs = firstWaitMs
  let isClosed = false

  async function connect(): Promise<void> {
    const next = new Client({
      connectionString: process.env['DATABASE_URL'],
      application_name: 'fontes live',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    })
    let isLost = false
    const lose = (error?: Error): void => {
      if (isLost) return
      isLost = true
      if (client === next) client = null
      next.removeAllListeners('notification')
      next.end().catch(() => undefined)
      if (isClosed) return
      if (error) log('warn', 'live connection lost', { message: error.message })
      timer = setTimeout(() => void connect(), waitMs)
      timer.unref()
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    }
    next.on('error', lose)
    next.on('end', () => lose())
    next.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''))
    try {
      await next.connect()
      for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`)
      if (isClosed) return lose()
      client = next
      waitMs = firstWaitMs
      onConnected()
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)))
    }
  }

  void connect()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      const open = client
      client = null
      await open?.end().catch(() => undefined)
    },
  }
}
