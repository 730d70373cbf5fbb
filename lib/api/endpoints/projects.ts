// Projects as wholes.
import { z } from 'zod'
import { line, plainText, requiredLine } from '#lib/sources/schema.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { projectSummary, slug } from '../project.ts'
import { events, inProject } from './in-project.ts'

export const projects = {
  listProjects: {
    method: 'GET',
    path: '/projects',
    access: 'person',
    summary: 'My projects',
    answer: z.strictObject({ projects: z.array(projectSummary) }),
  },
  createProject: {
    method: 'POST',
    path: '/projects',
    access: 'person',
    summary: 'Start a project; its maker is its owner',
    status: 201,
    idempotent: true,
    body: z.strictObject({
      id: z.uuid(),
      title: requiredLine(200),
      slug: slug.optional(),
      description: plainText(8000).default(''),
      language: line(40).default('en'),
    }),
    answer: projectSummary,
  },
  getProject: {
    method: 'GET',
    path: '/projects/{project}',
    access: 'project.read',
    summary: 'A project',
    params: inProject,
    answer: projectSummary,
  },
  reviseProject: {
    method: 'PATCH',
    path: '/projects/{project}',
    access: 'project.revise',
    summary: 'Change title, description or language',
    params: inProject,
    needsIfMatch: true,
    body: z.strictObject({
      title: requiredLine(200).optional(),
      description: plainText(8000).optional(),
      language: line(40).optional(),
    }),
    answer: events,
  },
  retireProject: {
    method: 'DELETE',
    path: '/projects/{project}',
    access: 'project.retire',
    summary: 'Put a project away; nothing is erased',
    params: inProject,
    needsIfMatch: true,
    answer: events,
  },
} as const satisfies DescribedEndpoints
