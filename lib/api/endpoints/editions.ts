// Editions and whole projects as files, and an archive back as a project.
import { z } from 'zod'
import type { DescribedEndpoints } from '../endpoint.ts'
import { exportFormats } from '../export-format.ts'
import { locales } from '../person.ts'
import { projectSummary, slug } from '../project.ts'
import { inProject } from './in-project.ts'

export const editions = {
  exportProject: {
    method: 'GET',
    path: '/projects/{project}/export',
    access: 'project.export',
    summary: 'An annotated edition or the whole project as a file',
    params: inProject,
    query: z.strictObject({
      format: z.enum(exportFormats),
      edition: z.uuid().optional(),
      language: z.enum(locales).default('en'),
    }),
    answer: 'file',
    ratePerMinute: 30,
  },
  importArchive: {
    method: 'POST',
    path: '/archives',
    access: 'person',
    summary: 'Make a project of an archive',
    upload: true,
    maxBytes: 200 * 1024 * 1024,
    status: 201,
    query: z.strictObject({ slug: slug.optional() }),
    answer: projectSummary,
  },
} as const satisfies DescribedEndpoints
