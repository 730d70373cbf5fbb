// Errors as they leave: problem details (RFC 9457). The one place where a thrown thing becomes an answer.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { AppError, statusOf, type ErrorCode, type Problem } from '#lib/api/problem.ts'
import { isDatabaseDown } from './database/down.ts'
import { log } from './log.ts'
import { secondsToWait } from './rate-limit.ts'

/** Headers of every answer under /api: never stored, never sniffed, never run as a page, never embedded elsewhere. */
export const apiHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** Sets `apiHeaders` on an answer made elsewhere, which may have its own word on caching (a stream forbids transforming). */
export function withApiHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(apiHeaders)) {
    if (name !== 'Cache-Control' || !response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/** What a thrown thing says to the caller. What nobody foresaw is logged under a number and answered as `internal`. */
export function answerProblem(error: unknown, request: Request): Response {
  const known = toAppError(error, request)
  const status = statusOf[known.code]
  const body: Problem = {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    code: known.code,
    detail: known.message,
    ...(known.reason === undefined ? {} : { reason: known.reason }),
    ...known.extra,
  }
  const wait = secondsToWait(known) ?? waitOf[known.code]
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...apiHeaders,
      'Content-Type': 'application/problem+json',
      ...(wait === undefined ? {} : { 'Retry-After': String(wait) }),
      ...(known.code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer' } : {}),
    },
  })
}

const waitOf: Partial<Record<ErrorCode, number>> = { unavailable: 2, rate_limited: 5 }

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

function toAppError(error: unknown, request: Request): AppError {
  if (error instanceof AppError) return error
  // Whoever asked has gone: nothing went wrong, and nobody hears the answer.
  if (request.signal.aborted && error === request.signal.reason)
    return new AppError('unavailable', 'The request was given up.')
  const { pathname } = new URL(request.url)
  if (isDatabaseDown(error)) {
    log('warn', 'database down', { method: request.method, pathname })
    return new AppError(
      'unavailable',
      'The database does not answer at the moment. Nothing was lost; try again.',
      {
        reason: 'database',
      },
    )
  }
  const number = randomUUID()
  log('error', 'unforeseen', { number, method: request.method, pathname, error })
  return new AppError('internal', `Something went wrong on the server. Its log names it ${number}.`)
}
