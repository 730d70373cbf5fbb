// Every address of /api/v1 is one of these. The order is fixed: size → method and content type → origin → session →
// rate → schema → policy → handler → schema of the answer. Nothing else catches errors, and nothing else answers.
import 'server-only'
import type { z } from 'zod'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { AppError } from '#lib/api/problem.ts'
import { answerProblem } from './problem-answer.ts'
import { admit, type Admission } from './admission.ts'
import { answer, type FileAnswer, type JsonText } from './answer.ts'
import type { PackedJson } from './packed-json.ts'
import { answerInLines, wantsLines, type Tell } from './answer-in-lines.ts'
import { sha256 } from './audit.ts'
import type { Grant } from './access.ts'
import { idempotencyKey, once } from './idempotency.ts'
import type { Person, OpenSession } from './people/sessions.ts'
import type { Actor } from './access.ts'
import { limitRate } from './route-rate.ts'
import { readJson, readUpload, type Upload } from './read-body.ts'
import { checkContentType, checkOrigin, checkSize, sizeLimit } from './request-guards.ts'
import { parse, readQuery } from './strict-input.ts'
import { identify } from './identity.ts'

type Parsed<E, Part extends string> =
  E extends Record<Part, infer S extends z.ZodType> ? z.output<S> : undefined

interface SignedIn {
  readonly actor: Actor
  readonly person: Person
}
type Asker<E> = E extends { readonly access: 'public' }
  ? { readonly actor: Actor | null; readonly person: Person | null; readonly session: OpenSession | null }
  : E extends { readonly access: 'session' }
    ? SignedIn & { readonly session: OpenSession }
    : E extends { readonly access: 'person' | 'admin' }
      ? SignedIn
      : SignedIn & { readonly grant: Grant }

/** What a handler gets: everything checked, nothing raw but `request` (for streams). */
export type RouteCall<E> = Asker<E> & {
  readonly request: Request
  readonly params: Parsed<E, 'params'>
  readonly query: Parsed<E, 'query'>
  readonly body: Parsed<E, 'body'>
  readonly upload: E extends { readonly upload: true } ? Upload : undefined
  /** The version of If-Match. */
  readonly ifMatch: E extends { readonly needsIfMatch: true } ? number : number | undefined
  /** The Idempotency-Key, for writes whose operation carries the same id. */
  readonly idempotencyKey: string | null
  /** Says how far long work has come, where the endpoint tells it and the asker wants to hear it. */
  readonly tell: Tell
}

type Result<E> = E extends { readonly packed: true }
  ? PackedJson
  : E extends { readonly answer: infer A }
    ? A extends z.ZodType
      ? z.input<A> | JsonText
      : A extends 'file'
        ? FileAnswer
        : A extends 'stream'
          ? Response
          : unknown
    : unknown

/** As Next calls it. `params` hold the parts of the address. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>

const described = new WeakMap<object, readonly Endpoint[]>()

/** The endpoints a route's export answers; none for a function that is not made here. */
export function endpointsOf(handler: unknown): readonly Endpoint[] {
  return typeof handler === 'function' ? (described.get(handler) ?? []) : []
}

/** Marks `handler` as answering all of `endpoints`, each through its own `defineRoute`. */
export function describeRoute(handler: RouteHandler, endpoints: readonly Endpoint[]): RouteHandler {
  described.set(handler, endpoints)
  return handler
}

/** Makes the route handler of an endpoint. `handle` runs only for those who may, with input that fits. */
export function defineRoute<const E extends Endpoint>(
  endpoint: E,
  handle: (call: RouteCall<E>) => Promise<Result<E>>,
): RouteHandler {
  const run = handle as (call: unknown) => Promise<unknown>
  return describeRoute(
    async (request, context) => {
      try {
        checkSize(endpoint, request)
        checkContentType(endpoint, request)
        checkOrigin(endpoint, request)
        const identity = await identify(endpoint, request)
        await limitRate(endpoint, request, identity)
        // An address without parts has no `params` at all, whatever Next's types say.
        const segments = ((await context.params) as Record<string, unknown> | undefined) ?? {}
        const input = await readInput(endpoint, request, segments)
        const admission = await admit(endpoint, identity, input.params)
        const ifMatch = readIfMatch(endpoint, request)
        const key = idempotencyKey(request)
        const call = { ...identity, ...admission, ...input, ifMatch, idempotencyKey: key, request }
        if (wantsLines(endpoint, request))
          return answerInLines(endpoint, request, (tell) => run({ ...call, tell }))
        const work = () => run({ ...call, tell: () => undefined })
        const result =
          endpoint.idempotent && key !== null && identity.actor
            ? await once(
                { userId: identity.actor.userId, key, requestHash: hashOf(endpoint, input, admission) },
                work,
              )
            : await work()
        return answer(endpoint, result)
      } catch (error) {
        return answerProblem(error, request)
      }
    },
    [endpoint],
  )
}

interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly upload: Upload | undefined
}

async function readInput(
  endpoint: Endpoint,
  request: Request,
  segments: Record<string, unknown>,
): Promise<Input> {
  // The catch-all part of record routes names the kind, which is known here already.
  const { plural: _plural, ...rest } = segments
  const params = parse(endpoint.params, rest, 'params')
  const query = parse(endpoint.query, readQuery(new URL(request.url).searchParams), 'query')
  if (endpoint.upload) {
    const { upload, beside } = await readUpload(request, sizeLimit(endpoint), endpoint.body !== undefined)
    return { params, query, body: parse(endpoint.body, beside, 'body'), upload }
  }
  if (endpoint.method === 'GET') return { params, query, body: undefined, upload: undefined }
  const body = parse(endpoint.body, await readJson(request, sizeLimit(endpoint)), 'body')
  return { params, query, body, upload: undefined }
}

function readIfMatch(endpoint: Endpoint, request: Request): number | undefined {
  const header = request.headers.get('if-match')
  if (header === null) {
    if (!endpoint.needsIfMatch) return undefined
    throw new AppError('precondition_required', 'Say with If-Match which version you have seen.')
  }
  const version = /^"?([1-9]\d{0,8})"?$/.exec(header)?.[1]
  if (version === undefined)
    throw new AppError('invalid', 'If-Match holds one version, as in "3".', { reason: 'if_match' })
  return Number(version)
}

function hashOf(endpoint: Endpoint, input: Input, admission: Admission): string {
  const file = input.upload ? sha256(input.upload.bytes) : null
  const project = admission.grant?.projectId ?? null
  return sha256(JSON.stringify([endpoint.id, project, input.params, input.query, input.body, file]))
}
