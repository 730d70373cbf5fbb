// Hostile requests against the built application, made from the description of the API itself: every endpoint that
// writes is tried from a foreign site, every body with fields it must not set and values it must not take.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { endpoints, listEndpoints } from '#lib/api/endpoints.ts'
import { packedType } from '#lib/api/packed.ts'
import { recordEndpoints } from '#lib/api/endpoints/records.ts'
import { nouns, type RecordKind } from '#lib/live/records.ts'
import { database } from '#lib/server/database/client.ts'
import { ask, inParallel, type Asked, type Seen } from './ask.ts'
import { fieldsOf, type CreatedKind } from './bodies.ts'
import { makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const writers = listEndpoints().filter(({ method }) => method !== 'GET')
/** Other test files write into projects of their own at the same time. */
const eventsHere = () => database().event.count({ where: { projectId: { in: [world.a.id, world.b.id] } } })
/** Parameters that fit the schema; whether anything is there does not matter for what is refused earlier. */
function paramsOf({ path }: Endpoint): Record<string, unknown> {
  return {
    ...(path.includes('{project}') ? { project: world.a.slug } : {}),
    ...(path.includes('{id}') ? { id: randomUUID() } : {}),
    ...(path.includes('{correction}') ? { correction: randomUUID() } : {}),
  }
}
const owner = (): Readonly<Record<string, string>> => world.askers.owner.headers
const endpointOf = (kind: RecordKind, operation: string): Endpoint => {
  const found = recordEndpoints(kind).find(({ id }) => id === `${operation}:${kind}`)
  if (!found) throw new RangeError(`${operation}:${kind}`)
  return found
}
const createdKinds = Object.keys(nouns).filter(
  (kind) =>
    recordEndpoints(kind as RecordKind).some(({ id }) => id === `create:${kind}`) && kind !== 'project',
) as CreatedKind[]

/** As the owner; where the rate of an endpoint is used up, that is made good and asked again. */
async function askOften(endpoint: Endpoint, body: unknown): Promise<Seen> {
  const request: Asked = {
    params: paramsOf(endpoint),
    body,
    headers: { ...owner(), 'if-match': '"1"' },
    // Its body is a field beside a file.
    ...(endpoint.upload ? { file: new Uint8Array([65]), query: { fileName: 'a.json' } } : {}),
  }
  for (;;) {
    const seen = await ask(world.url, endpoint, request)
    if (seen.status !== 429) return seen
    // Others ask at the same time: what was poured in may be gone again.
    await database().rateBucket.deleteMany({ where: { NOT: { key: { startsWith: 'sign-in' } } } })
  }
}

function expectProblem(seen: Seen, status: number, code: string, what: string): void {
  expect([what, seen.status, (JSON.parse(seen.text) as { code: string }).code]).toEqual([what, status, code])
}

describe('a foreign site', { timeout: 300_000 }, () => {
  const origins: Record<string, Record<string, string>> = {
    'says cross-site': { 'sec-fetch-site': 'cross-site' },
    'says same-site': { 'sec-fetch-site': 'same-site' },
    'says nothing': {},
    'has the origin null': { origin: 'null' },
    'has its own origin': { origin: 'https://evil.example' },
  }
  test('writes nothing with the cookie of a visitor, at any endpoint', async () => {
    const { 'sec-fetch-site': _site, ...cookie } = owner()
    const before = await eventsHere()
    const cases = writers.flatMap((endpoint) =>
      Object.entries(origins).map(([name, origin]) => ({ endpoint, name, origin })),
    )
    await inParallel(cases, async ({ endpoint, name, origin }) => {
      const asked: Asked = endpoint.upload
        ? { file: new Uint8Array([65]), query: {} }
        : endpoint.body
          ? { body: {} }
          : {}
      const seen = await ask(world.url, endpoint, {
        ...asked,
        params: paramsOf(endpoint),
        headers: { ...cookie, ...origin },
      })
      expectProblem(seen, 403, 'cross_origin', `${endpoint.id} ${name}`)
    })
    expect(await eventsHere()).toBe(before)
  })
  test('cannot send JSON as a form or as text', async () => {
    const cases = writers
      .filter(({ body }) => body)
      .flatMap((endpoint) =>
        ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']
          .filter((type) => !endpoint.upload || !type.startsWith('multipart'))
          .map((type) => ({ endpoint, type })),
      )
    await inParallel(cases, async ({ endpoint, type }) => {
      const headers = { ...owner(), 'content-type': type }
      const seen = await ask(world.url, endpoint, { params: paramsOf(endpoint), body: '{}', headers })
      expectProblem(seen, 415, 'wrong_type', `${endpoint.id} ${type}`)
    })
  })
})

describe('fields that are not asked for', { timeout: 300_000 }, () => {
  const columns = [
    ...new Set(
      [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^ {2}(\w+) +\w/gm)].map(
        (match) => match[1] ?? '',
      ),
    ),
  ]

  test('are refused in every body: every column of the database', async () => {
    expect(columns.length).toBeGreaterThan(80)
    const cases = writers.flatMap((endpoint) => {
      const known = namesOf(endpoint.body)
      return known === null
        ? []
        : columns.filter((column) => !known.includes(column)).map((column) => ({ endpoint, column }))
    })
    // Ten at a time: the answer names each of those that it refuses.
    const asked = [...Map.groupBy(cases, ({ endpoint }) => endpoint)].flatMap(([endpoint, all]) =>
      Array.from({ length: Math.ceil(all.length / 10) }, (_, i) => ({
        endpoint,
        unknown: all.slice(i * 10, i * 10 + 10).map(({ column }) => column),
      })),
    )
    let refused = 0
    await inParallel(asked, async ({ endpoint, unknown }) => {
      const body = {
        ...sampleOf(endpoint),
        ...Object.fromEntries(unknown.map((column) => [column, 'owner'])),
      }
      const seen = await askOften(endpoint, body)
      expectProblem(seen, 400, 'invalid', `${endpoint.id} ${unknown.join()}`)
      expect([endpoint.id, seen.text.match(/\w+/g)]).toEqual([endpoint.id, expect.arrayContaining(unknown)])
      refused += unknown.length
    })
    console.log(`mass assignment: ${refused} columns refused`)
  })
})

