// The text of a revision, and the file it was read from.
import { z } from 'zod'
import type { DescribedEndpoints } from '../endpoint.ts'
import { shownText, textLines } from '../revision.ts'
import { inProjectWithId } from './in-project.ts'

export const texts = {
  getRevision: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/reading',
    access: 'project.read',
    summary: 'The text of a revision with its zones',
    params: inProjectWithId,
    answer: z.strictObject({
      id: z.uuid(),
      sourceId: z.uuid(),
      text: z.string(),
      reading: z.record(z.string(), z.unknown()),
    }),
  },
  getText: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/text',
    access: 'project.read',
    summary: 'The text of a revision, and what the reader shows of its zones',
    params: inProjectWithId,
    answer: shownText,
  },
  getLines: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/lines',
    access: 'project.read',
    summary: 'Where the lines of the original begin in the text of a revision',
    params: inProjectWithId,
    answer: textLines,
  },
  getOriginal: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/original',
    access: 'project.read',
    summary: 'The file as it came',
    params: inProjectWithId,
    answer: 'file',
  },
} as const satisfies DescribedEndpoints
