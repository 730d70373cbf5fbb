// Several writes as one, undoing them, and the history of what was written.
import { z } from 'zod'
import { projectEvent, write } from '#lib/live/event.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { events, inProject, inProjectWithId } from './in-project.ts'

export const operations = {
  writeBatch: {
    method: 'POST',
    path: '/projects/{project}/operations',
    access: 'record',
    summary: 'Several writes as one: all or none, undone together',
    params: inProject,
    body: z.strictObject({ id: z.uuid(), writes: z.array(write).min(1).max(500) }),
    maxBytes: 2 * 1024 * 1024,
    answer: events,
  },
  revertOperation: {
    method: 'POST',
    path: '/projects/{project}/operations/{id}/revert',
    access: 'record',
    summary: 'Undo an operation, if nothing has changed since; undoing that is redo',
    params: inProjectWithId,
    body: z.strictObject({ operationId: z.uuid() }),
    answer: events,
  },
  history: {
    method: 'GET',
    path: '/projects/{project}/history',
    access: 'project.read',
    summary: 'Events of one record or of the whole project, newest first',
    params: inProject,
    query: z.strictObject({
      id: z.uuid().optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({ events: z.array(projectEvent) }),
  },
} as const satisfies DescribedEndpoints
