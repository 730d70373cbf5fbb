// Signing in as the browser does it, and what must not open: an old cookie, a second setup, another site's form.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { database } from '#lib/server/database/client.ts'
import { makePerson } from '#lib/server/people/commands.ts'
import { joinInstance, password, sameOrigin } from './world.ts'

let url = ''
let email = ''
let id = ''
beforeAll(async () => {
  url = joinInstance()
  const person = await makePerson({ email: `${randomUUID()}@example.org`, name: 'Canary Person', password })
  ;({ email, id } = person)
})

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/** The two requests of lib/api/sign-in.ts, with the cookies that a browser would keep. */
async function post(
  action: string,
  fields: Record<string, string>,
  cookie = '',
  headers: Record<string, string> = sameOrigin,
) {
  const csrf = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  return fetch(`${url}/api/auth/${action}`, {
    method: 'POST',
    headers: { ...headers, cookie: [cookie, cookiesOf(csrf)].filter(Boolean).join('; ') },
    body: new URLSearchParams({ csrfToken, callbackUrl: '/', json: 'true', ...fields }),
    redirect: 'manual',
  })
}
const signIn = (fields: Record<string, string> = {}, headers?: Record<string, string>) =>
  post('callback/credentials', { email, password, ...fields }, '', headers)
const whoAmI = (cookie: string) => fetch(`${url}/api/v1/me`, { headers: { ...sameOrigin, cookie } })
const errorOf = async (response: Response) =>
  new URL(((await response.json()) as { url: string }).url).searchParams.get('error')

describe('signing in', () => {
  test('gives a cookie that scripts and other sites cannot use, and that says nothing', async () => {
    const response = await signIn()
    expect(response.status).toBe(200)
    const line = response.headers.getSetCookie().find((one) => one.startsWith('fontes-session=')) ?? ''
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=Lax/i)
    expect(line).toMatch(/Path=\//)
    expect(line).not.toMatch(/Domain=/i)
    for (const part of line.split('.'))
      expect(Buffer.from(part, 'base64url').toString()).not.toMatch(/Canary|example\.org/)
    const me = await whoAmI(cookiesOf(response))
    expect(await me.json()).toMatchObject({ id, email, name: 'Canary Person' })
  })
  test('begins a new session each time', async () => {
    const before = await database().session.count({ where: { userId: id } })
    await signIn()
    await signIn()
    expect(await database().session.count({ where: { userId: id } })).toBe(before + 2)
  })
  test('says the same for a wrong password and an unknown address', async () => {
    const answers = [
      await signIn({ password: 'wrong wrong' }),
      await signIn({ email: `${randomUUID()}@example.org` }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(await Promise.all(answers.map(errorOf))).toEqual(['CredentialsSignin', 'CredentialsSignin'])
    await database().rateBucket.deleteMany()
  })
  test('makes one wait after failures, even with the right password, and says how long', async () => {
    const other = await makePerson({ email: `${randomUUID()}@example.org`, name: 'x', password })
    for (let failure = 0; failure < 3; failure++)
      await signIn({ email: other.email, password: 'wrong wrong' })
    // Hashing on a busy machine may take as long as the first wait; so the last try is set to be just now.
    await database()
      .$executeRaw`UPDATE "RateBucket" SET "updatedAt" = clock_timestamp() + interval '5 s' WHERE tokens = 3`
    expect(await errorOf(await signIn({ email: other.email }))).toMatch(/^wait-\d+$/)
  })
  test('needs the token of the form, and our own site', async () => {
    const without = await signIn({ csrfToken: 'a'.repeat(64) })
    expect(cookiesOf(without)).not.toContain('fontes-session=')
    const foreign = await signIn({}, { 'sec-fetch-site': 'cross-site' })
    expect(foreign.status).toBe(403)
    expect((await signIn({}, { origin: 'https://evil.example' })).status).toBe(403)
  })
  test('never leads to another site', async () => {
    const response = await signIn({ callbackUrl: 'https://evil.example/' })
    expect(((await response.json()) as { url: string }).url.startsWith(url)).toBe(true)
  })
})

describe('signing out', () => {
  test('ends the session itself: the old cookie opens nothing', async () => {
    const cookie = cookiesOf(await signIn())
    expect((await whoAmI(cookie)).status).toBe(200)
    await post('signout', {}, cookie)
    expect((await whoAmI(cookie)).status).toBe(401)
  })
  test('everywhere ends every cookie; a changed password ends all others', async () => {
    const [here, there] = [cookiesOf(await signIn()), cookiesOf(await signIn())]
    const send = (path: string, body: object, cookie: string) =>
      fetch(`${url}/api/v1/${path}`, {
        method: 'POST',
        headers: { ...sameOrigin, cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const next = `${password} et cetera`
    expect((await send('me/password', { current: password, next }, here)).status).toBe(204)
    expect([(await whoAmI(here)).status, (await whoAmI(there)).status]).toEqual([200, 401])
    expect((await send('me/sessions/end', { keepCurrent: false }, here)).status).toBe(204)
    expect((await whoAmI(here)).status).toBe(401)
  })
})

describe('what is closed', () => {
  test('other actions of next-auth', async () => {
    for (const action of [
      'providers',
      'session',
      'signin',
      'signin/credentials',
      'error',
      'verify-request',
      '_log',
      'callback/other',
    ]) {
      expect([action, (await fetch(`${url}/api/auth/${action}`)).status]).toEqual([action, 404])
    }
    expect((await post('_log', {})).status).toBe(404)
  })
  test('setting up a second time', async () => {
    const token = inject('fontes').ownerLink.split('#')[1]
    const person = {
      email: `${randomUUID()}@example.org`,
      name: 'Intruder',
      password: 'vita brevis vita brevis',
      locale: 'en',
    }
    const response = await fetch(`${url}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { ...sameOrigin, 'content-type': 'application/json' },
      body: JSON.stringify({ token, person }),
    })
    expect(response.status).toBe(404)
    expect(await database().user.count({ where: { email: person.email } })).toBe(0)
  })
})
