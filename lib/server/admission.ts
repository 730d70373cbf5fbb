// The policy step of a route: from who asks to whether they may, in terms of the endpoint's `access`.
import 'server-only'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { AppError } from '#lib/api/problem.ts'
import { writeAction } from '#lib/live/record-actions.ts'
import type { RecordKind } from '#lib/live/records.ts'
import { authorize, type Grant } from './access.ts'
import type { Identity } from './identity.ts'

export interface Admission {
  readonly grant?: Grant
}

/** The grant for the project in the address, where the endpoint has one. Throws `forbidden` or `not_found`. */
export async function admit(endpoint: Endpoint, identity: Identity, params: unknown): Promise<Admission> {
  const { access } = endpoint
  const { actor, person } = identity
  if (access === 'public') return {}
  if (!actor || !person) throw new AppError('unauthenticated', 'Sign in first.')
  if (access === 'session') {
    if (actor.via !== 'session')
      throw new AppError('forbidden', 'This needs a signed-in browser, not a token.', { reason: 'token' })
    return {}
  }
  if (access === 'admin') {
    if (!person.isAdmin || actor.via !== 'session')
      throw new AppError('forbidden', 'Only the administrator may do this.')
    return {}
  }
  if (access === 'person') {
    if (endpoint.method === 'GET') return {}
    // Outside a project a token for reading, or for one project, makes nothing.
    if (actor.scope === 'read')
      throw new AppError('forbidden', 'This token may only read.', { reason: 'token' })
    if (actor.onlyProjectId !== null)
      throw new AppError('forbidden', 'This token is for one project.', { reason: 'token' })
    return {}
  }
  const { project } = params as { project: string }
  if (access !== 'record') return { grant: await authorize(actor, access, project) }
  const kind = endpoint.id.split(':')[1] as RecordKind | undefined
  if (kind !== undefined) return { grant: await authorize(actor, writeAction[kind], project) }
  // Batches hold several kinds: the write door asks for each. A token for reading can stop here.
  const grant = await authorize(actor, 'project.read', project)
  if (actor.scope === 'read')
    throw new AppError('forbidden', 'This token may only read.', { reason: 'token' })
  return { grant }
}
