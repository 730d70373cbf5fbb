// The order of the doors: each request is wrong in several ways, and the answer names the first door it came to.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { AppError } from '#lib/api/problem.ts'
import { database } from '#lib/server/database/client.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { makePerson, createToken } from '#lib/server/people/commands.ts'
import { openSessionCookie } from '#lib/server/session.ts'

const base = {
  id: 'probe',
  method: 'POST',
  path: '/probe',
  access: 'person',
  summary: 'probe',
  body: z.strictObject({ text: z.string() }),
  answer: z.strictObject({ text: z.string() }),
} as const satisfies Endpoint

interface Sent {
  method?: string
  headers?: Record<string, string | null>
  body?: string | null
  query?: string
}

let cookie = ''
let userId = ''
beforeAll(async () => {
  const person = await makePerson({ email: `${randomUUID()}@example.org`, name: 'Probe', password: null })
  userId = person.id
  const { name, value } = await openSessionCookie(person.id)
  cookie = `${name}=${value}`
})

async function send(
  endpoint: Endpoint,
  sent: Sent = {},
  handle = async (call: unknown) => (call as { body: unknown }).body,
) {
  const method = sent.method ?? endpoint.method
  const headers = new Headers({ 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie })
  for (const [name, value] of Object.entries(sent.headers ?? {})) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  const body =
    sent.body === undefined && method !== 'GET' ? JSON.stringify({ text: 'a' }) : (sent.body ?? null)
  const request = new Request(`http://localhost:3000/api/v1/probe${sent.query ?? ''}`, {
    method,
    headers,
    body,
  })
  const route = defineRoute(endpoint, handle as never)
  const response = await route(request, { params: Promise.resolve({}) })
  const text = await response.text()
  return {
    response,
    status: response.status,
    json: (text === '' ? null : JSON.parse(text)) as Record<string, unknown> & { code?: string },
  }
}
const code = async (endpoint: Endpoint, sent?: Sent) => (await send(endpoint, sent)).json.code

