// Errors as they travel: problem details (RFC 9457) with a stable `code` that the interface translates.
import { z } from 'zod'

export const errorCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'precondition_required',
  'precondition_failed',
  'unprocessable',
  'too_large',
  'wrong_type',
  'rate_limited',
  'cross_origin',
  'unavailable',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  cross_origin: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  wrong_type: 415,
  unprocessable: 422,
  precondition_required: 428,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
}

/** `reason` says more closely what happened (`quote_mismatch`, `encoding_unsure`, `has_changed` …); `fields` points at input. */
export const problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  detail: z.string(),
  reason: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** With `precondition_failed`: the record as it stands now. */
  current: z.record(z.string(), z.unknown()).nullish(),
  /** With reason `encoding_unsure`: encodings that fit, best first. */
  candidates: z.array(z.object({ encoding: z.string(), label: z.string(), preview: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

/** Thrown by commands and by the client; `define-route` alone turns it into an answer. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason: string | undefined
  readonly extra: Pick<Problem, 'fields' | 'current' | 'candidates'>

  constructor(
    code: ErrorCode,
    detail: string,
    options: { reason?: string } & Pick<Problem, 'fields' | 'current' | 'candidates'> = {},
  ) {
    super(detail)
    this.name = 'AppError'
    this.code = code
    const { reason, ...extra } = options
    this.reason = reason
    this.extra = extra
  }
}
