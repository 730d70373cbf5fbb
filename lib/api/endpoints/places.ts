// Where passages that were made on one revision stand in another.
import { z } from 'zod'
import type { DescribedEndpoints } from '../endpoint.ts'
import { review, shownPlace } from '../review.ts'
import { places as shownPlaces } from '../revision.ts'
import { inProject, inProjectWithId } from './in-project.ts'

export const places = {
  listPlaces: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/places',
    access: 'project.read',
    summary: 'Where passages made on other revisions of a source stand in this one',
    params: inProjectWithId,
    answer: shownPlaces,
  },
  getPlace: {
    method: 'GET',
    path: '/projects/{project}/revisions/{id}/places/{passage}',
    access: 'project.read',
    summary: 'One passage of another revision beside this one: as it stood, and where it may stand',
    params: inProjectWithId.extend({ passage: z.uuid() }),
    answer: shownPlace,
  },
  listReview: {
    method: 'GET',
    path: '/projects/{project}/review',
    access: 'project.read',
    summary: 'Passages that do not stand unchanged in the newest text of their source',
    params: inProject,
    answer: review,
  },
} as const satisfies DescribedEndpoints
