// Restores a project from an archive: all of it or nothing, with every record, number and hash as it was.
import 'server-only'
import { inflateRawSync } from 'node:zlib'
import type { ArchiveContents } from '#lib/archive/manifest.ts'
import { unpackArchive } from '#lib/archive/unpack.ts'
import type { ArchiveProblem } from '#lib/archive/refusal.ts'
import { AppError, type ErrorCode } from '#lib/api/problem.ts'
import { v7 } from 'uuid'
import { operatorGrant, type Actor } from '../access.ts'
import { eventHash, sha256 } from '../audit.ts'
import { database, Prisma, type Transaction } from '../database/client.ts'
import { appendInstanceEvent } from '../people/instance-events.ts'
import { loadProject, type ProjectSummary } from '../projects/queries.ts'
import { record } from '../record.ts'
import { findRecords, restoreRow, reviseRow } from '../records/rows.ts'
import { insertContents } from './rows.ts'

/**
 * Makes a project of an archive and gives it to the actor as owner. The project keeps its id and the people theirs, so that
 * the history still verifies. Errors: `unprocessable` with the reason the archive is refused for, `conflict` with
 * `project_exists` or `slug_taken`, `forbidden` with `known_people` when it would speak for others who have an account here.
 */
export async function importArchive(actor: Actor, bytes: Uint8Array, slug?: string): Promise<ProjectSummary> {
  if (actor.scope !== 'write' || actor.onlyProjectId !== null)
    throw new AppError('forbidden', 'This token may not start projects.')
  const unpacked = unpackArchive(bytes, { sha256, inflate, eventHash })
  if (unpacked.kind === 'refused') throw refusal(unpacked.code, unpacked.message)
  const { contents } = unpacked
  const projectId = contents.records.project[0]?.id ?? ''
  const address = await database()
    .$transaction((tx) => restore(tx, actor, contents, slug), { timeout: 300_000, maxWait: 10_000 })
    .catch((error: unknown) => {
      if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
      // Somebody took the id or the address in this very moment.
      throw new AppError('conflict', 'The project or its address has just been made by somebody else.', {
        reason: 'project_exists',
      })
    })
  await makeOwner(actor, projectId, address)
  return loadProject(operatorGrant(actor.userId, projectId, address))
}

// maxOutputLength is counted while inflating, so a file that lies about its size stops there.
const inflate = (data: Uint8Array, maxBytes: number): Uint8Array =>
  maxBytes === 0 ? new Uint8Array() : inflateRawSync(data, { maxOutputLength: maxBytes })

function refusal(reason: ArchiveProblem, message: string): AppError {
  const code: ErrorCode = reason === 'archive_too_large' ? 'too_large' : 'unprocessable'
  return new AppError(code, message, { reason })
}

async function restore(
  tx: Transaction,
  actor: Actor,
  contents: ArchiveContents,
  wish: string | undefined,
): Promise<string> {
  const project = contents.records.project[0]
  const present = await tx.project.findUnique({ where: { id: project?.id ?? '' }, select: { id: true } })
  if (present)
    throw new AppError(
      'conflict',
      'This project is already here. An archive restores a project where it is missing; it does not change one that is there.',
      { reason: 'project_exists' },
    )
  await settlePeople(tx, actor, contents)
  const slug = await freeSlug(tx, wish, contents.slug)
  await insertContents(tx, contents, slug)
  const { userId } = actor
  if (!contents.records.member.some((one) => one.userId === userId)) {
    // No event: the history stays the one that was archived. That this person came by restoring is in the instance's log.
    await tx.member.create({
      data: { projectId: project?.id ?? '', id: v7(), userId, role: 'owner', createdById: userId },
    })
  }
  await appendInstanceEvent(
    {
      kind: 'archive.restored',
      actorId: userId,
      detail: { projectId: project?.id ?? '', events: contents.eventVersion, headHash: contents.headHash },
    },
    tx,
  )
  return slug
}

/**
 * People who are not here become people without a password, who cannot sign in; nobody is ever joined by name or e-mail.
 * Someone with the same id is the same person, and only an administrator may restore what speaks for them.
 */
async function settlePeople(tx: Transaction, actor: Actor, { people }: ArchiveContents): Promise<void> {
  const here = await tx.user.findMany({
    where: { id: { in: people.map((one) => one.id) } },
    select: { id: true, name: true, passwordHash: true },
  })
  const others = here.filter((one) => one.passwordHash !== null && one.id !== actor.userId)
  if (others.length > 0 && actor.via !== 'command') {
    const self = await tx.user.findUnique({ where: { id: actor.userId }, select: { isAdmin: true } })
    if (self?.isAdmin !== true)
      throw new AppError(
        'forbidden',
        `The archive speaks for people who have an account here (${others.map((one) => one.name).join(', ')}). An administrator can restore it.`,
        { reason: 'known_people' },
      )
  }
  const known = new Set(here.map((one) => one.id))
  await tx.user.createMany({
    data: people
      .filter((one) => !known.has(one.id))
      .map((one) => ({ id: one.id, name: one.name, email: `${one.id}@archive.invalid` })),
  })
}

async function freeSlug(tx: Transaction, wish: string | undefined, archived: string): Promise<string> {
  const isFree = async (slug: string): Promise<boolean> => (await tx.project.count({ where: { slug } })) === 0
  if (wish !== undefined) {
    if (await isFree(wish)) return wish
    throw new AppError('conflict', `The address ${wish} is taken.`, { reason: 'slug_taken' })
  }
  const base = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(archived) ? archived.slice(0, 50) : 'restored'
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (await isFree(slug)) return slug
  }
}

/** A member of the archive who is no owner becomes one; that is a change of the project and stands in its history. */
async function makeOwner(actor: Actor, projectId: string, slug: string): Promise<void> {
  const grant = operatorGrant(actor.userId, projectId, slug)
  const [member] = await findRecords(database(), projectId, 'member', { userId: actor.userId })
  if (!member || (member.role === 'owner' && member.retiredAt === null)) return
  await record(grant, { id: v7(), request: { archive: projectId } }, async (door) => {
    if (member.retiredAt !== null) await restoreRow(door, 'member', member)
    const [alive] = await findRecords(door.tx, projectId, 'member', { id: member.id })
    if (alive && alive.role !== 'owner') await reviseRow(door, 'member', alive, { role: 'owner' })
  })
}
