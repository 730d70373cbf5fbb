// Annotations made in other programs: looked at first, then taken over as one operation.
import { z } from 'zod'
import { mostBytesOfContainer } from '#lib/sources/limits.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import {
  borrowedAcceptance,
  borrowedPreview,
  borrowedReport,
  borrowedSourceAcceptance,
  borrowedSourcePreview,
} from '../borrowed.ts'
import { inProject, inProjectWithId } from './in-project.ts'

const borrowedFile = z.strictObject({
  fileName: z.string().min(1).max(300),
  /** Which of the annotated documents is meant; left out: the one that fits best. */
  document: z.string().max(4000).optional(),
})

export const borrowed = {
  previewBorrowed: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/borrowed/preview',
    access: 'argument.write',
    summary: 'Where the annotations of another program stand in a text; nothing is written',
    params: inProjectWithId,
    upload: true,
    maxBytes: mostBytesOfContainer,
    query: borrowedFile,
    answer: borrowedPreview,
  },
  acceptBorrowed: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/borrowed',
    access: 'argument.write',
    summary: 'Take over annotations of another program, as was decided about each',
    params: inProjectWithId,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    query: borrowedFile.omit({ document: true }),
    body: borrowedAcceptance,
    answer: borrowedReport,
  },
  previewBorrowedSource: {
    method: 'POST',
    path: '/projects/{project}/borrowed/preview',
    access: 'source.import',
    summary: 'A text with its annotations from another program; nothing is written',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    query: borrowedFile,
    answer: borrowedSourcePreview,
  },
  acceptBorrowedSource: {
    method: 'POST',
    path: '/projects/{project}/borrowed',
    access: 'source.import',
    summary: 'Bring in a text from another program as a source, with its annotations',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    query: borrowedFile.omit({ document: true }),
    body: borrowedSourceAcceptance,
    answer: borrowedReport,
  },
} as const satisfies DescribedEndpoints
