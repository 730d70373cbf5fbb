// The typed way from the browser to /api/v1: address, method and types come from endpoints.ts, errors are AppErrors.
// Answers are not checked again here: the server checks every answer against the same schema before it leaves.
import type { z } from 'zod'
import { endpoints, type EndpointId } from './endpoints.ts'
import type { Endpoint } from './endpoint.ts'
import { packedType, readPacked } from './packed.ts'
import { AppError, problem, type Problem } from './problem.ts'
import { lineReader, linesType, type WorkStep } from './progress.ts'

type Described = typeof endpoints
type Input<E, Part extends string> =
  E extends Record<Part, infer S extends z.ZodType> ? z.input<S> : undefined
type Part<E, Name extends string> =
  Input<E, Name> extends undefined
    ? { readonly [K in Name]?: undefined }
    : { readonly [K in Name]: Input<E, Name> }

interface Delivery {
  /** Expected version of the record; sent as If-Match. */
  readonly ifMatch?: number
  /** Makes the retry of a POST harmless. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  /** Lets the request outlive the page (for a last word on leaving). */
  readonly keepalive?: boolean
  /** Called with 0 … 1 while a file goes up. */
  readonly onProgress?: (share: number) => void
  /** Called as long work goes on, for endpoints that tell of it and take a file. */
  readonly onStep?: (step: WorkStep) => void
}
type File_<E> = E extends { readonly upload: true } ? { readonly file: Blob } : { readonly file?: undefined }

/** What a call of endpoint `K` needs: `params`, `query`, `body`, `file` where the endpoint describes them. */
export type CallOptions<K extends EndpointId> = Part<Described[K], 'params'> &
  Part<Described[K], 'query'> &
  Part<Described[K], 'body'> &
  File_<Described[K]> &
  Delivery

/** JSON as the endpoint's schema describes it; `Response` for files and streams; nothing for `none`. */
export type Answer<K extends EndpointId> = Described[K]['answer'] extends z.ZodType
  ? z.output<Described[K]['answer']>
  : Described[K]['answer'] extends 'none'
    ? undefined
    : Response

interface AnyOptions extends Delivery {
  readonly params?: Record<string, unknown> | undefined
  readonly query?: Record<string, unknown> | undefined
  readonly body?: unknown
  readonly file?: Blob | undefined
}

export const apiBase = '/api/v1'

/**
 * Calls one endpoint. Throws `AppError` with the server's `code` and `reason`; a server that cannot be reached is
 * `unavailable` with reason `network`. An aborted call throws the signal's reason.
 */
export async function call<K extends EndpointId>(
  id: K,
  ...rest: Partial<CallOptions<K>> extends CallOptions<K>
    ? [options?: CallOptions<K>]
    : [options: CallOptions<K>]
): Promise<Answer<K>> {
  const endpoint = (endpoints as Record<string, Endpoint>)[id] as Endpoint
  const options: AnyOptions = (rest[0] as AnyOptions | undefined) ?? {}
  const url = addressOf(endpoint.path, options.params, options.query)
  const request = requestOf(endpoint, options)
  const response =
    options.file && (options.onProgress || options.onStep)
      ? await sendWithProgress(url, request, options)
      : await send(url, request)
  if (!response.ok) throw await toAppError(response)
  if (endpoint.answer === 'none') return undefined as Answer<K>
  if (endpoint.answer === 'file' || endpoint.answer === 'stream') return response as Answer<K>
  return (await (endpoint.packed ? readPacked(response) : response.json())) as Answer<K>
}

/** The address of an endpoint with its parameters filled in, for links and downloads. */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(asText(params[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value != null) search.set(name, asText(value))
  const tail = search.size > 0 ? `?${search}` : ''
  return `${apiBase}${filled}${tail}`
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Any thrown thing as problem details, so that the interface has one shape to explain. */
export function toProblem(error: unknown): Problem {
  if (error instanceof AppError) {
    return {
      type: 'about:blank',
      title: error.message,
      status: 0,
      code: error.code,
      detail: error.message,
      ...(error.reason === undefined ? {} : { reason: error.reason }),
      ...error.extra,
    }
  }
  const detail = error instanceof Error ? error.message : String(error)
  return { type: 'about:blank', title: detail, status: 0, code: 'internal', detail }
}

function requestOf(
  endpoint: Endpoint,
  options: AnyOptions,
): RequestInit & { headers: Record<string, string> } {
  const headers: Record<string, string> = {
    Accept: [
      ...(options.onStep ? [linesType] : []),
      ...(endpoint.packed ? [packedType] : []),
      'application/json, application/problem+json',
    ].join(', '),
  }
  let body: BodyInit | null = null
  if (options.file) {
    const form = new FormData()
    if (options.body !== undefined) form.set('body', JSON.stringify(options.body))
    form.set('file', options.file)
    body = form
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(options.body)
  }
  if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey
  return {
    method: endpoint.method,
    headers,
    body,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.keepalive ? { keepalive: true } : {}),
  }
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw unreachable()
  }
}

// fetch cannot tell how much of a body has gone up; XMLHttpRequest can.
function sendWithProgress(
  url: string,
  request: RequestInit & { headers: Record<string, string> },
  { onProgress, onStep }: Delivery,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const line = new XMLHttpRequest()
    line.open(request.method ?? 'POST', url)
    for (const [name, value] of Object.entries(request.headers)) line.setRequestHeader(name, value)
    line.responseType = 'text'
    line.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    const lines = lineReader((step) => onStep?.(step))
    const isInLines = (): boolean => line.getResponseHeader('Content-Type') === linesType
    line.onprogress = () => {
      if (isInLines()) lines.read(line.responseText)
    }
    line.onload = () => {
      const type = line.getResponseHeader('Content-Type') ?? 'application/json'
      if (isInLines()) {
        lines.read(line.responseText)
        const last = lines.last()
        if (last === null) reject(unreachable())
        else if ('problem' in last) resolve(Response.json(last.problem, { status: last.problem.status }))
        else resolve(Response.json(last.answer))
        return
      }
      const isEmpty = line.status === 204 || line.status === 205
      resolve(
        new Response(isEmpty ? null : line.responseText, {
          status: line.status,
          headers: { 'Content-Type': type },
        }),
      )
    }
    line.onerror = () => reject(unreachable())
    line.onabort = () => reject(request.signal?.reason ?? new DOMException('Aborted', 'AbortError'))
    request.signal?.addEventListener('abort', () => line.abort(), { once: true })
    if (request.signal?.aborted) line.abort()
    else line.send(request.body as FormData)
  })
}

function unreachable(): AppError {
  return new AppError('unavailable', 'The server cannot be reached.', { reason: 'network' })
}

async function toAppError(response: Response): Promise<AppError> {
  const parsed = problem.safeParse(await response.json().catch(() => null))
  if (!parsed.success) {
    // Not our server's voice: a proxy or a crash in between.
    const code =
      response.status === 401 ? 'unauthenticated' : response.status >= 500 ? 'unavailable' : 'internal'
    return new AppError(code, `The server answered ${response.status}.`)
  }
  const { code, detail, reason, fields, current, candidates } = parsed.data
  return new AppError(code, detail, {
    ...(reason === undefined ? {} : { reason }),
    ...(fields === undefined ? {} : { fields }),
    ...(current === undefined ? {} : { current }),
    ...(candidates === undefined ? {} : { candidates }),
  })
}
