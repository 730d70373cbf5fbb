// Between rows and records: which table a kind lives in, which columns are JSON, and the four ways a row may change.
// Only code that stands in the write door (lib/server/record.ts) can change rows, and every change is an event.
import 'server-only'
import type { z } from 'zod'
import type { EventAction } from '#lib/live/event.ts'
import { nouns, type RecordBase, type RecordKind, type RecordOf } from '#lib/live/records.ts'
import { Prisma, type Transaction } from '../database/client.ts'
import type { Door } from '../record.ts'

/** A record of any kind. */
export type AnyRecord = RecordBase & Record<string, unknown>
type Row = Record<string, unknown>

/** What all tables of nouns have in common; Prisma's own types differ for each. */
interface Table {
  findMany(query: { where: object; select: object; orderBy?: object }): Promise<Row[]>
  updateMany(query: { where: object; data: Row }): Promise<{ count: number }>
}

const tables: Record<RecordKind, (tx: Transaction) => unknown> = {
  project: (tx) => tx.project,
  member: (tx) => tx.member,
  source: (tx) => tx.source,
  revision: (tx) => tx.revision,
  correction: (tx) => tx.correction,
  unit: (tx) => tx.sourceUnit,
  passage: (tx) => tx.passage,
  placement: (tx) => tx.placement,
  note: (tx) => tx.note,
  tag: (tx) => tx.tag,
  tagging: (tx) => tx.tagging,
  claim: (tx) => tx.claim,
  attestation: (tx) => tx.attestation,
  evidence: (tx) => tx.evidenceLink,
  claimRelation: (tx) => tx.claimRelation,
  sourceRelation: (tx) => tx.sourceRelation,
  sourceReference: (tx) => tx.sourceReference,
  assessment: (tx) => tx.assessment,
  position: (tx) => tx.position,
  conflict: (tx) => tx.conflict,
  comment: (tx) => tx.comment,
  borrowing: (tx) => tx.borrowing,
  pageImage: (tx) => tx.pageImage,
  edition: (tx) => tx.edition,
}
export const tableNames: Record<RecordKind, string> = {
  project: 'Project',
  member: 'Member',
  source: 'Source',
  revision: 'Revision',
  correction: 'Correction',
  unit: 'SourceUnit',
  passage: 'Passage',
  placement: 'Placement',
  note: 'Note',
  tag: 'Tag',
  tagging: 'Tagging',
  claim: 'Claim',
  attestation: 'Attestation',
  evidence: 'EvidenceLink',
  claimRelation: 'ClaimRelation',
  sourceRelation: 'SourceRelation',
  sourceReference: 'SourceReference',
  assessment: 'Assessment',
  position: 'Position',
  conflict: 'Conflict',
  comment: 'Comment',
  borrowing: 'Borrowing',
  pageImage: 'PageImage',
  edition: 'Edition',
}
const jsonColumns: { readonly [K in RecordKind]?: readonly string[] } = {
  unit: ['spans'],
  revision: ['report', 'reading', 'changes'],
  correction: ['spanBefore', 'spanAfter'],
  passage: ['spans'],
  placement: ['passageSpans', 'spans'],
  sourceReference: ['spans'],
  note: ['body'],
  attestation: ['basis'],
  comment: ['body'],
  borrowing: ['notes', 'tags'],
  edition: ['introduction'],
}
const baseFields = ['id', 'version', 'createdById', 'createdAt', 'updatedAt', 'retiredAt'] as const
/** Rows of one statement: PostgreSQL takes at most 65,535 parameters, and a JSON parameter should stay small. */
const rowsAtOnce = 1000

const tableOf = (tx: Transaction, kind: RecordKind): Table => tables[kind](tx) as Table

/** The columns that make up a record; the text of a revision is not among them. */
function columnsOf(kind: RecordKind): object {
  const names = [...baseFields, ...Object.keys(nouns[kind].shape).filter((name) => !isBorrowed(kind, name))]
  const select: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, true]))
  return kind === 'member' ? { ...select, user: { select: { name: true } } } : select
}

