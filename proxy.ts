// Headers of every page. Scripts run only with this request's nonce, so markup that slips through anywhere stays text.
// Nothing is authorized here (routes and pages do that), and no body passes: answers under /api set their own headers,
// and uploads would be cut off at 10 MB.
import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server.js'
import { environment } from '#lib/server/instance/environment.ts'

const isDevelopment = process.env.NODE_ENV === 'development'

export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const { pathname, search } = request.nextUrl
  const headers = new Headers(request.headers)
  // Whatever a caller sent under these names must not reach the renderer (CVE-2026-44581).
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  headers.set('x-fontes-path', `${pathname}${search}`)
  headers.delete('content-security-policy-report-only')
  headers.delete('x-middleware-subrequest')

  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(pageHeaders(policy, pathname))) response.headers.set(name, value)
  if (!isOwnErrand(request)) response.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  return response
}

export const config = { matcher: ['/((?!api/|_next/static/|favicon\\.ico$|icon\\.svg$).*)'] }

function contentSecurityPolicy(nonce: string): string {
  const directives = {
    'default-src': "'none'",
    // React's development build rebuilds stacks with eval; the build that is served does not.
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Places of marks and glosses are computed: React writes them as style attributes.
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self' blob:",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/**
 * The browser says that its user or a page of ours leads here, and no other site: then no window holds this one by a handle that
 * would have to be cut. Cutting makes the browser throw away the process that it had made ready, half of the time a page takes to
 * be seen (ADR 29). A browser that says nothing is not believed.
 */
function isOwnErrand({ headers }: NextRequest): boolean {
  return ['none', 'same-origin'].includes(headers.get('sec-fetch-site') ?? '')
}

function pageHeaders(policy: string, pathname: string): Record<string, string> {
  const isInvitation = pathname === '/join'
  return {
    'Content-Security-Policy': policy,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': isInvitation ? 'no-referrer' : 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(environment().url.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
