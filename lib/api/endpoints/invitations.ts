// The way in: owner link and invitations. GET never uses up a link.
import { z } from 'zod'
import { roles } from '#lib/access/role.ts'
import { line, requiredLine } from '#lib/sources/schema.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { invitation } from '../invitation.ts'
import { locales } from '../person.ts'
import { inProject, inProjectWithId } from './in-project.ts'
import { newPassword } from './password.ts'

const email = z.string().trim().max(254).pipe(z.email())

export const invitations = {
  readInvitation: {
    method: 'POST',
    path: '/invitations/read',
    access: 'public',
    summary: 'What an invitation link is for',
    ratePerMinute: 30,
    body: z.strictObject({ token: z.string().min(20).max(200) }),
    answer: z.strictObject({
      kind: z.enum(['owner', 'member']),
      projectTitle: z.string().nullable(),
      role: z.enum(roles).nullable(),
      expiresAt: z.iso.datetime(),
    }),
  },
  acceptInvitation: {
    method: 'POST',
    path: '/invitations/accept',
    access: 'public',
    summary: 'Join with an invitation link, as a new or the signed-in person',
    ratePerMinute: 20,
    body: z.strictObject({
      token: z.string().min(20).max(200),
      person: z
        .strictObject({
          email,
          name: requiredLine(200),
          password: newPassword,
          locale: z.enum(locales).default('en'),
        })
        .nullable(),
    }),
    answer: z.strictObject({ projectSlug: z.string().nullable(), userId: z.uuid() }),
  },
  listInvitations: {
    method: 'GET',
    path: '/projects/{project}/invitations',
    access: 'member.manage',
    summary: 'Open invitations, without their secrets',
    params: inProject,
    answer: z.strictObject({ invitations: z.array(invitation) }),
  },
  createInvitation: {
    method: 'POST',
    path: '/projects/{project}/invitations',
    access: 'member.manage',
    summary: 'Make an invitation link; shown once',
    params: inProject,
    status: 201,
    body: z.strictObject({
      role: z.enum(['editor', 'annotator', 'commenter', 'viewer']),
      note: line(200).default(''),
      uses: z.int().min(1).max(200).default(1),
      expiresInDays: z.int().min(1).max(60).default(7),
    }),
    answer: z.strictObject({ invitation, url: z.string() }),
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/projects/{project}/invitations/{id}',
    access: 'member.manage',
    summary: 'Withdraw an invitation',
    params: inProjectWithId,
    answer: 'none',
    status: 204,
  },
} as const satisfies DescribedEndpoints
