// What a project holds and what happened in it. Every query puts the grant's project in its condition.
import 'server-only'
import type { ProjectEvent } from '#lib/live/event.ts'
import { recordKinds, type RecordKind, type RecordOf } from '#lib/live/records.ts'
import type { RecordLists } from '#lib/live/state.ts'
import type { Role } from '#lib/access/role.ts'
import { notFound, type Grant } from '../access.ts'
import { database, type Transaction } from '../database/client.ts'
import { toEvent } from '../record.ts'
import { JsonText } from '../answer.ts'
import { PackedJson, packPiece } from '../packed-json.ts'
import { isStored, recordsAsJson } from './as-json.ts'
import { findColumns } from './kept-columns.ts'
import { findRecord, findRecords } from './rows.ts'

/** Every living record of a project, and the number of the event it stands at. */
export interface LoadedSnapshot {
  readonly projectId: string
  readonly slug: string
  readonly title: string
  readonly version: number
  readonly role: Role
  /** Every kind of record is in it. */
  readonly isWhole: boolean
  readonly records: RecordLists
}

/** What a text is drawn from; the argument about it, which grows without end, is fetched while one reads. */
const openingKinds: readonly RecordKind[] = ['project', 'member', 'source', 'unit', 'revision', 'tag']

/** The living records of a kind, with the event number they stand at. */
export async function listRecords<K extends RecordKind>(
  grant: Grant,
  kind: K,
): Promise<{ records: RecordOf<K>[]; version: number }> {
  return atOneMoment(async (tx) => {
    const { eventVersion } = await head(tx, grant)
    return {
      records: await findRecords(tx, grant.projectId, kind, { retiredAt: null }),
      version: eventVersion,
    }
  })
}

/** One living record; `not_found` when there is none, or it is retired. */
export async function getRecord<K extends RecordKind>(
  grant: Grant,
  kind: K,
  id: string,
): Promise<RecordOf<K>> {
  const record = await findRecord(database(), grant.projectId, kind, id)
  if (!record || record.retiredAt !== null) throw notFound()
  return record
}

/** Events after number `since`, oldest first, and the number the project stands at now. */
export async function listChanges(
  grant: Grant,
  since: number,
  limit = 1000,
): Promise<{ events: ProjectEvent[]; version: number }> {
  return atOneMoment(async (tx) => {
    const { eventVersion } = await head(tx, grant)
    const rows = await tx.event.findMany({
      where: { projectId: grant.projectId, version: { gt: since } },
      orderBy: { version: 'asc' },
      take: limit,
    })
    return { events: rows.map(toEvent), version: eventVersion }
  })
}

/** Events of one record (`id`) or of the whole project, newest first, before number `before`. */
export async function listHistory(
  grant: Grant,
  { id, before, limit = 50 }: { id?: string | undefined; before?: number | undefined; limit?: number },
): Promise<ProjectEvent[]> {
  const rows = await database().event.findMany({
    where: {
      projectId: grant.projectId,
      ...(id === undefined ? {} : { targetId: id }),
      ...(before === undefined ? {} : { version: { lt: before } }),
    },
    orderBy: { version: 'desc' },
    take: limit,
  })
  return rows.map(toEvent)
}

/** The project as the browser starts with it: the whole, or what a page of the reader begins with. */
export async function loadSnapshot(
  grant: Grant,
  extent: 'whole' | 'opening' = 'whole',
): Promise<LoadedSnapshot> {
  return atOneMoment(async (tx) => {
    const { eventVersion, slug, title } = await head(tx, grant)
    const kinds = extent === 'whole' ? recordKinds : openingKinds
    const lists = await Promise.all(
      kinds.map(async (kind) => [kind, await findRecords(tx, grant.projectId, kind, { retiredAt: null })]),
    )
    return {
      projectId: grant.projectId,
      slug,
      title,
      version: eventVersion,
      role: grant.role,
      isWhole: extent === 'whole',
      records: Object.fromEntries(lists) as RecordLists,
    }
  })
}

/** Passages from which on a page is sooner there when it does not bring the whole project along. */
const largeFrom = 2_000

export async function isLarge(grant: Grant): Promise<boolean> {
  const first = { projectId: grant.projectId, retiredAt: null }
  return (await database().passage.count({ where: first, take: largeFrom })) >= largeFrom
}

/** The whole project as the API answers it: what `loadSnapshot` gives, without making values of its many small records. */
export async function loadSnapshotText(grant: Grant): Promise<JsonText> {
  return atOneMoment(async (tx) => {
    const { eventVersion } = await head(tx, grant)
    const lists = await Promise.all(
      recordKinds.map(async (kind) => {
        const records = isStored(kind)
          ? await recordsAsJson(tx, grant.projectId, kind)
          : JSON.stringify(await findRecords(tx, grant.projectId, kind, { retiredAt: null }))
        return `${JSON.stringify(kind)}:${records}`
      }),
    )
    return new JsonText(`${beginOf(grant, eventVersion)},"records":{${lists.join(',')}}}`)
  })
}

/** The whole project as browsers fetch it: a `ColumnSnapshot`. */
export async function loadColumnSnapshot(grant: Grant): Promise<PackedJson> {
  return atOneMoment(async (tx) => {
    const { eventVersion } = await head(tx, grant)
    const lists: Record<string, unknown> = {}
    await Promise.all(
      recordKinds
        .filter((kind) => !isStored(kind))
        .map(async (kind) => {
          lists[kind] = await findRecords(tx, grant.projectId, kind, { retiredAt: null })
        }),
    )
    const { columns, changes } = await findColumns(tx, grant.projectId, eventVersion)
    const begin = beginOf(grant, eventVersion)
    const few = `"lists":${JSON.stringify(lists)},"changes":${JSON.stringify(changes)}`
    return new PackedJson([await packPiece(`${begin},${few},"columns":`), columns, await packPiece('}')])
  })
}

const beginOf = ({ projectId, role }: Grant, version: number): string =>
  JSON.stringify({ projectId, version, role }).slice(0, -1)

async function head(
  tx: Transaction,
  grant: Grant,
): Promise<{ eventVersion: number; slug: string; title: string }> {
  const project = await tx.project.findUnique({
    where: { id: grant.projectId, retiredAt: null },
    select: { eventVersion: true, slug: true, title: true },
  })
  if (!project) throw notFound()
  return project
}

/** Runs reads that must agree with each other: all of them see the same committed state. */
function atOneMoment<T>(read: (tx: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(read, { isolationLevel: 'RepeatableRead', timeout: 30_000, maxWait: 10_000 })
}
