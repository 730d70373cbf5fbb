// Signing in and out from the browser, without next-auth's client: two requests to /api/auth, errors as AppErrors.
// After `signIn` load the next page anew (`location.assign`), so that nothing of the former state stays.
import { AppError } from './problem.ts'

/**
 * Opens a session. Throws `unauthenticated` when address or password are wrong (it never says which), `rate_limited`
 * after several failures, `unavailable` when the server does not answer.
 */
export async function signIn(person: { email: string; password: string }): Promise<void> {
  const url = await send('callback/credentials', person)
  const error = new URL(url, 'http://localhost').searchParams.get('error')
  if (error === null) return
  if (error.startsWith('wait-')) {
    throw new AppError('rate_limited', `Too many tries: wait ${error.slice(5)} s.`, { reason: 'sign_in' })
  }
  if (error === 'CredentialsSignin') {
    throw new AppError('unauthenticated', 'Address or password is wrong.', { reason: 'sign_in' })
  }
  throw new AppError('unavailable', 'Signing in did not work.')
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await send('signout', {})
}

async function send(action: string, fields: Record<string, string>): Promise<string> {
  try {
    const csrf = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as {
      csrfToken: string
    }
    const response = await fetch(`/api/auth/${action}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, callbackUrl: '/', json: 'true' }),
    })
    return ((await response.json()) as { url: string }).url
  } catch {
    throw new AppError('unavailable', 'The server cannot be reached.', { reason: 'network' })
  }
}
