import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { database } from '#lib/server/database/client.ts'
import {
  changePassword,
  createToken,
  endSessions,
  makePerson,
  reviseMe,
  revokeToken,
} from '#lib/server/people/commands.ts'
import { checkSignIn } from '#lib/server/people/check-sign-in.ts'
import { normaliseEmail } from '#lib/server/people/email.ts'
import { instanceEventHash } from '#lib/server/people/instance-events.ts'
import { listSessions, listTokens } from '#lib/server/people/queries.ts'
import { loadSession, startSession } from '#lib/server/people/sessions.ts'
import { loadToken } from '#lib/server/people/tokens.ts'

const address = () => `person-${randomUUID()}@example.org`
const signIn = (email: string, password: string) =>
  checkSignIn({ email, password, userAgent: 'test', address: randomUUID() })

async function somebody(password: string | null = null) {
  return makePerson({ email: address(), name: 'Somebody', password })
}
async function openSession(userId: string) {
  const open = await loadSession(await startSession(userId, 'test'))
  if (!open) throw new Error('no session')
  return open
}

describe('addresses', () => {
  test.each([
    ['  Anna@Example.ORG ', 'anna@example.org'],
    ['ａｎｎａ@example.org', 'anna@example.org'],
  ])('%s is %s', (typed, stored) => expect(normaliseEmail(typed)).toBe(stored))

  test.each(['anna＠example.org', 'anna﹫example.org', 'anna@b@example.org', 'anna', '@example.org', ''])(
    '%s is refused',
    (typed) =>
      expect(() => normaliseEmail(typed)).toThrow(
        expect.objectContaining({ code: 'invalid', reason: 'email' }),
      ),
  )
})

describe('makePerson', () => {
  test('makes a person and writes it into the audit', async () => {
    const person = await makePerson({
      email: address().toUpperCase(),
      name: ' Ada ',
      password: null,
      locale: 'de',
    })
    expect(person).toMatchObject({ name: 'Ada', locale: 'de', theme: 'system', isAdmin: false })
    expect(person.email).toBe(person.email.toLowerCase())
    expect(await database().instanceEvent.count({ where: { actorId: person.id, kind: 'person.made' } })).toBe(
      1,
    )
  })
  test('refuses an address that has an account', async () => {
    const { email } = await somebody()
    await expect(
      makePerson({ email: ` ${email.toUpperCase()}`, name: 'x', password: null }),
    ).rejects.toMatchObject({
      code: 'conflict',
      reason: 'email_taken',
    })
  })
  test.each([
    ['short', 'password_length'],
    ['x'.repeat(257), 'password_length'],
    ['Password1', 'password_common'],
    ['aaaaaaaaaa', 'password_common'],
  ])('refuses the password %s', async (password, reason) => {
    await expect(makePerson({ email: address(), name: 'x', password })).rejects.toMatchObject({
      code: 'invalid',
      reason,
    })
  })
})

describe('signing in', () => {
  test('opens a new session each time, in any spelling of the address', async () => {
    const { email, id } = await somebody('vita brevis ars longa')
    const first = await signIn(email, 'vita brevis ars longa')
    const second = await signIn(` ${email.toUpperCase()} `, 'vita brevis ars longa')
    if (first.kind !== 'opened' || second.kind !== 'opened') throw new Error('not opened')
    expect(first.secret).not.toBe(second.secret)
    expect((await loadSession(first.secret))?.person.id).toBe(id)
    expect(await database().session.count({ where: { idHash: first.secret } })).toBe(0)
  })
  test('says the same of a wrong password, an unknown address, one without password, and a suspended person', async () => {
    const known = await somebody('vita brevis ars longa')
    const none = await somebody(null)
    const suspended = await somebody('vita brevis ars longa')
    await database().user.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } })
    const outcomes = [
      await signIn(known.email, 'something else'),
      await signIn(address(), 'something else'),
      await signIn(none.email, ''),
      await signIn(suspended.email, 'vita brevis ars longa'),
      await signIn('not an address', 'something else'),
    ]
    expect(outcomes).toEqual(Array(5).fill({ kind: 'refused' }))
  })
  test('lets an account wait after three failures, known or not, and even the right password; others pass', async () => {
    const { email } = await somebody('vita brevis ars longa')
    for (const tried of [email, address()]) {
      for (let failure = 0; failure < 3; failure++)
        expect((await signIn(tried, 'wrong')).kind).toBe('refused')
      // Hashing on a busy machine may take as long as the first wait; so the last try is set to be just now.
      await database()
        .$executeRaw`UPDATE "RateBucket" SET "updatedAt" = clock_timestamp() + interval '5 s' WHERE tokens = 3`
      expect(await signIn(tried, 'vita brevis ars longa')).toEqual({ kind: 'wait', seconds: 6 })
    }
    const other = await somebody('vita brevis ars longa')
    expect((await signIn(other.email, 'vita brevis ars longa')).kind).toBe('opened')
  })
  test('many tries at once are counted before they are answered', async () => {
    const { email } = await somebody('vita brevis ars longa')
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'wrong')))
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(3)
    expect(outcomes.filter(({ kind }) => kind === 'wait')).toHaveLength(9)
  })
})

