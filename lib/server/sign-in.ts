// next-auth as a carrier: it checks its own CSRF token, asks `checkSignIn`, and puts the session's secret into an
// encrypted cookie. Nothing about the person stands in the cookie, and nothing it says counts without the row.
import 'server-only'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { environment } from './instance/environment.ts'
import { log } from './log.ts'
import { addressOf } from './request-guards.ts'
import { checkSignIn } from './people/check-sign-in.ts'
import { appendInstanceEvent } from './people/instance-events.ts'
import { endSession, loadSession, sessionDays } from './people/sessions.ts'
import { isSecure, sessionCookieName, sessionKey } from './session.ts'

export function authOptions(): AuthOptions {
  // next-auth believes forwarded hosts unless this is set.
  process.env['NEXTAUTH_URL'] = environment().url
  const secure = isSecure()
  const cookie = (name: string) => ({
    name: secure ? `__Host-fontes-${name}` : `fontes-${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  })
  return {
    secret: sessionKey(),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: sessionDays * 24 * 60 * 60 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    cookies: {
      sessionToken: { ...cookie('session'), name: sessionCookieName() },
      csrfToken: cookie('csrf'),
      callbackUrl: cookie('callback'),
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const headers = new Headers(request.headers as Record<string, string> | undefined)
          const outcome = await tryOnce(credentials, headers)
          // The message of an error travels in the redirect address: only these fixed words ever stand there.
          if (outcome.kind === 'wait') throw new Error(`wait-${outcome.seconds}`)
          return outcome.kind === 'opened' ? { id: outcome.userId, sid: outcome.secret } : null
        },
      }),
    ],
    callbacks: {
      // Only the secret is kept: no name, no address, no subject.
      jwt: ({ token, user }) => ({ sid: (user as { sid?: string } | undefined)?.sid ?? token['sid'] }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        url.startsWith('/') && !url.startsWith('//') ? `${baseUrl}${url}` : baseUrl,
    },
    events: {
      async signOut({ token }) {
        if (typeof token['sid'] !== 'string') return
        const open = await loadSession(token['sid'])
        await endSession(token['sid'])
        if (open) await appendInstanceEvent({ kind: 'signed_out', actorId: open.person.id, detail: {} })
      },
    },
    logger: {
      error: (code) => log('error', 'next-auth', { code }),
      warn: () => {},
      debug: () => {},
    },
  }
}

// What comes here passed no schema of ours yet.
const typed = z.object({ email: z.string().max(400), password: z.string().max(1000) })
const nothing = { email: '', password: '' }

async function tryOnce(credentials: unknown, headers: Headers) {
  try {
    const { email, password } = typed.safeParse(credentials).data ?? nothing
    return await checkSignIn({
      email,
      password,
      userAgent: headers.get('user-agent') ?? '',
      address: addressOf(headers),
    })
  } catch (error) {
    log('error', 'sign-in failed', { error })
    throw new Error('unavailable')
  }
}
