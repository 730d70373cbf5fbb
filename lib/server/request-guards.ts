// The first three doors of a request, before anybody is asked who they are: size, kind of body, origin.
import 'server-only'
import { mostBytesBesideFile, type Endpoint } from '#lib/api/endpoint.ts'
import { AppError } from '#lib/api/problem.ts'
import { environment } from './instance/environment.ts'

const jsonLimit = 256 * 1024

/** Bytes a request of this endpoint may bring. */
export function sizeLimit(endpoint: Endpoint): number {
  return endpoint.maxBytes ?? jsonLimit
}

/** Refuses what already says that it is too large; `read-body.ts` counts the bytes that really come. */
export function checkSize(endpoint: Endpoint, request: Request): void {
  const declared = Number(request.headers.get('content-length') ?? 0)
  // The wrapping of a multipart body comes on top of the file.
  const beside = endpoint.upload && endpoint.body ? mostBytesBesideFile : 0
  const allowed = sizeLimit(endpoint) + (endpoint.upload ? 8 * 1024 : 0) + beside
  if (declared > allowed) throw tooLarge(sizeLimit(endpoint))
}

export function tooLarge(limit: number): AppError {
  const size = limit >= 1024 * 1024 ? `${limit / 1024 / 1024} MB` : `${limit / 1024} KB`
  return new AppError('too_large', `This is larger than ${size}, the limit here.`)
}

/** JSON where JSON is expected, a file where a file is expected. */
export function checkContentType(endpoint: Endpoint, request: Request): void {
  const type = contentType(request)
  if (endpoint.upload) {
    if (type !== 'multipart/form-data' && type !== 'application/octet-stream') {
      throw new AppError('wrong_type', 'Send the file as multipart/form-data or application/octet-stream.')
    }
  } else if (endpoint.body && type !== 'application/json') {
    throw new AppError('wrong_type', 'Send the body as application/json.')
  }
}

export function contentType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/**
 * Refuses requests that another site makes a browser send. Browsers say where a request comes from
 * (Sec-Fetch-Site); where that is missing, Origin must be ours: absent or `null` is not. Machine clients with a token
 * pass, since no browser adds a token by itself.
 */
export function checkOrigin(endpoint: Pick<Endpoint, 'method'>, request: Request): void {
  if (bearerOf(request) !== null) return
  const site = request.headers.get('sec-fetch-site')
  if (endpoint.method === 'GET') {
    // Reading by another site's script is refused too; following a link to a download is not.
    const isScript = request.headers.get('sec-fetch-mode') !== 'navigate'
    if (site !== null && site !== 'same-origin' && site !== 'none' && isScript) throw crossOrigin()
    return
  }
  const isOurs = site === null ? request.headers.get('origin') === environment().url : site === 'same-origin'
  if (!isOurs) throw crossOrigin()
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerOf(request: Request): string | null {
  const header = request.headers.get('authorization')
  return header === null ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '')
}

/**
 * Where a request came from, for limits only. The last entry is the one that our own proxy, or Next itself, wrote;
 * what stands before it is the caller's word. IPv6 counts by its /64, IPv4 by its /24.
 */
export function addressOf(headers: Headers): string {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const address = last.replace(/^::ffff:/i, '')
  return address.includes(':')
    ? address.split(':').slice(0, 4).join(':')
    : address.split('.').slice(0, 3).join('.')
}

function crossOrigin(): AppError {
  return new AppError('cross_origin', 'This request does not come from the pages of this instance.')
}