describe('values of another shape', { timeout: 300_000 }, () => {
  const hostile: readonly [string, string][] = [
    ['an operator', '{"not":""}'],
    ['a list', '["a","b"]'],
    ['null', 'null'],
    ['a number', '7'],
    ['a boolean', 'true'],
    ['a megabyte', JSON.stringify('x'.repeat(1024 * 1024))],
    ['NUL', '"a\\u0000b"'],
    ['half a surrogate pair', '"\\udc00"'],
    ['a prototype', '{"__proto__":{"role":"owner"}}'],
  ]
  test('are refused in every text of every body', async () => {
    const cases = writers.flatMap((endpoint) =>
      textsOf(endpoint.body).flatMap(({ name, nullable }) =>
        hostile
          .filter(([shape]) => !(shape === 'null' && nullable))
          .map(([shape, value]) => ({ endpoint, name, shape, value })),
      ),
    )
    expect(cases.length).toBeGreaterThan(500)
    const before = await eventsHere()
    await inParallel(cases, async ({ endpoint, name, shape, value }) => {
      const { [name]: _replaced, ...rest } = sampleOf(endpoint)
      const start = JSON.stringify(rest).slice(0, -1)
      const body = `${start}${start === '{' ? '' : ','}${JSON.stringify(name)}:${value}}`
      const seen = await askOften(endpoint, body)
      // A megabyte is more than any body may have, or more than the field may.
      expect([`${endpoint.id} ${name} ${shape}`, seen.status]).toEqual([
        `${endpoint.id} ${name} ${shape}`,
        seen.status === 413 ? 413 : 400,
      ])
    })
    expect(await eventsHere()).toBe(before)
    console.log(`operator injection: ${cases.length} requests refused`)
  })
  test('are refused in addresses and queries', async () => {
    const get = endpointOf('claim', 'get')
    for (const id of ['not-a-uuid', "' OR 1=1 --", '../../../me', '{"not":""}']) {
      const seen = await ask(world.url, get, { params: { project: world.a.slug, id }, headers: owner() })
      expectProblem(seen, 400, 'invalid', id)
    }
    const raw = async (tail: string) =>
      (await fetch(`${world.url}/api/v1/projects/${world.a.slug}/history${tail}`, { headers: owner() }))
        .status
    expect(await raw('?limit=1&limit=2')).toBe(400)
    expect(await raw('?limit[gt]=1')).toBe(400)
    expect(await raw('?limit=1e9')).toBe(400)
    expect(await raw('?unknown=1')).toBe(400)
    expect(await raw('?limit=1')).toBe(200)
  })
})