/** A member's name is the person's own and stands with the person. */
const isBorrowed = (kind: RecordKind, field: string): boolean => kind === 'member' && field === 'name'

/** The record in a row; JSON columns are checked against the noun's schema. */
export function toRecord<K extends RecordKind>(kind: K, row: Row): RecordOf<K> {
  const record: Row = {
    id: row['id'],
    version: row['version'],
    createdById: row['createdById'],
    createdAt: isoTime(row['createdAt']),
    updatedAt: isoTime(row['updatedAt']),
    retiredAt: row['retiredAt'] === null ? null : isoTime(row['retiredAt']),
  }
  const json = jsonColumns[kind]
  for (const [name, schema] of Object.entries(nouns[kind].shape as Record<string, z.ZodType>)) {
    if (isBorrowed(kind, name)) record[name] = (row['user'] as { name: string }).name
    else record[name] = json?.includes(name) ? schema.parse(row[name]) : row[name]
  }
  return record as RecordOf<K>
}

const isoTime = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))

function toColumns(kind: RecordKind, fields: Row): Row {
  const columns: Row = {}
  for (const [name, value] of Object.entries(fields)) {
    if (isBorrowed(kind, name)) continue
    columns[name] = value === null && jsonColumns[kind]?.includes(name) ? Prisma.DbNull : value
  }
  return columns
}

const inProject = (kind: RecordKind, projectId: string): object =>
  kind === 'project' ? { id: projectId } : { projectId }

/** Records of a kind by any condition on its columns, inside one project. */
export async function findRecords<K extends RecordKind>(
  tx: Transaction,
  projectId: string,
  kind: K,
  where: object,
): Promise<RecordOf<K>[]> {
  const rows = await tableOf(tx, kind).findMany({
    where: { AND: [inProject(kind, projectId), where] },
    select: columnsOf(kind),
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => toRecord(kind, row))
}

/** One record, alive or retired; null when the project has none with this id. */
export async function findRecord<K extends RecordKind>(
  tx: Transaction,
  projectId: string,
  kind: K,
  id: string,
): Promise<RecordOf<K> | null> {
  return (await findRecords(tx, projectId, kind, { id }))[0] ?? null
}

/** A row to be made. */
export interface NewRow {
  readonly id: string
  /** All fields of the noun, checked and with defaults. */
  readonly fields: Row
  /** Columns that are no field (the text of a revision, the slug of a project). */
  readonly columns?: Row
  /** For what comes from an archive: who made it, and when. */
  readonly createdById?: string
  readonly createdAt?: string
}

/** Makes rows of one kind and emits `created` for each, in order. */
export async function createRows(
  door: Door,
  kind: RecordKind,
  given: readonly NewRow[],
): Promise<AnyRecord[]> {
  // Who makes a row may not know of fields that came later.
  const rows = given.map((row) => ({ ...row, fields: { ...nouns[kind].defaults, ...row.fields } }))
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await insert(
      door,
      kind,
      rows.slice(from, from + rowsAtOnce).map(({ id, fields, columns, createdById, createdAt }) => ({
        ...Object.fromEntries(Object.entries(fields).filter(([name]) => !isBorrowed(kind, name))),
        ...columns,
        projectId: door.projectId,
        id,
        version: 1,
        createdById: createdById ?? door.userId,
        createdAt: createdAt ?? door.at,
        updatedAt: door.at,
      })),
    )
  }
  return rows.map((row) => {
    const record: AnyRecord = {
      id: row.id,
      version: 1,
      createdById: row.createdById ?? door.userId,
      createdAt: row.createdAt ?? door.at.toISOString(),
      updatedAt: door.at.toISOString(),
      retiredAt: null,
      ...row.fields,
    }
    door.emit({ kind, action: 'created', id: row.id, before: null, after: record })
    return record
  })
}

