// Puts the contents of an archive into the tables, exactly as they were: no event is made, since the archive brings its own.
import 'server-only'
import { upward, type ArchiveContents } from '#lib/archive/manifest.ts'
import type { RecordKind, RecordOf } from '#lib/live/records.ts'
import { Prisma, type Transaction } from '../database/client.ts'

type Row = Record<string, unknown>

/** Parents before children; `project` comes first of all. */
const order = [
  'member',
  'source',
  'revision',
  'correction',
  'unit',
  'passage',
  'placement',
  'note',
  'tag',
  'claim',
  'tagging',
  'attestation',
  'assessment',
  'evidence',
  'claimRelation',
  'sourceRelation',
  'sourceReference',
  'position',
  'conflict',
  'comment',
  'borrowing',
  'pageImage',
  'edition',
] as const satisfies readonly Exclude<RecordKind, 'project'>[]

/** Tables that are not named as their kind. */
const tableNames: Partial<Record<RecordKind, string>> = { unit: 'SourceUnit', evidence: 'EvidenceLink' }
const tableName = (kind: RecordKind): string =>
  tableNames[kind] ?? kind.slice(0, 1).toUpperCase() + kind.slice(1)

/** Rows of one INSERT. */
const rowsAtOnce = 500

/** Everything but people. The project's id must be free. */
export async function insertContents(
  tx: Transaction,
  contents: ArchiveContents,
  slug: string,
): Promise<void> {
  const project = contents.records.project[0]
  if (!project) throw new RangeError('an archive without a project was not refused')
  const projectId = project.id
  await tx.project.create({
    data: { ...project, slug, eventVersion: contents.eventVersion, headHash: contents.headHash },
  })
  for (const one of contents.originals)
    await tx.original.create({ data: { ...one, bytes: Uint8Array.from(one.bytes), projectId } })
  for (const kind of order) await insertRecords(tx, contents, kind, projectId)
  await insert(
    tx,
    'Event',
    contents.events.map(({ id, ...one }) => ({ ...one, projectId, targetId: id })),
  )
  await insert(
    tx,
    'Operation',
    contents.operations.map((one) => ({ ...one, projectId })),
  )
}

// Rows travel as JSON, which PostgreSQL lays into the table's own columns; names come from the code and its schemas alone.
async function insert(tx: Transaction, name: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const quoted = (one: string): string => {
    if (!/^[A-Za-z0-9]+$/.test(one)) throw new RangeError(`${one} is no name of a table or column`)
    return `"${one}"`
  }
  const table = Prisma.raw(quoted(name))
  const columns = Prisma.raw(Object.keys(first).map(quoted).join(', '))
  for (const some of chunks(rows))
    await tx.$executeRaw`
      INSERT INTO ${table} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(some)}::jsonb)`
}

async function insertRecords(
  tx: Transaction,
  contents: ArchiveContents,
  kind: (typeof order)[number],
  projectId: string,
): Promise<void> {
  const rows = sortUpward(contents.records[kind] as RecordOf<RecordKind>[], upward[kind])
  await insert(
    tx,
    tableName(kind),
    rows.map((record) => toRow(kind, record, contents, projectId)),
  )
}

function toRow(
  kind: RecordKind,
  record: RecordOf<RecordKind>,
  contents: ArchiveContents,
  projectId: string,
): Row {
  const row: Row = { ...record, projectId }
  if (kind === 'member') delete row['name']
  if (kind === 'revision') {
    const stored = contents.texts.get(record.id)
    row['text'] = stored?.text ?? ''
    row['reading'] = stored?.reading ?? {}
    row['difference'] = stored?.difference ?? null
  }
  return row
}

/** Records after those they hang on. The archive was checked for circles. */
function sortUpward<T extends { id: string }>(list: readonly T[], up: string | undefined): T[] {
  if (up === undefined) return [...list]
  const children = Map.groupBy(list, (one) => (one as Row)[up])
  const queue = [...(children.get(null) ?? [])]
  for (let at = 0; at < queue.length; at++) queue.push(...(children.get(queue[at]?.id) ?? []))
  return queue
}

function chunks<T>(list: readonly T[]): T[][] {
  const out: T[][] = []
  for (let from = 0; from < list.length; from += rowsAtOnce) out.push(list.slice(from, from + rowsAtOnce))
  return out
}
