// What people change about themselves: name and settings, password, sessions, tokens.
import 'server-only'
import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import type { apiToken, locales, themes } from '#lib/api/person.ts'
import { AppError } from '#lib/api/problem.ts'
import { authorize, notFound, personActor } from '#lib/server/access.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database, Prisma, type Transaction } from '#lib/server/database/client.ts'
import { normaliseEmail } from './email.ts'
import { appendInstanceEvent } from './instance-events.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { endSessions as endSessionRows, type OpenSession, type Person } from './sessions.ts'
import { shownOfToken, toToken } from './tokens.ts'

type ApiToken = z.output<typeof apiToken>

export interface NewPerson {
  readonly email: string
  readonly name: string
  /** Null: cannot sign in until a password is set. */
  readonly password: string | null
  readonly isAdmin?: boolean
  readonly locale?: (typeof locales)[number]
}

const shown = { id: true, email: true, name: true, locale: true, theme: true, isAdmin: true } as const

/** A person who is checked and hashed but not yet stored: hashing is slow and must not hold a transaction open. */
export interface PreparedPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string | null
  readonly isAdmin: boolean
  readonly locale: (typeof locales)[number]
}

/** Checks and hashes. Throws `invalid` with reason `email`, `password_length` or `password_common`. */
export async function preparePerson(wanted: NewPerson): Promise<PreparedPerson> {
  const email = normaliseEmail(wanted.email)
  checkPassword(wanted.password, email)
  return {
    id: newId(),
    email,
    name: wanted.name.trim().normalize('NFC'),
    passwordHash: wanted.password === null ? null : await hashPassword(wanted.password),
    isAdmin: wanted.isAdmin ?? false,
    locale: wanted.locale ?? 'en',
  }
}

/** Stores a prepared person. Throws `conflict` with reason `email_taken`. */
export async function storePerson(prepared: PreparedPerson, tx: Transaction): Promise<Person> {
  try {
    const row = await tx.user.create({ data: prepared, select: shown })
    await appendInstanceEvent({ kind: 'person.made', actorId: row.id, detail: { isAdmin: row.isAdmin } }, tx)
    return row as Person
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new AppError('conflict', 'There is an account with this address already.', {
        reason: 'email_taken',
      })
    }
    throw error
  }
}

/** Makes a person. Throws `invalid` (address, password) and `conflict` when the address has an account already. */
export async function makePerson(wanted: NewPerson): Promise<Person> {
  const prepared = await preparePerson(wanted)
  return database().$transaction((tx) => storePerson(prepared, tx))
}

/** Changes name, language or theme of a person. */
export async function reviseMe(
  userId: string,
  fields: {
    name?: string | undefined
    locale?: (typeof locales)[number] | undefined
    theme?: (typeof themes)[number] | undefined
  },
): Promise<Person> {
  const data = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const row = await database().user.update({ where: { id: userId }, data, select: shown })
  return row as Person
}

/**
 * Changes the password, which needs the current one, and ends all other sessions.
 * Throws `forbidden` with reason `wrong_password`, and `invalid` for a password that anybody would try first.
 */
export async function changePassword(session: OpenSession, current: string, next: string): Promise<void> {
  const { id, email } = session.person
  const { passwordHash } = await database().user.findUniqueOrThrow({
    where: { id },
    select: { passwordHash: true },
  })
  if (!(await isPassword(current, passwordHash))) {
    throw new AppError('forbidden', 'The current password is not right.', { reason: 'wrong_password' })
  }
  checkPassword(next, email)
  const hash = await hashPassword(next)
  await database().$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { passwordHash: hash } })
    await tx.session.deleteMany({ where: { userId: id, idHash: { not: session.idHash } } })
    await appendInstanceEvent({ kind: 'password.changed', actorId: id, detail: {} }, tx)
  })
}

/** Signs a person out everywhere, or everywhere else. */
export async function endSessions(session: OpenSession, keepCurrent: boolean): Promise<void> {
  await endSessionRows(session.person.id, keepCurrent ? session.idHash : null)
  await appendInstanceEvent({ kind: 'sessions.ended', actorId: session.person.id, detail: { keepCurrent } })
}

/** Makes a token; the secret is in the answer and nowhere else. For one project only: its owner must be a member. */
export async function createToken(
  userId: string,
  wanted: { name: string; scope: 'read' | 'write'; projectId: string | null; expiresInDays: number | null },
): Promise<{ token: ApiToken; secret: string }> {
  if (wanted.projectId !== null)
    await authorize(personActor({ id: userId }), 'project.read', wanted.projectId)
  const secret = `fontes_${randomBytes(32).toString('base64url')}`
  return database().$transaction(async (tx) => {
    const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now()`
    const days = wanted.expiresInDays
    const row = await tx.apiToken.create({
      data: {
        id: newId(),
        userId,
        hash: sha256(secret),
        name: wanted.name,
        scope: wanted.scope,
        projectId: wanted.projectId,
        expiresAt: days === null ? null : new Date(now.getTime() + days * 24 * 60 * 60 * 1000),
      },
      select: shownOfToken,
    })
    await appendInstanceEvent(
      { kind: 'token.made', actorId: userId, detail: { tokenId: row.id, scope: row.scope } },
      tx,
    )
    return { token: toToken(row), secret }
  })
}

/** Ends a token at once. Throws `not_found` for another person's. */
export async function revokeToken(userId: string, id: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 0) throw notFound()
    await appendInstanceEvent({ kind: 'token.revoked', actorId: userId, detail: { tokenId: id } }, tx)
  })
}

// The words that every list of stolen passwords begins with, and the person's own address. No rules of composition:
// they make passwords worse (NIST SP 800-63B 3.1.1.2).
const common =
  /^(?:(?:123456789?0?|12345678|11111111|00000000|87654321|password|passwort|qwertyui(?:op)?|qwertzui(?:op)?|asdfghjk(?:l)?|iloveyou|sunshine|princess|football|baseball|trustno1|letmein1|welcome1?|abc12345|fontesfontes|historia|geschichte|historian|historiker)[0-9!.]{0,4})$/i

function checkPassword(password: string | null, email: string): void {
  if (password === null) return
  const refuse = (reason: string, detail: string) => new AppError('invalid', detail, { reason })
  if (password.length < 8 || password.length > 256)
    throw refuse('password_length', 'A password has 8 to 256 characters.')
  const plain = password.normalize('NFKC').toLowerCase()
  const isSame = new Set(plain).size < 3 || plain === email || plain === email.split('@')[0]
  if (isSame || common.test(plain)) throw refuse('password_common', 'Anybody would try this password first.')
}
