// Corrections that are collected: private to their author until they are proposed or applied.
import { z } from 'zod'
import type { DescribedEndpoints } from '../endpoint.ts'
import { draft, draftChange, drafts, newDraft } from '../revision.ts'
import { inProjectWithId } from './in-project.ts'

const withCorrection = inProjectWithId.extend({ correction: z.uuid() })

export const corrections = {
  listDrafts: {
    method: 'GET',
    path: '/projects/{project}/sources/{id}/corrections',
    access: 'correction.draft',
    summary: 'The corrections I collect for a text, and those that others propose',
    params: inProjectWithId,
    answer: drafts,
  },
  draftCorrection: {
    method: 'PUT',
    path: '/projects/{project}/sources/{id}/corrections/{correction}',
    access: 'correction.draft',
    summary: 'Collect a correction; repeating the same request is harmless',
    params: withCorrection,
    status: 201,
    body: newDraft,
    answer: draft,
  },
  reviseDraft: {
    method: 'PATCH',
    path: '/projects/{project}/sources/{id}/corrections/{correction}',
    access: 'correction.draft',
    summary: 'Change a correction that I collect, or propose it to those who may apply it',
    params: withCorrection,
    needsIfMatch: true,
    body: draftChange,
    answer: draft,
  },
  discardDraft: {
    method: 'DELETE',
    path: '/projects/{project}/sources/{id}/corrections/{correction}',
    access: 'correction.draft',
    summary: 'Give up a correction that I collect, or decline one that is proposed',
    params: withCorrection,
    needsIfMatch: true,
    answer: 'none',
    status: 204,
  },
} as const satisfies DescribedEndpoints
