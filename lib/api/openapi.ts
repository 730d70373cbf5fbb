// The API described in OpenAPI 3.1, made of the same schemas that check every request and answer.
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { listEndpoints } from './endpoints.ts'
import { problem, statusOf, type ErrorCode } from './problem.ts'
import { packedType } from './packed.ts'
import { linesType } from './progress.ts'

type Json = Record<string, unknown>

/** The whole document; `version` is the program's. */
export function describeApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of listEndpoints()) {
    const path = (paths[endpoint.path] ??= {})
    path[endpoint.method.toLowerCase()] = describeEndpoint(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fontes',
      version,
      description:
        'Everything the interface does, for machine clients too. Ids are UUIDs made by the client (version 7). ' +
        'Offsets are UTF-16 code units, half-open. Errors are problem details (RFC 9457) with a stable `code`.',
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(listEndpoints().map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: {
        Problem: toSchema(problem, 'output'),
        ...Object.fromEntries([...lifted.values()].map((part) => [part.name, part.schema])),
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'fontes-session',
          description:
            'Set by signing in; over https its name begins with __Host-. Requests that write must be same-origin.',
        },
        token: { type: 'http', scheme: 'bearer', description: 'An API token: fontes_…' },
      },
      parameters: {
        IfMatch: {
          name: 'If-Match',
          in: 'header',
          required: true,
          description:
            'The version you have seen, as in "3". Missing: 428. Another by now: 412 with the current record.',
          schema: { type: 'string', pattern: '^"?[1-9][0-9]*"?$' },
        },
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description:
            'The same key with the same request is carried out once and answered alike, for 7 days.',
          schema: { type: 'string', minLength: 8, maxLength: 200 },
        },
      },
      responses: Object.fromEntries(
        Object.entries(statusOf).map(([code, status]) => [
          code,
          {
            description: `${status} ${code}`,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

function describeEndpoint(endpoint: Endpoint): Json {
  return {
    operationId: endpoint.id.replace(':', '_'),
    summary: endpoint.summary,
    tags: [tagOf(endpoint)],
    'x-access': endpoint.access,
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(endpoint.needsIfMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
      ...(endpoint.idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...bodyOf(endpoint),
    responses: responsesOf(endpoint),
  }
}

function securityOf({ access }: Endpoint): Json[] {
  if (access === 'public') return [{}, { session: [] }]
  if (access === 'session' || access === 'admin') return [{ session: [] }]
  return [{ session: [] }, { token: [] }]
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = toSchema(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: one,
  }))
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.upload) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' }
    const size = `One file of at most ${Math.round((endpoint.maxBytes ?? 0) / 1024 / 1024)} MB`
    if (endpoint.body) {
      const body = {
        type: 'string',
        contentMediaType: 'application/json',
        contentSchema: toSchema(endpoint.body, 'input'),
      }
      return {
        requestBody: {
          required: true,
          description: `${size}, and before it a field with JSON about it.`,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { body, file }, required: ['body', 'file'] },
            },
          },
        },
      }
    }
    return {
      requestBody: {
        required: true,
        description: `${size}.`,
        content: {
          'multipart/form-data': { schema: { type: 'object', properties: { file }, required: ['file'] } },
          'application/octet-stream': { schema: file },
        },
      },
    }
  }
  if (!endpoint.body) return {}
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: toSchema(endpoint.body, 'input') } },
    },
  }
}

function responsesOf(endpoint: Endpoint): Json {
  const success = {
    [String(endpoint.status ?? (endpoint.answer === 'none' ? 204 : 200))]: successOf(endpoint),
  }
  const refusals: ErrorCode[] = ['invalid', 'rate_limited', 'internal', 'unavailable']
  if (endpoint.access !== 'public') refusals.push('unauthenticated', 'forbidden')
  if (endpoint.params) refusals.push('not_found')
  if (endpoint.body) refusals.push('wrong_type', 'too_large')
  if (endpoint.upload) refusals.push('wrong_type', 'too_large', 'unprocessable')
  if (endpoint.needsIfMatch) refusals.push('precondition_required', 'precondition_failed')
  if (endpoint.method !== 'GET') refusals.push('conflict')
  const problems = Object.fromEntries(
    refusals.map((code) => [String(statusOf[code]), { $ref: `#/components/responses/${code}` }]),
  )
  return { ...problems, ...success }
}

function successOf({ answer, packed, tellsProgress }: Endpoint): Json {
  if (answer === 'none') return { description: 'Done.' }
  if (answer === 'stream')
    return {
      description: 'Server-sent events.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }
  if (answer === 'file') {
    const schema = { type: 'string', contentMediaType: 'application/octet-stream' }
    return { description: 'The file, as a download.', content: { 'application/octet-stream': { schema } } }
  }
  if (packed) {
    const schema = {
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: toSchema(answer, 'output'),
    }
    return { description: 'JSON, packed with DEFLATE (RFC 1951).', content: { [packedType]: { schema } } }
  }
  const json = { 'application/json': { schema: toSchema(answer, 'output') } }
  if (!tellsProgress) return { description: 'Done.', content: json }
  return {
    description: `Done. Asked with "Accept: ${linesType}": lines with { progress }, then one with { answer } or { problem }.`,
    content: { ...json, [linesType]: { schema: { type: 'string' } } },
  }
}

// What a schema checks beyond JSON Schema (rules over several fields) is told by its refusal.
function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _dialect,
    $defs: parts,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  return parts === undefined ? rest : (lift(rest, parts as Json) as Json)
}

// Recursive parts (prose) refer to the root of their schema, which in this document is the root of everything: they
// become components. The same parts of several schemas are one component.
const lifted = new Map<string, { name: string; schema: unknown }>()

function lift(schema: unknown, parts: Json): unknown {
  const names = new Map<string, string>()
  for (const [name, part] of Object.entries(parts)) {
    const key = JSON.stringify([name, parts])
    const present = lifted.get(key) ?? { name: `Part${lifted.size + 1}`, schema: part }
    lifted.set(key, present)
    names.set(`#/$defs/${name}`, `#/components/schemas/${present.name}`)
  }
  for (const [name, part] of Object.entries(parts)) {
    const present = lifted.get(JSON.stringify([name, parts]))
    if (present) present.schema = renamed(part, names)
  }
  return renamed(schema, names)
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => renamed(one, names))
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string' ? (names.get(member) ?? member) : renamed(member, names),
    ]),
  )
}

function tagOf({ path }: Endpoint): string {
  const parts = path.split('/').filter((part) => part !== '' && !part.startsWith('{'))
  return (parts[0] === 'projects' ? parts[1] : parts[0]) ?? 'projects'
}
