// A grant is the key: every query and write of a project demands one, and only `authorize` makes them.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { allowance, type Action } from '#lib/access/policy.ts'
import type { Role } from '#lib/access/role.ts'
import { database } from './database/client.ts'

/** Who asks: a person in the browser, or a machine with a token that never does more than its owner may. */
export interface Actor {
  userId: string
  via: 'session' | 'token' | 'command'
  scope: 'read' | 'write'
  /** A token may be bound to one project. */
  onlyProjectId: string | null
}

declare const granted: unique symbol
export interface Grant {
  readonly [granted]: true
  readonly actor: Actor
  readonly projectId: string
  readonly slug: string
  readonly role: Role
}

export function personActor(person: { id: string }): Actor {
  return { userId: person.id, via: 'session', scope: 'write', onlyProjectId: null }
}

const readActions: readonly Action[] = ['project.read', 'project.export', 'member.read', 'presence.show']

/**
 * Gives the actor's grant on a project (slug or id) for `action`.
 * Throws `not_found` when they may not know of it, `forbidden` when they may see but not do this.
 */
export async function authorize(actor: Actor, action: Action, project: string): Promise<Grant> {
  const isId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(project)
  const member = await database().member.findFirst({
    where: {
      userId: actor.userId,
      retiredAt: null,
      user: { suspendedAt: null },
      project: { retiredAt: null, ...(isId ? { id: project } : { slug: project }) },
    },
    select: { role: true, project: { select: { id: true, slug: true } } },
  })
  if (!member || (actor.onlyProjectId !== null && actor.onlyProjectId !== member.project.id)) throw notFound()
  const grant = mint(actor, member.project.id, member.project.slug, member.role as Role)
  if (allowance(grant.role, action) === 'no' || (actor.scope === 'read' && !readActions.includes(action))) {
    throw new AppError('forbidden', `The role ${grant.role} may not do this (${action}).`)
  }
  return grant
}

/** For the operator's own commands (demonstration, archive import, command line): acts as a person of the project. */
export function operatorGrant(userId: string, projectId: string, slug: string): Grant {
  return mint({ userId, via: 'command', scope: 'write', onlyProjectId: null }, projectId, slug, 'owner')
}

export function notFound(): AppError {
  return new AppError('not_found', 'There is nothing at this address, or you may not see it.')
}

function mint(actor: Actor, projectId: string, slug: string, role: Role): Grant {
  return { actor, projectId, slug, role } as Grant
}