describe('sessions', () => {
  test('end by idleness after 7 days, by age after 30, and with their person', async () => {
    const { id } = await somebody()
    const secret = await startSession(id, 'test')
    const { idHash } = (await loadSession(secret)) ?? { idHash: '' }
    const age = (column: 'lastSeenAt' | 'createdAt', days: number) =>
      database().session.update({
        where: { idHash },
        data: { [column]: new Date(Date.now() - days * 86_400_000) },
      })
    await age('lastSeenAt', 6.9)
    expect(await loadSession(secret)).not.toBeNull()
    // Seen now: the row was brought up to date.
    expect(
      (await database().session.findUniqueOrThrow({ where: { idHash } })).lastSeenAt.getTime(),
    ).toBeGreaterThan(Date.now() - 60_000)
    await age('lastSeenAt', 7.1)
    expect(await loadSession(secret)).toBeNull()
    await age('lastSeenAt', 0)
    await age('createdAt', 30.1)
    expect(await loadSession(secret)).toBeNull()
    await age('createdAt', 1)
    expect(await loadSession(secret)).not.toBeNull()
    await database().user.update({ where: { id }, data: { suspendedAt: new Date() } })
    expect(await loadSession(secret)).toBeNull()
  })
  test('signing out everywhere else keeps this one; everywhere keeps none', async () => {
    const { id } = await somebody()
    const here = await openSession(id)
    await openSession(id)
    const stranger = await openSession((await somebody()).id)
    await endSessions(here, true)
    expect(await listSessions(id, here.idHash)).toMatchObject([{ isCurrent: true }])
    await endSessions(here, false)
    expect(await listSessions(id, here.idHash)).toEqual([])
    expect(await listSessions(stranger.person.id, stranger.idHash)).toHaveLength(1)
  })
})

describe('changePassword', () => {
  test('ends the other sessions and the old password', async () => {
    const { id, email } = await somebody('vita brevis ars longa')
    const here = await openSession(id)
    await openSession(id)
    await changePassword(here, 'vita brevis ars longa', 'ars longa vita brevis')
    expect(await listSessions(id, here.idHash)).toMatchObject([{ isCurrent: true }])
    expect((await signIn(email, 'vita brevis ars longa')).kind).toBe('refused')
    expect((await signIn(email, 'ars longa vita brevis')).kind).toBe('opened')
  })
  test('refuses without the current one, and a common one', async () => {
    const here = await openSession((await somebody('vita brevis ars longa')).id)
    await expect(changePassword(here, 'wrong', 'ars longa vita brevis')).rejects.toMatchObject({
      reason: 'wrong_password',
    })
    await expect(changePassword(here, 'vita brevis ars longa', 'password1')).rejects.toMatchObject({
      reason: 'password_common',
    })
  })
})

describe('reviseMe', () => {
  test('changes what is given and nothing else', async () => {
    const { id, email } = await somebody()
    expect(await reviseMe(id, { theme: 'dark', name: undefined })).toMatchObject({
      id,
      email,
      name: 'Somebody',
      theme: 'dark',
    })
  })
})

describe('tokens', () => {
  const wanted = { name: 'script', scope: 'read', projectId: null, expiresInDays: 1 } as const

  test('open for their owner until they run out or are revoked; the secret is not stored', async () => {
    const { id } = await somebody()
    const { token, secret } = await createToken(id, wanted)
    expect(secret).toMatch(/^fontes_[\w-]{43}$/)
    expect(JSON.stringify(await database().apiToken.findMany())).not.toContain(secret.slice(7))
    expect(await loadToken(secret)).toMatchObject({ actor: { userId: id, via: 'token', scope: 'read' } })
    expect(await listTokens(id)).toMatchObject([{ id: token.id, name: 'script' }])
    await database().apiToken.update({
      where: { id: token.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    })
    expect(await loadToken(secret)).toBeNull()
    await database().apiToken.update({ where: { id: token.id }, data: { expiresAt: null } })
    await revokeToken(id, token.id)
    expect(await loadToken(secret)).toBeNull()
    expect(await listTokens(id)).toEqual([])
  })
  test('cannot be revoked by another, nor made for a project that is not one’s own', async () => {
    const { token } = await createToken((await somebody()).id, wanted)
    const other = await somebody()
    await expect(revokeToken(other.id, token.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(createToken(other.id, { ...wanted, projectId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
  test('what is no token opens nothing', async () => {
    expect(await loadToken('fontes_')).toBeNull()
    expect(await loadToken(`fontes_${'A'.repeat(43)}`)).toBeNull()
  })
})

test('the audit of the instance is an unbroken chain, also under many writers', async () => {
  await Promise.all(Array.from({ length: 8 }, () => somebody()))
  const rows = await database().instanceEvent.findMany({ orderBy: { id: 'asc' } })
  let previous = ''
  for (const { kind, actorId, detail, at, prevHash, hash } of rows) {
    expect(prevHash).toBe(previous)
    const event = { kind, actorId, detail: detail as Record<string, string>, at: at.toISOString() }
    expect(instanceEventHash(previous, event)).toBe(hash)
    previous = hash
  }
  expect(rows.length).toBeGreaterThan(8)
})
