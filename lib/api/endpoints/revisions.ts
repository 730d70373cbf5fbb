// New revisions of a text, and what each changed. If-Match holds the number of the newest revision that one has seen.
import { z } from 'zod'
import { recordSchema } from '#lib/live/record-schemas.ts'
import { mostBytesOfContainer } from '#lib/sources/limits.ts'
import { plainText } from '#lib/sources/schema.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { revisionPreview, shownDifference } from '../revision.ts'
import { inProjectWithId } from './in-project.ts'

/** Made by the client: the same id again is a retry. `reason`: why, in one's own words. */
const newRevision = { id: z.uuid(), reason: plainText(4000).default('') }

export const revisions = {
  applyCorrections: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions/corrected',
    access: 'revision.write',
    summary: 'Make a new revision with corrections that were collected',
    params: inProjectWithId,
    needsIfMatch: true,
    status: 201,
    body: z.strictObject({ ...newRevision, corrections: z.array(z.uuid()).min(1).max(1000) }),
    answer: recordSchema('revision'),
  },
  restoreRevision: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions/restored',
    access: 'revision.write',
    summary: 'Make a new revision with the text of an older one',
    params: inProjectWithId,
    needsIfMatch: true,
    status: 201,
    body: z.strictObject({ ...newRevision, revisionId: z.uuid() }),
    answer: recordSchema('revision'),
  },
  previewRevision: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions/preview',
    access: 'revision.write',
    summary: 'What a better file would change in a text; nothing is written',
    params: inProjectWithId,
    upload: true,
    tellsProgress: true,
    maxBytes: mostBytesOfContainer,
    query: z.strictObject({
      encoding: z.string().max(40).optional(),
      fileName: z.string().min(1).max(300),
    }),
    answer: revisionPreview,
  },
  acceptRevision: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/revisions',
    access: 'revision.write',
    summary: 'Make a new revision from a better file; the bytes are kept',
    params: inProjectWithId,
    upload: true,
    tellsProgress: true,
    maxBytes: mostBytesOfContainer,
    needsIfMatch: true,
    status: 201,
    query: z.strictObject({
      encoding: z.string().max(40).optional(),
      fileName: z.string().min(1).max(300),
      revisionId: z.uuid(),
      reason: plainText(2000).default(''),
    }),
    answer: recordSchema('revision'),
  },
  getDifference: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/difference',
    access: 'project.read',
    summary: 'What a revision changed, or how it differs from another of the same source',
    params: inProjectWithId,
    query: z.strictObject({
      against: z.uuid().optional(),
      from: z.coerce.number().int().min(0).default(0),
    }),
    answer: shownDifference,
  },
} as const satisfies DescribedEndpoints
