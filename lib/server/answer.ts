// Answers as they leave: checked against the endpoint's schema, so that a column added to a row never leaks by itself.
import 'server-only'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { packedType } from '#lib/api/packed.ts'
import { AppError } from '#lib/api/problem.ts'
import { environment } from './instance/environment.ts'
import { log } from './log.ts'
import { PackedJson } from './packed-json.ts'
import { apiHeaders, withApiHeaders } from './problem-answer.ts'

export interface FileAnswer {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** An answer that was written as JSON field by field from its schema, for what is too long to be made into values first. */
export class JsonText {
  readonly bytes: Buffer<ArrayBuffer>
  constructor(text: string) {
    this.bytes = Buffer.from(text)
  }
}

// Next packs answers with gzip as they leave (and allows no other way), which for a large project takes as long as all of the
// rest together. Where whoever asks sits at this machine nothing is won by it.
function answerJson(bytes: Buffer<ArrayBuffer>, status: number, more: Record<string, string> = {}): Response {
  const caching = isOwnMachine() ? { 'Cache-Control': 'no-store, no-transform' } : {}
  // Bytes: of a string the response makes two more, and a large project is many megabytes long.
  return new Response(bytes, {
    status,
    headers: { ...apiHeaders, 'Content-Type': 'application/json', ...caching, ...more },
  })
}

// Next packs no answer of a type that it does not know.
function answerPacked(bytes: Buffer<ArrayBuffer>, status: number): Response {
  return new Response(bytes, { status, headers: { ...apiHeaders, 'Content-Type': packedType } })
}

const isOwnMachine = (): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(environment().url).hostname)

/** The response for a handler's result. A result that does not fit its schema is a mistake of ours: 500, nothing sent. */
export function answer(endpoint: Endpoint, result: unknown): Response {
  const status = endpoint.status ?? 200
  if (endpoint.answer === 'none') return new Response(null, { status: 204, headers: apiHeaders })
  if (endpoint.answer === 'stream') return withApiHeaders(result as Response)
  if (endpoint.answer === 'file') return answerFile(result as FileAnswer)
  if (result instanceof PackedJson) return answerPacked(result.bytes, status)
  if (result instanceof JsonText) return answerJson(result.bytes, status)
  const parsed = endpoint.answer.safeParse(result)
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 5).map(({ path, code }) => ({ path: path.join('.'), code }))
    log('error', 'answer does not fit its schema', { endpoint: endpoint.id, issues })
    throw new AppError('internal', 'The server made an answer that breaks its own contract; it was not sent.')
  }
  return answerJson(Buffer.from(JSON.stringify(parsed.data)), status, entityTag(endpoint, parsed.data))
}

// What If-Match wants to hear again.
function entityTag(endpoint: Endpoint, data: unknown): Record<string, string> {
  const isOne = endpoint.id.startsWith('get:') || endpoint.id === 'getProject'
  const { version } = data as { version?: unknown }
  return isOne && typeof version === 'number' ? { ETag: `"${version}"` } : {}
}

// Always a download, whatever it is: a file on our origin must never become a page or a script of it.
function answerFile({ fileName, mediaType, bytes }: FileAnswer): Response {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    status: 200,
    headers: {
      ...apiHeaders,
      'Content-Type': mediaType,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    },
  })
}
