// Who is asking. next-auth carries the secret of a session row in an encrypted cookie and nothing more; every request
// reads that row. Only this file, sign-in.ts and the auth route know next-auth.
//
// Pages: `requirePerson()`. The sign-in page calls `signIn` of lib/api/sign-in.ts, which needs no provider or context.
import 'server-only'
import { cache } from 'react'
import { decode, encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers.js'
import { environment } from '#lib/server/instance/environment.ts'
import { secret } from '#lib/server/instance/secrets.ts'
import { loadSession, sessionDays, startSession, type OpenSession, type Person } from './people/sessions.ts'

export type { Person }

/** Over https the prefix binds the cookie to this very host (RFC 6265bis 4.1.3). */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-fontes-session' : 'fontes-session'
}

export function isSecure(): boolean {
  return environment().url.startsWith('https:')
}

/** Key of the cookie's encryption, for next-auth. */
export function sessionKey(): string {
  return secret('session').toString('base64url')
}

/** The signed-in person of this request, or null. Read once for each request. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const cookie = (await cookies()).get(sessionCookieName())
  return (await openSession(cookie?.value))?.person ?? null
})

/** The signed-in person; others are led to the sign-in page and come back afterwards. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson()
  if (person) return person
  const { redirect } = await import('next/navigation.js')
  // proxy.ts notes the address, which server components cannot see.
  const path = (await headers()).get('x-fontes-path') ?? '/'
  return redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}

/** The session behind a request's own cookie. */
export async function sessionOf(request: Request): Promise<OpenSession | null> {
  const name = sessionCookieName()
  const found = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  return openSession(found?.slice(name.length + 1))
}

/** A session made by code, as `name=value` for a Cookie header: for tests and tools that need no sign-in form. */
export async function openSessionCookie(
  userId: string,
  userAgent = '',
): Promise<{ name: string; value: string }> {
  const sid = await startSession(userId, userAgent)
  const value = await encode({ token: { sid }, secret: sessionKey(), maxAge: sessionDays * 24 * 60 * 60 })
  return { name: sessionCookieName(), value }
}

async function openSession(cookie: string | undefined): Promise<OpenSession | null> {
  if (!cookie) return null
  const sid = await readCookie(cookie)
  return sid === null ? null : loadSession(sid)
}

async function readCookie(cookie: string): Promise<string | null> {
  try {
    const token = await decode({ token: cookie, secret: sessionKey() })
    return typeof token?.['sid'] === 'string' ? token['sid'] : null
  } catch {
    // Not ours, changed, or encrypted with a key of former times: the same as no cookie.
    return null
  }
}