describe('ids of another project', () => {
  test('in a body are as good as none, for every link of every noun', async () => {
    const cases = createdKinds.flatMap((kind) =>
      Object.keys(nouns[kind].links).map((field) => ({ kind, field })),
    )
    const foreign: Record<string, string> = {
      source: world.b.base.sourceIds[0],
      revision: world.b.base.revisionId,
      passage: world.b.base.passageId,
      claim: world.b.base.claimIds[0],
      attestation: world.b.base.attestationId,
    }
    let asked = 0
    for (const { kind, field } of cases) {
      const target = (nouns[kind].links as Record<string, string>)[field] ?? ''
      const id = foreign[target]
      if (!id) continue
      const tagId = randomUUID()
      await ask(world.url, endpointOf('tag', 'create'), {
        params: { project: world.a.slug, id: tagId },
        body: { label: tagId },
        headers: owner(),
      })
      const fields = { ...fieldsOf(kind, world.a.base, randomUUID(), tagId), [field]: id }
      // Exactly one end each: the foreign one takes the place of the own.
      if (field === 'fromClaimId' && kind === 'evidence') delete fields['fromAttestationId']
      if (field === 'claimId' && kind === 'tagging') delete fields['passageId']
      const seen = await ask(world.url, endpointOf(kind, 'create'), {
        params: { project: world.a.slug, id: randomUUID() },
        body: fields,
        headers: owner(),
      })
      expect([kind, field, seen.status]).toEqual([kind, field, 422])
      expect(seen.all).not.toContain(world.b.base.canary)
      asked++
    }
    expect(asked).toBeGreaterThanOrEqual(15)
  })
})

describe('versions and retries', () => {
  const path = (id: string) => ({ params: { project: world.a.slug, id } })
  const make = async (statement: string, id = randomUUID()) => {
    const seen = await ask(world.url, endpointOf('claim', 'create'), {
      ...path(id),
      body: { statement },
      headers: owner(),
    })
    return { id, seen }
  }

  test('a change without the version seen is 428, of an old version 412 with the present state', async () => {
    const { id } = await make('first')
    const revise = (version: string | null, what: string) =>
      ask(world.url, endpointOf('claim', 'revise'), {
        ...path(id),
        body: { what },
        headers: { ...owner(), ...(version === null ? {} : { 'if-match': version }) },
      })
    expectProblem(await revise(null, 'a'), 428, 'precondition_required', 'missing')
    expectProblem(await revise('*', 'a'), 400, 'invalid', 'star')
    expect((await revise('"1"', 'a')).status).toBe(200)
    // The same change of the same version once more is a retry.
    expect((await revise('"1"', 'a')).status).toBe(200)
    const stale = await revise('"1"', 'b')
    expectProblem(stale, 412, 'precondition_failed', 'stale')
    expect(JSON.parse(stale.text)).toMatchObject({ current: { id, version: 2, what: 'a' } })
    const now = await ask(world.url, endpointOf('claim', 'get'), { ...path(id), headers: owner() })
    expect(now.headers.get('etag')).toBe('"2"')
  })
  test('creating twice is creating once; the same id with other content is a conflict', async () => {
    const { id, seen } = await make('once')
    const again = await make('once', id)
    expect([seen.status, again.seen.status]).toEqual([201, 201])
    expect(JSON.parse(again.seen.text)).toEqual(JSON.parse(seen.text))
    expect((await make('otherwise', id)).seen.status).toBe(409)
  })
  test('an Idempotency-Key makes one project of two requests', async () => {
    const headers = { ...owner(), 'idempotency-key': randomUUID() }
    const body = { id: randomUUID(), title: 'Only once' }
    const first = await ask(world.url, endpoints.createProject, { body, headers })
    const second = await ask(world.url, endpoints.createProject, { body, headers })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(JSON.parse(second.text)).toEqual(JSON.parse(first.text))
    const other = await ask(world.url, endpoints.createProject, {
      body: { ...body, title: 'Another' },
      headers,
    })
    expectProblem(other, 422, 'unprocessable', 'key reused')
  })
})