describe('doors', () => {
  test('what fits passes, and is never stored or sniffed', async () => {
    const { status, json, response } = await send(base)
    expect([status, json]).toEqual([200, { text: 'a' }])
    expect(response.headers.get('cache-control')).toMatch(/^no-store/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
  test('an address without parts, for which Next gives no parameters, passes too', async () => {
    const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const request = new Request('http://localhost:3000/api/v1/probe', {
      method: 'POST',
      headers,
      body: '{"text":"a"}',
    })
    const route = defineRoute(base, async ({ body }) => body)
    expect((await route(request, { params: Promise.resolve(undefined as never) })).status).toBe(200)
  })
  test('size comes before kind, kind before origin, origin before session', async () => {
    const nobody = { cookie: null, 'sec-fetch-site': 'cross-site' }
    const large = String(300 * 1024)
    expect(
      await code(base, { headers: { ...nobody, 'content-type': 'text/plain', 'content-length': large } }),
    ).toBe('too_large')
    expect(await code(base, { headers: { ...nobody, 'content-type': 'text/plain' } })).toBe('wrong_type')
    expect(await code(base, { headers: nobody })).toBe('cross_origin')
    expect(await code(base, { headers: { cookie: null }, body: '{' })).toBe('unauthenticated')
    expect(await code(base, { body: '{' })).toBe('invalid')
  })
  test('a body that is larger than it said is refused as it comes', async () => {
    const text = 'x'.repeat(300 * 1024)
    expect(await code(base, { body: JSON.stringify({ text }) })).toBe('too_large')
  })
  test.each<[string, Record<string, string | null>, string | undefined]>([
    ['cross-site', { 'sec-fetch-site': 'cross-site' }, 'cross_origin'],
    ['same-site is not same-origin', { 'sec-fetch-site': 'same-site' }, 'cross_origin'],
    ['typed by hand cannot write', { 'sec-fetch-site': 'none' }, 'cross_origin'],
    ['nothing at all', { 'sec-fetch-site': null }, 'cross_origin'],
    ['Origin null', { 'sec-fetch-site': null, origin: 'null' }, 'cross_origin'],
    ['a foreign Origin', { 'sec-fetch-site': null, origin: 'https://evil.example' }, 'cross_origin'],
    [
      'our Origin with a tail',
      { 'sec-fetch-site': null, origin: 'http://localhost:3000.evil.example' },
      'cross_origin',
    ],
    [
      'our Origin, from an old browser',
      { 'sec-fetch-site': null, origin: 'http://localhost:3000' },
      undefined,
    ],
  ])('origin: %s', async (_, headers, expected) => expect(await code(base, { headers })).toBe(expected))

  test('reading: another site’s script is refused, a link is followed', async () => {
    const { body: _body, ...rest } = base
    const read = { ...rest, method: 'GET', answer: z.strictObject({}) } as const
    const ask = (headers: Record<string, string | null>) =>
      send(read, { headers, body: null }, async () => ({})).then(({ json }) => json.code)
    expect(await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe('cross_origin')
    expect(await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBeUndefined()
    expect(await ask({ 'sec-fetch-site': null })).toBeUndefined()
  })
})

describe('tokens', () => {
  const bearer = (secret: string) => ({
    authorization: `Bearer ${secret}`,
    'sec-fetch-site': null,
    cookie: null,
  })
  const make = (scope: 'read' | 'write') =>
    createToken(userId, { name: scope, scope, projectId: null, expiresInDays: null }).then(
      ({ secret }) => secret,
    )

  test('need no origin; a wrong one never falls back to the cookie', async () => {
    expect((await send(base, { headers: bearer(await make('write')) })).status).toBe(200)
    expect(await code(base, { headers: { ...bearer(`fontes_${'A'.repeat(43)}`), cookie } })).toBe(
      'unauthenticated',
    )
    expect(await code(base, { headers: { authorization: 'Basic YTpi' } })).toBe('unauthenticated')
  })
  test('for reading do not write, and none does what needs a browser', async () => {
    expect(await code(base, { headers: bearer(await make('read')) })).toBe('forbidden')
    expect(await code({ ...base, access: 'session' }, { headers: bearer(await make('write')) })).toBe(
      'forbidden',
    )
    expect(await code({ ...base, access: 'admin' }, { headers: bearer(await make('write')) })).toBe(
      'forbidden',
    )
  })
})

describe('input', () => {
  test.each([
    ['an unknown field', '{"text":"a","role":"owner"}'],
    ['an object for a text', '{"text":{"not":""}}'],
    ['a list for a text', '{"text":["a"]}'],
    ['null', '{"text":null}'],
    ['no body', null],
    ['a prototype', '{"text":"a","__proto__":{"isAdmin":true}}'],
    ['NUL', '{"text":"a\\u0000"}'],
    ['half a surrogate pair', '{"text":"\\ud800"}'],
    ['a list', '[]'],
    ['no JSON', '{"text":'],
    ['deep nesting', `{"text":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('%s is refused', async (_, body) => {
    const { status, json } = await send(base, { body })
    expect([status, json.code]).toEqual([400, 'invalid'])
  })
  test('a query is refused where there is none, when unknown, and when it comes twice', async () => {
    const queried = { ...base, query: z.strictObject({ q: z.string().optional() }) }
    expect(await code(base, { query: '?q=1' })).toBe('invalid')
    expect(await code(queried, { query: '?q=1' })).toBeUndefined()
    expect(await code(queried, { query: '?r=1' })).toBe('invalid')
    expect(await code(queried, { query: '?q=1&q=2' })).toBe('invalid')
    expect(await code(queried, { query: '?q=%00' })).toBe('invalid')
  })
  test('If-Match: missing 428, unreadable 400, else a number', async () => {
    const matched = { ...base, needsIfMatch: true } as const
    expect((await send(matched)).status).toBe(428)
    expect((await send(matched, { headers: { 'if-match': '*' } })).status).toBe(400)
    const { json } = await send(matched, { headers: { 'if-match': '"7"' } }, async (call) => ({
      text: String((call as { ifMatch: number }).ifMatch),
    }))
    expect(json).toEqual({ text: '7' })
  })
})

describe('answers', () => {
  test('one field too many is not sent', async () => {
    const { status, json } = await send(base, {}, async () => ({ text: 'a', passwordHash: 'canary' }))
    expect([status, json.code]).toEqual([500, 'internal'])
    expect(JSON.stringify(json)).not.toContain('canary')
  })
  test('what nobody foresaw says nothing about itself', async () => {
    const { status, json } = await send(base, {}, async () => {
      throw new Error('canary: /etc/passwd')
    })
    expect(status).toBe(500)
    expect(JSON.stringify(json)).not.toContain('canary')
  })
  test('a refusal travels as problem details', async () => {
    const { response, json } = await send(base, {}, async () => {
      throw new AppError('precondition_failed', 'Changed.', { current: { version: 2 } })
    })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(json).toEqual({
      type: 'about:blank',
      title: 'Precondition Failed',
      status: 412,
      code: 'precondition_failed',
      detail: 'Changed.',
      current: { version: 2 },
    })
  })
  test('a database that does not answer is 503 and may be tried again', async () => {
    const { response, json } = await send(base, {}, async () => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    })
    expect([response.status, json.code, response.headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      '2',
    ])
  })
  test('after the minute’s number comes 429 with the time to wait', async () => {
    const rare = { ...base, id: 'rare', ratePerMinute: 3 }
    const seen = []
    for (let n = 0; n < 4; n++) seen.push((await send(rare)).status)
    expect(seen).toEqual([200, 200, 200, 429])
    const wait = Number((await send(rare)).response.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(20)
  })
})

describe('idempotent posts', () => {
  const endpoint = { ...base, idempotent: true } as const
  const key = () => ({ 'idempotency-key': randomUUID() })

  test('happen once and are answered alike; another request under the key is refused', async () => {
    let times = 0
    const count = async () => ({ text: String(++times) })
    const headers = key()
    expect((await send(endpoint, { headers }, count)).json).toEqual({ text: '1' })
    expect((await send(endpoint, { headers }, count)).json).toEqual({ text: '1' })
    expect((await send(endpoint, { headers, body: '{"text":"b"}' }, count)).status).toBe(422)
    expect(times).toBe(1)
  })
  test('that fail may be tried again', async () => {
    const headers = key()
    const fail = async () => {
      throw new AppError('conflict', 'Not now.')
    }
    expect((await send(endpoint, { headers }, fail)).status).toBe(409)
    expect((await send(endpoint, { headers })).status).toBe(200)
  })
  test('that still run are conflicts', async () => {
    const headers = key()
    let finish = (): void => {}
    const slow = send(
      endpoint,
      { headers },
      () => new Promise((resolve) => (finish = () => resolve({ text: 'a' }))),
    )
    while ((await database().idempotencyKey.count({ where: { key: headers['idempotency-key'] } })) === 0);
    expect((await send(endpoint, { headers })).status).toBe(409)
    finish()
    expect((await slow).status).toBe(200)
  })
})

describe('uploads', () => {
  const endpoint = {
    id: 'upload',
    method: 'POST',
    path: '/probe',
    access: 'person',
    summary: 'probe',
    upload: true,
    maxBytes: 100_000,
    answer: z.strictObject({ size: z.int(), fileName: z.string().nullable() }),
  } as const satisfies Endpoint

  async function upload(body: BodyInit, type?: string) {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', ...(type ? { 'content-type': type } : {}) }
    const request = new Request('http://localhost:3000/api/v1/probe', { method: 'POST', headers, body })
    const route = defineRoute(endpoint, async ({ upload: { bytes, fileName } }) => ({
      size: bytes.byteLength,
      fileName,
    }))
    const response = await route(request, { params: Promise.resolve({}) })
    return [response.status, await response.json()] as [number, Record<string, unknown>]
  }
  const form = (...files: [string, number][]) => {
    const data = new FormData()
    for (const [name, size] of files) data.append('file', new Blob([new Uint8Array(size).fill(65)]), name)
    return data
  }

  test('come as a form or bare, byte for byte', async () => {
    expect(await upload(form(['Brief Müller.txt', 99_999]))).toEqual([
      200,
      { size: 99_999, fileName: 'Brief Müller.txt' },
    ])
    expect(await upload(new Uint8Array(100_000), 'application/octet-stream')).toEqual([
      200,
      { size: 100_000, fileName: null },
    ])
    expect(await upload(form(['empty.txt', 0]))).toEqual([200, { size: 0, fileName: 'empty.txt' }])
  })
  test('one byte too many is refused in either', async () => {
    expect((await upload(form(['a.txt', 100_001])))[0]).toBe(413)
    expect((await upload(new Uint8Array(100_001), 'application/octet-stream'))[0]).toBe(413)
  })
  test('no file, two files, fields, a broken form and JSON are refused', async () => {
    expect((await upload(form()))[0]).toBe(400)
    expect((await upload(form(['a', 1], ['b', 1])))[0]).toBe(400)
    const field = form(['a', 1])
    field.append('role', 'owner')
    expect((await upload(field))[0]).toBe(400)
    expect(
      (
        await upload(
          '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
          'multipart/form-data; boundary=x',
        )
      )[0],
    ).toBe(400)
    expect((await upload('abc', 'multipart/form-data'))[0]).toBe(400)
    expect((await upload('{}', 'application/json'))[0]).toBe(415)
  })
})

describe('long work', () => {
  const long = { ...base, tellsProgress: true } as const
  const work = async (call: unknown) => {
    const { tell, body } = call as { tell(step: object): void; body: { text: string } }
    tell({ step: 'reading' })
    tell({ step: 'placing', done: 3, of: 7 })
    if (body.text === 'bad') throw new AppError('unprocessable', 'No.', { reason: 'no' })
    return body
  }
  const ask = async (endpoint: Endpoint, text: string, accept = 'application/x-ndjson, application/json') => {
    const headers = { cookie, accept, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const address = 'http://localhost:3000/api/v1/probe'
    const request = new Request(address, { method: 'POST', headers, body: JSON.stringify({ text }) })
    const response = await defineRoute(endpoint, work)(request, { params: Promise.resolve({}) })
    return {
      status: response.status,
      lines: (await response.text())
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one) as object),
    }
  }
  const steps = [{ progress: { step: 'reading' } }, { progress: { step: 'placing', done: 3, of: 7 } }]
  test('tells its steps to those who ask for them, then the answer or the problem', async () => {
    expect(await ask(long, 'a')).toEqual({ status: 200, lines: [...steps, { answer: { text: 'a' } }] })
    expect((await ask(long, 'bad')).lines).toMatchObject([
      ...steps,
      { problem: { status: 422, code: 'unprocessable', reason: 'no' } },
    ])
  })
  test('gives the answer alone to all others, and at endpoints that tell nothing', async () => {
    expect((await ask(long, 'a', 'application/json')).lines).toEqual([{ text: 'a' }])
    expect((await ask(base, 'a')).lines).toEqual([{ text: 'a' }])
    expect((await ask(long, 'bad', '*/*')).status).toBe(422)
  })
  test('refuses at the doors with a status of its own', async () => {
    expect(await ask(long, 7 as never)).toMatchObject({ status: 400, lines: [{ code: 'invalid' }] })
  })
})
