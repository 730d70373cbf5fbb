// Bringing in a file without looking at it first; with a look at it: proposals.ts.
import { z } from 'zod'
import { mostBytesOfContainer } from '#lib/sources/limits.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { importReport } from '../proposal.ts'
import { inProject } from './in-project.ts'

export const sources = {
  importSource: {
    method: 'POST',
    path: '/projects/{project}/sources',
    access: 'source.import',
    summary: 'Bring in a file at once, as it is read',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    idempotent: true,
    query: z.strictObject({
      encoding: z.string().max(40).optional(),
      fileName: z.string().min(1).max(300),
      sourceId: z.uuid(),
      revisionId: z.uuid(),
    }),
    answer: importReport,
  },
} as const satisfies DescribedEndpoints