describe('headers', () => {
  test('every answer is private, whatever it says', async () => {
    const chosen: [Endpoint, Asked][] = [
      [endpoints.health, {}],
      [endpoints.getMe, { headers: owner() }],
      [endpoints.getMe, {}],
      [endpoints.getProject, { params: { project: world.a.slug }, headers: owner() }],
      [endpoints.getProject, { params: { project: 'nowhere' }, headers: owner() }],
      [
        endpoints.getOriginal,
        { params: { project: world.a.slug, id: world.a.base.revisionId }, headers: owner() },
      ],
      [endpoints.live, { params: { project: world.a.slug }, headers: owner() }],
    ]
    for (const [endpoint, asked] of chosen) {
      const { headers } = await ask(world.url, endpoint, asked)
      expect(headers.get('cache-control')).toMatch(/^no-store/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'; sandbox",
      )
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })
  test('a large project travels packed once, and Next packs nothing for a browser on the same machine', async () => {
    const asked = {
      params: { project: world.a.slug },
      headers: { ...owner(), 'accept-encoding': 'gzip, zstd' },
    }
    const packed = await ask(world.url, endpoints.columnSnapshot, asked)
    expect(packed.headers.get('content-encoding')).toBeNull()
    expect(packed.headers.get('content-type')).toBe(packedType)
    expect(JSON.parse(String(inflateRawSync(packed.bytes)))).toMatchObject({
      lists: { project: [{}] },
      columns: { passage: { names: {} } },
    })
    const plain = await ask(world.url, endpoints.snapshot, asked)
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(JSON.parse(plain.text)).toMatchObject({ records: { project: [{}] } })
  })
  test('a file is a download and nothing else', async () => {
    const asked = { params: { project: world.a.slug, id: world.a.base.revisionId }, headers: owner() }
    const { headers } = await ask(world.url, endpoints.getOriginal, asked)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="brief\.txt"/)
  })
  test('a page’s scripts need its own nonce, whatever the request says about policies', async () => {
    const headers = { 'content-security-policy': "script-src 'unsafe-inline'", 'x-nonce': 'evil"><script>' }
    const [one, two] = await Promise.all([
      fetch(`${world.url}/sign-in`, { headers }),
      fetch(`${world.url}/sign-in`),
    ])
    const policy = one?.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([\w+/=]{20,})'/.exec(policy)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'nonce-")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1)
    expect(policy).toContain("style-src-attr 'unsafe-inline'")
    expect(two?.headers.get('content-security-policy')).not.toBe(policy)
    const html = (await one?.text()) ?? ''
    expect(html).not.toContain('evil')
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
    for (const [name, value] of Object.entries({
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    }))
      expect([name, one?.headers.get(name)]).toEqual([name, value])
    expect((await fetch(`${world.url}/join`)).headers.get('referrer-policy')).toBe('no-referrer')
  })

  test.each([
    ['cross-site', 'same-origin'],
    ['same-site', 'same-origin'],
    ['', 'same-origin'],
    ['none', null],
    ['same-origin', null],
  ])('a page asked for from “%s” has the opener policy %s', async (site, policy) => {
    const seen = await new Promise<string | null>((done, failed) => {
      request(`${world.url}/sign-in`, { headers: { 'sec-fetch-site': site } }, (answer) => {
        answer.resume()
        done(answer.headers['cross-origin-opener-policy']?.toString() ?? null)
      })
        .on('error', failed)
        .end()
    })
    expect(seen).toBe(policy)
  })
})

/** The names a body knows; null when it has none, or is not an object. */
function namesOf(schema: z.ZodType | undefined): string[] | null {
  const properties = schema ? jsonOf(schema).properties : undefined
  return properties ? Object.keys(properties) : null
}
interface Json {
  type?: string
  properties?: Record<string, Json>
  required?: string[]
  anyOf?: Json[]
  format?: string
  enum?: unknown[]
}
function jsonOf(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
}
function textsOf(schema: z.ZodType | undefined): { name: string; nullable: boolean }[] {
  if (!schema) return []
  return Object.entries(jsonOf(schema).properties ?? {}).flatMap(([name, one]) => {
    const variants = one.anyOf ?? [one]
    const isText = variants.some(
      ({ type, enum: choice }) => type === 'string' || choice?.some((value) => typeof value === 'string'),
    )
    return isText ? [{ name, nullable: variants.some(({ type }) => type === 'null') }] : []
  })
}

/** A body that fits, as far as its shape goes. */
function sampleOf({ id, body }: Endpoint): Record<string, unknown> {
  const [operation, kind] = id.split(':')
  if (operation === 'create') return fieldsOf(kind as CreatedKind, world.a.base, 'sample', randomUUID())
  const samples: Record<string, Record<string, unknown>> = {
    changePassword: { current: 'a', next: 'vita brevis' },
    endSessions: { keepCurrent: true },
    createToken: { name: 'a', scope: 'read' },
    readInvitation: { token: 'A'.repeat(43) },
    acceptInvitation: { token: 'A'.repeat(43), person: null },
    createProject: { id: randomUUID(), title: 'a' },
    showPresence: { clientId: randomUUID(), where: 'a', sourceId: null },
    writeBatch: { id: randomUUID(), writes: [{ op: 'restore', kind: 'claim', id: randomUUID() }] },
    revertOperation: { operationId: randomUUID() },
    createInvitation: { role: 'viewer' },
    reviseMember: { role: 'viewer' },
  }
  return samples[id] ?? (body ? {} : {})
}
