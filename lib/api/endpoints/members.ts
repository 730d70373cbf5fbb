// Who takes part in a project, and as what. Whoever comes new comes by an invitation.
import { z } from 'zod'
import { roles } from '#lib/access/role.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { events, inProjectWithId } from './in-project.ts'

export const members = {
  reviseMember: {
    method: 'PATCH',
    path: '/projects/{project}/members/{id}',
    access: 'member.manage',
    summary: 'Change a role; a project keeps at least one owner',
    params: inProjectWithId,
    needsIfMatch: true,
    body: z.strictObject({ role: z.enum(roles) }),
    answer: events,
  },
  retireMember: {
    method: 'DELETE',
    path: '/projects/{project}/members/{id}',
    access: 'member.manage',
    summary: 'Remove a member; their work stays',
    params: inProjectWithId,
    needsIfMatch: true,
    answer: events,
  },
} as const satisfies DescribedEndpoints
