// Who asks: the person of the session cookie, or of the token. A token never falls back to a cookie.
import 'server-only'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { AppError } from '#lib/api/problem.ts'
import { personActor, type Actor } from './access.ts'
import type { OpenSession, Person } from './people/sessions.ts'
import { loadToken } from './people/tokens.ts'
import { bearerOf } from './request-guards.ts'
import { sessionOf } from './session.ts'

export interface Identity {
  readonly actor: Actor | null
  readonly person: Person | null
  readonly session: OpenSession | null
}

const nobody: Identity = { actor: null, person: null, session: null }

/** The asker; throws `unauthenticated` where the endpoint wants one and there is none. */
export async function identify(endpoint: Endpoint, request: Request): Promise<Identity> {
  const bearer = bearerOf(request)
  const identity = bearer === null ? await fromCookie(request) : await fromToken(bearer)
  if (identity.actor === null && endpoint.access !== 'public') {
    throw new AppError('unauthenticated', 'Sign in first.')
  }
  return identity
}

async function fromCookie(request: Request): Promise<Identity> {
  const session = await sessionOf(request)
  return session ? { actor: personActor(session.person), person: session.person, session } : nobody
}

async function fromToken(secret: string): Promise<Identity> {
  const token = await loadToken(secret)
  if (!token)
    throw new AppError('unauthenticated', 'This token is unknown, run out or revoked.', { reason: 'token' })
  return { ...token, session: null }
}
