// The signed-in person: name and look, password, sessions, tokens.
import { z } from 'zod'
import { requiredLine } from '#lib/sources/schema.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { apiToken, locales, me, session, themes } from '../person.ts'
import { newPassword } from './password.ts'

export const people = {
  getMe: { method: 'GET', path: '/me', access: 'person', summary: 'Who I am', answer: me },
  reviseMe: {
    method: 'PATCH',
    path: '/me',
    access: 'session',
    summary: 'Change my name, language or theme',
    body: z.strictObject({
      name: requiredLine(200).optional(),
      locale: z.enum(locales).optional(),
      theme: z.enum(themes).optional(),
    }),
    answer: me,
  },
  changePassword: {
    method: 'POST',
    path: '/me/password',
    access: 'session',
    summary: 'Change my password; ends my other sessions',
    ratePerMinute: 10,
    body: z.strictObject({ current: z.string().max(256), next: newPassword }),
    answer: 'none',
    status: 204,
  },
  listSessions: {
    method: 'GET',
    path: '/me/sessions',
    access: 'session',
    summary: 'Where I am signed in',
    answer: z.strictObject({ sessions: z.array(session) }),
  },
  endSessions: {
    method: 'POST',
    path: '/me/sessions/end',
    access: 'session',
    summary: 'Sign out everywhere, or everywhere else',
    body: z.strictObject({ keepCurrent: z.boolean() }),
    answer: 'none',
    status: 204,
  },
  listTokens: {
    method: 'GET',
    path: '/me/tokens',
    access: 'session',
    summary: 'My API tokens',
    answer: z.strictObject({ tokens: z.array(apiToken) }),
  },
  createToken: {
    method: 'POST',
    path: '/me/tokens',
    access: 'session',
    summary: 'Make an API token; the secret is shown once',
    status: 201,
    body: z.strictObject({
      name: requiredLine(120),
      scope: z.enum(['read', 'write']),
      projectId: z.uuid().nullable().default(null),
      expiresInDays: z.int().min(1).max(730).nullable().default(365),
    }),
    answer: z.strictObject({ token: apiToken, secret: z.string() }),
  },
  revokeToken: {
    method: 'DELETE',
    path: '/me/tokens/{id}',
    access: 'session',
    summary: 'Revoke an API token',
    params: z.strictObject({ id: z.uuid() }),
    answer: 'none',
    status: 204,
  },
} as const satisfies DescribedEndpoints
