// Pictures of pages, and where the words of a text stand on them.
import { z } from 'zod'
import { recordSchema } from '#lib/live/record-schemas.ts'
import { mostBytesOfImage, pageOrder } from '#lib/sources/page-image.ts'
import type { DescribedEndpoints } from '../endpoint.ts'
import { doubtfulWords, facsimile as pages, facsimilePage, newPageImage } from '../facsimile.ts'
import { inProjectWithId } from './in-project.ts'

export const facsimile = {
  getFacsimile: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/facsimile',
    access: 'project.read',
    summary: 'The pages of a text: their size, where they begin, how many words have a place on them',
    params: inProjectWithId,
    answer: pages,
  },
  getFacsimilePage: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/facsimile/{page}',
    access: 'project.read',
    summary: 'Where the words of a text stand on one page',
    params: inProjectWithId.extend({ page: z.coerce.number().pipe(pageOrder) }),
    answer: facsimilePage,
  },
  getDoubtfulWords: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/doubtful-words',
    access: 'project.read',
    summary: 'The words of a text of which the machine that read them was not sure',
    params: inProjectWithId,
    answer: doubtfulWords,
  },
  addPageImage: {
    method: 'POST',
    path: '/projects/{project}/sources/{id}/page-images',
    access: 'source.import',
    summary: 'Add a picture of a page (JPEG, PNG or WebP) to a source; the bytes are kept as they are',
    params: inProjectWithId,
    upload: true,
    maxBytes: mostBytesOfImage,
    status: 201,
    query: newPageImage,
    answer: recordSchema('pageImage'),
  },
  getPageImageFile: {
    method: 'GET',
    path: '/projects/{project}/page-images/{id}/image',
    access: 'project.read',
    summary: 'A picture of a page, byte for byte',
    params: inProjectWithId,
    answer: 'file',
  },
} as const satisfies DescribedEndpoints
