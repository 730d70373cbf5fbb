// A project as it stands, and what changes in it from then on.
import { z } from 'zod'
import { roles } from '#lib/access/role.ts'
import { projectEvent } from '#lib/live/event.ts'
import { recordKinds } from '#lib/live/records.ts'
import { line } from '#lib/sources/schema.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { inProject } from './in-project.ts'

export const live = {
  snapshot: {
    method: 'GET',
    path: '/projects/{project}/snapshot',
    access: 'project.read',
    summary: 'Every living record of a project and its event number',
    params: inProject,
    answer: z.strictObject({
      projectId: z.uuid(),
      version: z.int(),
      role: z.enum(roles),
      records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    }),
  },
  columnSnapshot: {
    method: 'GET',
    path: '/projects/{project}/snapshot/columns',
    access: 'project.read',
    summary:
      'The same, with a column for each field of the kinds that grow, and what has changed since they were written: shorter, for large projects',
    params: inProject,
    packed: true,
    answer: z.strictObject({
      projectId: z.uuid(),
      version: z.int(),
      role: z.enum(roles),
      lists: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
      changes: z.array(
        z.strictObject({
          kind: z.enum(recordKinds),
          id: z.uuid(),
          after: z.record(z.string(), z.unknown()).nullable(),
        }),
      ),
      columns: z.record(
        z.string(),
        z.strictObject({ names: z.array(z.string()), columns: z.array(z.array(z.unknown())) }),
      ),
    }),
  },
  changes: {
    method: 'GET',
    path: '/projects/{project}/changes',
    access: 'project.read',
    summary: 'Events after a number, oldest first',
    params: inProject,
    query: z.strictObject({
      since: z.coerce.number().int().min(0),
      limit: z.coerce.number().int().min(1).max(1000).default(1000),
    }),
    answer: z.strictObject({ events: z.array(projectEvent), version: z.int() }),
  },
  live: {
    method: 'GET',
    path: '/projects/{project}/events',
    access: 'project.read',
    summary: 'Live line (server-sent events): that something changed, and who reads where',
    params: inProject,
    query: z.strictObject({ since: z.coerce.number().int().min(0).optional() }),
    answer: 'stream',
  },
  showPresence: {
    method: 'POST',
    path: '/projects/{project}/presence',
    access: 'presence.show',
    summary: 'Say where I am reading',
    params: inProject,
    body: z.strictObject({
      clientId: z.uuid(),
      where: line(200),
      sourceId: z.uuid().nullable(),
      leaving: z.boolean().default(false),
    }),
    answer: 'none',
    status: 204,
  },
} as const satisfies DescribedEndpoints
