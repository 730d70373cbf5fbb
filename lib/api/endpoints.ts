// The whole of /api/v1: one entry per address and method, described noun by noun in endpoints/.
import { recordKinds } from '#lib/live/records.ts'
import type { Endpoint } from './endpoint.ts'
import { borrowed } from './endpoints/borrowed.ts'
import { corrections } from './endpoints/corrections.ts'
import { editions } from './endpoints/editions.ts'
import { facsimile } from './endpoints/facsimile.ts'
import { instance } from './endpoints/instance.ts'
import { invitations } from './endpoints/invitations.ts'
import { live } from './endpoints/live.ts'
import { members } from './endpoints/members.ts'
import { operations } from './endpoints/operations.ts'
import { people } from './endpoints/people.ts'
import { places } from './endpoints/places.ts'
import { projects } from './endpoints/projects.ts'
import { proposals } from './endpoints/proposals.ts'
import { recordEndpoints } from './endpoints/records.ts'
import { revisions } from './endpoints/revisions.ts'
import { sources } from './endpoints/sources.ts'
import { texts } from './endpoints/texts.ts'

const fixed = {
  ...instance,
  ...people,
  ...invitations,
  ...projects,
  ...live,
  ...operations,
  ...members,
  ...sources,
  ...proposals,
  ...corrections,
  ...revisions,
  ...borrowed,
  ...places,
  ...texts,
  ...facsimile,
  ...editions,
}

type Fixed = typeof fixed
export type EndpointId = keyof Fixed
/** Endpoints by id, with their precise schema types, for routes and client. */
export const endpoints: { [K in EndpointId]: Fixed[K] & { id: K } } = Object.fromEntries(
  Object.entries(fixed).map(([key, value]) => [key, { id: key, ...value }]),
) as never

/** Every endpoint there is. */
export function listEndpoints(): Endpoint[] {
  const recordRoutes = recordKinds.filter((kind) => kind !== 'project').flatMap(recordEndpoints)
  return [...Object.values(endpoints as Record<string, Endpoint>), ...recordRoutes]
}
