// Records that grow with the work, as JSON that PostgreSQL writes by itself: no value of theirs is made in this process.
// Names of tables and columns come from the code alone.
import 'server-only'
import { timeFields } from '#lib/live/record-columns.ts'
import { nouns, type RecordKind } from '#lib/live/records.ts'
import { Prisma, type Transaction } from '../database/client.ts'
import { tableNames } from './rows.ts'

/**
 * Kinds that hold nothing borrowed from elsewhere and nothing that is brought up to date when it is read: what is stored of
 * them is what was checked when it was written.
 */
export const storedKinds = [
  'unit',
  'passage',
  'placement',
  'note',
  'tag',
  'tagging',
  'claim',
  'attestation',
  'evidence',
  'claimRelation',
  'sourceRelation',
  'sourceReference',
  'assessment',
  'position',
  'conflict',
  'comment',
] as const satisfies readonly RecordKind[]
type StoredKind = (typeof storedKinds)[number]

export const isStored = (kind: RecordKind): kind is StoredKind =>
  (storedKinds as readonly RecordKind[]).includes(kind)

/** The living records of a kind as one JSON array, as `findRecords` would give them. */
export async function recordsAsJson(tx: Transaction, projectId: string, kind: StoredKind): Promise<string> {
  const time = (name: string): string =>
    `to_char("${name}" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${name}"`
  const columns = [
    ...['id', 'version', 'createdById'].map((name) => `"${name}"`),
    ...['createdAt', 'updatedAt', 'retiredAt'].map(time),
    ...Object.keys(nouns[kind].shape).map((name) => `"${name}"`),
  ]
  const rows = await tx.$queryRaw<{ records: string }[]>`
    SELECT '[' || coalesce(string_agg(row_to_json(one)::text, ',' ORDER BY one.id), '') || ']' AS records
    FROM (SELECT ${Prisma.raw(columns.join(', '))} FROM ${living(kind, projectId)}) AS one`
  return rows[0]?.records ?? '[]'
}

/** The living records of these kinds as `{ kind: RecordColumns }`, without kinds that the project has none of. */
export async function columnsAsJson(tx: Transaction, projectId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ kind: StoredKind; columns: string | null }[]>(
    Prisma.join(
      storedKinds.map((kind) => columnsOfKind(kind, projectId)),
      ' UNION ALL ',
    ),
  )
  const present = rows.flatMap(({ kind, columns }) =>
    columns === null ? [] : [`"${kind}":{"names":${JSON.stringify(namesOf(kind))},"columns":${columns}}`],
  )
  return `{${present.join(',')}}`
}

const namesOf = (kind: StoredKind): string[] => [
  ...['id', 'version', 'createdById', ...timeFields],
  ...Object.keys(nouns[kind].shape),
]

function columnsOfKind(kind: StoredKind, projectId: string): Prisma.Sql {
  const columns = namesOf(kind).map((name) =>
    timeFields.includes(name) ? `json_agg(date_part('epoch', "${name}"))` : `json_agg("${name}")`,
  )
  return Prisma.sql`
    SELECT ${kind}::text AS kind,
      CASE WHEN count(*) > 0 THEN json_build_array(${Prisma.raw(columns.join(', '))})::text END AS columns
    FROM (SELECT * FROM ${living(kind, projectId)} ORDER BY id) AS one`
}

const living = (kind: StoredKind, projectId: string): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`"${tableNames[kind]}"`)} WHERE "projectId" = ${projectId}::uuid AND "retiredAt" IS NULL`
