// The import desk: files handed in and not yet accepted, each visible only to whoever handed it in.
import { z } from 'zod'
import { mostBytesOfContainer } from '#lib/sources/limits.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { choices, handedIn, importReport, proposal, proposalChange } from '../proposal.ts'
import { inProject, inProjectWithId } from './in-project.ts'

export const proposals = {
  listProposals: {
    method: 'GET',
    path: '/projects/{project}/proposals',
    access: 'source.import',
    summary: 'My files on the import desk',
    params: inProject,
    answer: z.strictObject({ proposals: z.array(proposal) }),
  },
  createProposal: {
    method: 'POST',
    path: '/projects/{project}/proposals',
    access: 'source.import',
    summary: 'Hand in a file; it is kept for me and read when asked',
    params: inProject,
    upload: true,
    maxBytes: mostBytesOfContainer,
    status: 201,
    query: z.strictObject({ id: z.uuid(), fileName: z.string().min(1).max(300) }),
    answer: handedIn,
  },
  readProposal: {
    method: 'POST',
    path: '/projects/{project}/proposals/{id}/read',
    access: 'source.import',
    summary: 'Read the file, or read it again with another encoding or other choices',
    params: inProjectWithId,
    maxBytes: 2 * 1024 * 1024,
    body: z.strictObject({
      /** Left out: as it was. Empty: as the bytes say. */
      encoding: z.string().max(40).optional(),
      choices: choices.optional(),
      /** Whether the answer brings the whole reading. */
      withReading: z.boolean().default(false),
    }),
    answer: z.strictObject({ proposal, reading: z.record(z.string(), z.unknown()).nullable() }),
  },
  getProposalReading: {
    method: 'GET',
    path: '/projects/{project}/proposals/{id}/reading',
    access: 'source.import',
    summary: 'A file on my desk with its reading',
    params: inProjectWithId,
    answer: z.strictObject({ proposal, reading: z.record(z.string(), z.unknown()).nullable() }),
  },
  getProposalOriginal: {
    method: 'GET',
    path: '/projects/{project}/proposals/{id}/original',
    access: 'source.import',
    summary: 'The decoded original of a file on my desk, as its reading points into it',
    params: inProjectWithId,
    answer: z.strictObject({ raw: z.string() }),
  },
  reviseProposal: {
    method: 'PATCH',
    path: '/projects/{project}/proposals/{id}',
    access: 'source.import',
    summary: 'Name the source to be, or say what its references are',
    params: inProjectWithId,
    maxBytes: 4 * 1024 * 1024,
    body: proposalChange,
    answer: proposal,
  },
  acceptProposal: {
    method: 'POST',
    path: '/projects/{project}/proposals/{id}/accept',
    access: 'source.import',
    summary: 'Make the file a source of the project, as it was read',
    params: inProjectWithId,
    status: 201,
    body: z.strictObject({
      sourceId: z.uuid(),
      revisionId: z.uuid(),
      /** The reading that was looked at; another one is refused. */
      readingSha256: z.string().length(64),
    }),
    answer: importReport,
  },
  discardProposal: {
    method: 'DELETE',
    path: '/projects/{project}/proposals/{id}',
    access: 'source.import',
    summary: 'Take a file off my desk',
    params: inProjectWithId,
    answer: 'none',
    status: 204,
  },
} as const satisfies DescribedEndpoints
