// A project as an archive: everything of it, retired records and the whole history too.
import 'server-only'
import { archivedKinds, type ArchiveContents } from '#lib/archive/manifest.ts'
import { packArchive } from '#lib/archive/pack.ts'
import type { RecordKind, RecordOf } from '#lib/live/records.ts'
import { notFound, type Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database, Prisma, type Transaction } from '../database/client.ts'
import { toEvent } from '../record.ts'
import { findRecords } from '../records/rows.ts'
import { version } from '../version.ts'

/** The archive of the grant's project, from one consistent state. */
export async function loadArchive(grant: Grant): Promise<{ slug: string; bytes: Uint8Array }> {
  const contents = await database().$transaction((tx) => readContents(tx, grant.projectId), {
    isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
    timeout: 120_000,
    maxWait: 10_000,
  })
  return { slug: contents.slug, bytes: packArchive(contents, sha256) }
}

async function readContents(tx: Transaction, projectId: string): Promise<ArchiveContents> {
  const project = await tx.project.findUnique({
    where: { id: projectId },
    select: { slug: true, eventVersion: true, headHash: true },
  })
  if (!project) throw notFound()
  const events = (await tx.event.findMany({ where: { projectId }, orderBy: { version: 'asc' } })).map(
    (row) => ({
      ...toEvent(row),
      prevHash: row.prevHash,
      hash: row.hash,
    }),
  )
  const records = {} as ArchiveContents['records']
  for (const kind of archivedKinds)
    (records as Record<string, unknown>)[kind] = await findRecords(tx, projectId, kind, {})
  // A membership without an event was given by the restoring of an archive: it belongs to this instance, not to the project.
  const known = new Set(events.filter((one) => one.kind === 'member').map((one) => one.id))
  records.member = records.member.filter((one) => known.has(one.id))
  const operations = await tx.operation.findMany({ where: { projectId }, orderBy: { fromVersion: 'asc' } })
  const texts = await tx.revision.findMany({
    where: { projectId },
    select: { id: true, text: true, reading: true, difference: true },
  })
  const originals = await tx.original.findMany({ where: { projectId } })
  return {
    appVersion: version,
    slug: project.slug,
    eventVersion: project.eventVersion,
    headHash: project.headHash,
    people: await loadPeople(tx, records, [...events, ...operations]),
    records,
    events,
    operations: operations.map(({ projectId: _project, at, ...one }) => ({ ...one, at: at.toISOString() })),
    texts: new Map(
      texts.map(({ id, text, reading, difference }) => [
        id,
        {
          text,
          reading: reading as Record<string, unknown>,
          ...(difference === null ? {} : { difference: difference as (number | string)[] }),
        },
      ]),
    ),
    originals: originals.map((one) => ({
      sha256: one.sha256,
      fileName: one.fileName,
      size: one.size,
      createdAt: one.createdAt.toISOString(),
      bytes: one.bytes,
    })),
  }
}

/** Everyone whom a record or an event names, by id and name alone. */
async function loadPeople(
  tx: Transaction,
  records: ArchiveContents['records'],
  acts: readonly { actorId: string }[],
): Promise<ArchiveContents['people']> {
  const ids = new Set(acts.map((one) => one.actorId))
  for (const kind of archivedKinds)
    for (const record of records[kind] as readonly RecordOf<RecordKind>[]) ids.add(record.createdById)
  for (const member of records.member) ids.add(member.userId)
  for (const position of records.position) if (position.userId !== null) ids.add(position.userId)
  for (const edition of records.edition) for (const userId of edition.userIds) ids.add(userId)
  return tx.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  })
}
