// Starting, describing and putting away projects.
import 'server-only'
import type { z } from 'zod'
import { AppError } from '#lib/api/problem.ts'
import { endpoints } from '#lib/api/endpoints.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import { operatorGrant, type Actor, type Grant } from '../access.ts'
import { database, Prisma } from '../database/client.ts'
import { record } from '../record.ts'
import { demand, ifMatches, operationOf } from '../records/conditions.ts'
import { findRecord, retireRow, reviseRow } from '../records/rows.ts'
import { addMember } from './members.ts'
import { loadProject, type ProjectSummary } from './queries.ts'
import { slugOf } from './slug.ts'

type NewProject = z.input<typeof endpoints.createProject.body>

/**
 * Starts a project; the actor is its owner. Without `slug` one is made from the title; a wish that is taken is
 * `conflict` (`slug_taken`). The same id again by the same person answers the same project.
 */
export async function createProject(actor: Actor, wanted: NewProject): Promise<ProjectSummary> {
  if (actor.scope !== 'write' || actor.onlyProjectId !== null) {
    throw new AppError('forbidden', 'This token may not start projects.')
  }
  const input = endpoints.createProject.body.parse(wanted)
  const present = await database().project.findUnique({
    where: { id: input.id },
    select: { slug: true, createdById: true },
  })
  if (present && present.createdById !== actor.userId) {
    throw new AppError('conflict', 'This id is already in use.', { reason: 'exists' })
  }
  const wish = input.slug ?? slugOf(input.title)
  const slug = present?.slug ?? (input.slug === undefined ? await freeSlug(wish) : wish)
  try {
    await writeFirst(actor, input, slug)
  } catch (error) {
    if (!isTaken(error)) throw error
    if (input.slug !== undefined)
      throw new AppError('conflict', `The address ${slug} is taken.`, { reason: 'slug_taken' })
    // Somebody took it in this very moment.
    await writeFirst(actor, input, `${wish.slice(0, 45)}-${input.id.slice(-6)}`)
  }
  return loadProject(operatorGrant(actor.userId, input.id, slug))
}

async function writeFirst(
  actor: Actor,
  input: z.output<typeof endpoints.createProject.body>,
  slug: string,
): Promise<void> {
  const { id, title, description, language } = input
  const grant = operatorGrant(actor.userId, id, slug)
  await record(
    grant,
    { id, request: input },
    async (door) => {
      const project = await findRecord(door.tx, id, 'project', id)
      if (!project) throw new RangeError('the project is not there')
      door.emit({ kind: 'project', action: 'created', id, before: null, after: { ...project } })
      await addMember(door, { userId: actor.userId, role: 'owner' })
    },
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO "Project" (id, slug, title, description, language, "createdById", "createdAt", "updatedAt")
        SELECT ${id}::uuid, ${slug}, ${title}, ${description}, ${language}, ${actor.userId}::uuid, now.at, now.at
        FROM (SELECT date_trunc('milliseconds', clock_timestamp()) AS at) now
        ON CONFLICT (id) DO NOTHING`
    },
  )
}

async function freeSlug(wish: string): Promise<string> {
  const taken = await database().project.findMany({
    where: { slug: { startsWith: wish } },
    select: { slug: true },
  })
  const slugs = new Set(taken.map((one) => one.slug))
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wish : `${wish}-${n}`
    if (!slugs.has(slug)) return slug
  }
}

// 23505 on the slug: Prisma's own code for typed queries, the database's for raw ones.
function isTaken(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    (error.code === 'P2002' || (error.code === 'P2010' && JSON.stringify(error.meta).includes('23505')))
  )
}

/** Changes title, description or language. */
export function reviseProject(
  grant: Grant,
  ifVersion: number,
  fields: z.output<typeof endpoints.reviseProject.body>,
): Promise<ProjectEvent[]> {
  const operation = operationOf(grant, 'revise', 'project', grant.projectId, { ifVersion, fields })
  return record(grant, operation, async (door) => {
    demand(grant, door, 'project.revise', true)
    const project = ifMatches(await findRecord(door.tx, door.projectId, 'project', door.projectId), ifVersion)
    await reviseRow(door, 'project', project, fields)
  })
}

/** Puts a project away: nobody sees it any more, nothing is erased. */
export function retireProject(grant: Grant, ifVersion: number): Promise<ProjectEvent[]> {
  const operation = operationOf(grant, 'retire', 'project', grant.projectId, { ifVersion })
  return record(grant, operation, async (door) => {
    demand(grant, door, 'project.retire', true)
    const project = ifMatches(await findRecord(door.tx, door.projectId, 'project', door.projectId), ifVersion)
    await retireRow(door, 'project', project)
  })
}