// All rows travel as one JSON parameter, which PostgreSQL lays into the table's own columns: with a parameter for each
// value Prisma spends ten times as long on ten thousand passages. Names of table and columns come from the code alone.
async function insert(door: Door, kind: RecordKind, rows: readonly Row[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const quoted = (name: string): string => {
    if (!/^[A-Za-z0-9]+$/.test(name)) throw new RangeError(`${name} is no column`)
    return `"${name}"`
  }
  const table = Prisma.raw(quoted(tableNames[kind]))
  const columns = Prisma.raw(Object.keys(first).map(quoted).join(', '))
  await door.tx.$executeRaw`
    INSERT INTO ${table} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(rows)}::jsonb)`
}

/** Makes one row; see `createRows`. */
export async function createRow(
  door: Door,
  kind: RecordKind,
  id: string,
  fields: Row,
  more: Omit<NewRow, 'id' | 'fields'> = {},
): Promise<AnyRecord> {
  const [record] = await createRows(door, kind, [{ id, fields, ...more }])
  if (!record) throw new RangeError('no row was made')
  return record
}

/** Changes fields of a record as it stands in `before`. */
export function reviseRow(door: Door, kind: RecordKind, before: AnyRecord, fields: Row): Promise<AnyRecord> {
  return change(door, kind, 'revised', before, fields)
}

/** A record with its kind. */
export interface Kinded {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

/** Puts many records away, or brings them back, unchanged, and emits in the given order. */
export async function changeLife(
  door: Door,
  action: 'retired' | 'restored',
  items: readonly Kinded[],
): Promise<AnyRecord[]> {
  const retiredAt = action === 'retired' ? door.at.toISOString() : null
  for (const [kind, group] of Map.groupBy(items, (item) => item.kind)) {
    for (let from = 0; from < group.length; from += rowsAtOnce) {
      const ids = group.slice(from, from + rowsAtOnce).map(({ record }) => record.id)
      const { count } = await tableOf(door.tx, kind).updateMany({
        where: { AND: [inProject(kind, door.projectId), { id: { in: ids } }] },
        data: { retiredAt, updatedAt: door.at, version: { increment: 1 } },
      })
      if (count !== ids.length)
        throw new RangeError(`${ids.length - count} of ${ids.length} rows (${kind}) are gone`)
    }
  }
  return items.map(({ kind, record }) => {
    const after: AnyRecord = {
      ...record,
      version: record.version + 1,
      updatedAt: door.at.toISOString(),
      retiredAt,
    }
    door.emit({ kind, action, id: record.id, before: record, after })
    return after
  })
}

/** Puts a record away; its content stays. What hangs on it is the caller's affair (life.ts). */
export function retireRow(door: Door, kind: RecordKind, before: AnyRecord): Promise<AnyRecord> {
  return change(door, kind, 'retired', before, { retiredAt: door.at.toISOString() })
}

/** Brings a retired record back, with other `fields` where those are given. */
export function restoreRow(
  door: Door,
  kind: RecordKind,
  before: AnyRecord,
  fields: Row = {},
): Promise<AnyRecord> {
  return change(door, kind, 'restored', before, { ...fields, retiredAt: null })
}

async function change(
  door: Door,
  kind: RecordKind,
  action: EventAction,
  before: AnyRecord,
  fields: Row,
): Promise<AnyRecord> {
  const version = before.version + 1
  const { count } = await tableOf(door.tx, kind).updateMany({
    where: { AND: [inProject(kind, door.projectId), { id: before.id, version: before.version }] },
    data: { ...toColumns(kind, fields), version, updatedAt: door.at },
  })
  // The project is locked: somebody who writes past the door is the only explanation.
  if (count !== 1) throw new RangeError(`${kind} ${before.id} is not in version ${before.version} any more`)
  const after: AnyRecord = { ...before, ...fields, version, updatedAt: door.at.toISOString() }
  door.emit({ kind, action, id: before.id, before, after })
  return after
}
