// How one address of /api/v1 is described. All of them are in endpoints.ts; routes, client, OpenAPI and the authorization matrix read it.
import type { z } from 'zod'
import type { Action } from '#lib/access/policy.ts'

export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'

/**
 * Who may call:
 * `public` anyone · `person` any signed-in person or token · `session` a signed-in person in the browser, no token ·
 * `admin` the instance's administrator · an action: a member of the project in the path who may do it ·
 * `record`: a member; the action follows from the kind written (lib/live/record-actions.ts).
 */
export type Access = 'public' | 'person' | 'session' | 'admin' | 'record' | Action

/** Of what is said about a file in the field beside it. */
export const mostBytesBesideFile = 2 * 1024 * 1024

export interface Endpoint {
  id: string
  method: Method
  /** With `{project}` and the like for parameters. `{project}` is a slug or an id. */
  path: string
  access: Access
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  /** JSON body; `upload` for a file (multipart/form-data), see `maxBytes`. With both, the JSON is a field `body` beside the file. */
  body?: z.ZodType
  upload?: true
  /** What a 200 (or `status`) answers; `file` for bytes, `stream` for server-sent events. */
  answer: z.ZodType | 'file' | 'stream' | 'none'
  status?: 200 | 201 | 204
  maxBytes?: number
  /** Requests a minute for one person. */
  ratePerMinute?: number
  /** PATCH and DELETE of records: needs If-Match. */
  needsIfMatch?: true
  /** The JSON travels packed, see packed.ts. */
  packed?: true
  /** Takes long: says how far it has come to those who ask for it, see progress.ts. */
  tellsProgress?: true
  /** POST: an Idempotency-Key makes a retry harmless. */
  idempotent?: true
}

/** Endpoints of one noun by their ids. */
export type DescribedEndpoints = Record<string, Omit<Endpoint, 'id'>>
