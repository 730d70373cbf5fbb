// The record routes: the same doors for every noun, each its own endpoint. `projects/[project]/[plural]/…` finds the
// noun by its plural; addresses that a noun shares with a command (sources, members) name it.
import 'server-only'
import { recordEndpoints } from '#lib/api/endpoints/records.ts'
import type { Endpoint } from '#lib/api/endpoint.ts'
import type { Write } from '#lib/live/event.ts'
import { nouns, recordKinds, type RecordKind } from '#lib/live/records.ts'
import { v7 as newId } from 'uuid'
import { notFound, type Grant } from './access.ts'
import { defineRoute, describeRoute, type RouteHandler } from './define-route.ts'
import { answerProblem } from './problem-answer.ts'
import { writeRecords } from './records/commands.ts'
import { operationOf } from './records/conditions.ts'
import { getRecord, listRecords } from './records/queries.ts'

type RecordOperation = 'list' | 'get' | 'create' | 'revise' | 'retire' | 'restore'

interface RecordCall {
  readonly grant: Grant
  readonly params: { readonly id: string }
  readonly body: Record<string, unknown>
  readonly ifMatch: number
  readonly idempotencyKey: string | null
}

/** The handler of one operation, for `kind` or for whichever noun the address names. */
export function recordRoute(operation: RecordOperation, only?: RecordKind): RouteHandler {
  const routes = new Map<string, RouteHandler>()
  const endpoints: Endpoint[] = []
  for (const kind of only ? [only] : recordKinds.filter((name) => name !== 'project')) {
    const endpoint = recordEndpoints(kind).find(({ id }) => id === `${operation}:${kind}`)
    if (!endpoint) continue
    endpoints.push(endpoint)
    routes.set(
      nouns[kind].plural,
      defineRoute(endpoint, (call) => handle(operation, kind, call as unknown as RecordCall)),
    )
  }
  return describeRoute(async (request, context) => {
    const { plural } = await context.params
    const route = routes.get(only ? nouns[only].plural : String(plural))
    return route ? route(request, context) : answerProblem(notFound(), request)
  }, endpoints)
}

async function handle(operation: RecordOperation, kind: RecordKind, call: RecordCall): Promise<unknown> {
  const { grant, params, body, ifMatch } = call
  switch (operation) {
    case 'list':
      return listRecords(grant, kind)
    case 'get':
      return getRecord(grant, kind, params.id)
    case 'create':
      return written(call, { op: 'create', kind, id: params.id, fields: body })
    case 'revise':
      return written(call, { op: 'revise', kind, id: params.id, ifVersion: ifMatch, fields: body })
    case 'retire':
      return written(call, { op: 'retire', kind, id: params.id, ifVersion: ifMatch })
    case 'restore':
      return written(call, { op: 'restore', kind, id: params.id })
  }
}

async function written(call: RecordCall, write: Write): Promise<{ events: unknown }> {
  return { events: await writeRecords(call.grant, operationId(call, write), [write]) }
}

/**
 * Names the operation, so that the same request sent again is answered again and written once. An Idempotency-Key
 * that is a UUID is taken as it is. Otherwise the request itself is the name: one person's same change of the same
 * version can happen only once. Bringing back can happen many times, so it gets a new name each time.
 */
function operationId({ grant, idempotencyKey }: RecordCall, write: Write): string {
  if (idempotencyKey !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(idempotencyKey)) {
    return idempotencyKey.toLowerCase()
  }
  if (write.op === 'restore') return newId()
  const { op, kind, id, ...asked } = write
  return operationOf(grant, op, kind, id, asked).id
}
