// One request and everything its answer shows.
import { inflateRawSync } from 'node:zlib'
import { addressOf } from '#lib/api/client.ts'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { packedType } from '#lib/api/packed.ts'
import { database } from '#lib/server/database/client.ts'

export interface Asked {
  readonly params?: Record<string, unknown> | undefined
  readonly query?: Record<string, unknown> | undefined
  /** JSON; a string is sent as it is. */
  readonly body?: unknown
  readonly file?: Uint8Array<ArrayBuffer> | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}
export interface Seen {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
  /** Status line, headers and body, for a search after what must not be there. */
  readonly all: string
}

export async function ask(
  url: string,
  endpoint: Pick<Endpoint, 'method' | 'path' | 'answer'>,
  asked: Asked = {},
): Promise<Seen> {
  // Thousands of answers need not be packed and unpacked.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' }
  let body: BodyInit | null = null
  if (asked.file && asked.body !== undefined) {
    const form = new FormData()
    form.set('body', typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body))
    form.set('file', new Blob([asked.file]), 'file')
    body = form
  } else if (asked.file) {
    body = asked.file
    headers['content-type'] = 'application/octet-stream'
  } else if (asked.body !== undefined) {
    body = typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body)
    headers['content-type'] = 'application/json'
  }
  const stop = new AbortController()
  const response = await fetch(url + addressOf(endpoint.path, asked.params, asked.query), {
    method: endpoint.method,
    headers: { ...headers, ...asked.headers },
    body,
    redirect: 'manual',
    signal: stop.signal,
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  const bytes = isStream ? await firstBytes(response) : new Uint8Array(await response.arrayBuffer())
  if (isStream) stop.abort()
  const isPacked = response.headers.get('content-type') === packedType
  const text = new TextDecoder().decode(isPacked ? inflateRawSync(bytes) : bytes)
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`)
  return {
    status: response.status,
    headers: response.headers,
    text,
    bytes,
    all: [response.status, ...lines, text].join('\n'),
  }
}

async function firstBytes(response: Response): Promise<Uint8Array> {
  const { value } = (await response.body?.getReader().read()) ?? {}
  return value ?? new Uint8Array()
}

/** Runs `work` over all items, a few at a time; forgets rate limits on the way, which are tested by themselves. */
export async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  lanes = 6,
): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let mine = next++; mine < items.length; mine = next++) {
      if (mine % 100 === 0)
        await database().rateBucket.deleteMany({ where: { NOT: { key: { startsWith: 'sign-in' } } } })
      await work(items[mine] as T)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
