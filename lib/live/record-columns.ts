// Many records of one kind as they travel: a column for each field instead of a name before each value. Ten thousand
// passages are a third as long that way, and what stands in every row (ids of texts and people, times) is kept once.
import { recordKinds, type RecordKind, type RecordOf } from './records.ts'
import { shareWords } from './shared-words.ts'
import type { RecordChange, RecordLists } from './state.ts'

/** Fields that travel as seconds since 1970 (fractions of a thousandth are noise) and are ISO 8601 in a record. */
export const timeFields: readonly string[] = ['createdAt', 'updatedAt']

/** `columns[i]` holds the values of the field `names[i]`, in the order of the records. Only living records. */
export interface RecordColumns {
  readonly names: readonly string[]
  readonly columns: readonly (readonly unknown[])[]
}

/** What travels: kinds that grow with the work as columns, which may stand at an earlier event than the changes; the others as lists. */
export interface ColumnSnapshot {
  readonly lists: RecordLists
  readonly columns: { readonly [K in RecordKind]?: RecordColumns }
  readonly changes: readonly RecordChange[]
}

/** All records of a snapshot, as lists by kind. */
export function toLists({ lists, columns, changes }: ColumnSnapshot): RecordLists {
  const all: Record<string, unknown> = { ...lists }
  for (const kind of recordKinds) {
    const own = columns[kind]
    if (own) all[kind] = toRecords(kind === 'passage' ? withSharedWords(own) : own)
  }
  for (const [kind, own] of Map.groupBy(changes, (change) => change.kind)) {
    const records = (all[kind] ?? []) as readonly { readonly id: string }[]
    const byId = new Map<string, unknown>(records.map((record) => [record.id, record]))
    for (const { id, after } of own) {
      if (after) byId.set(id, after)
      else byId.delete(id)
    }
    all[kind] = [...byId.values()]
  }
  return all
}

function withSharedWords({ names, columns }: RecordColumns): RecordColumns {
  const of = (name: string): readonly unknown[] => columns[names.indexOf(name)] ?? []
  const shared: Readonly<Record<string, readonly unknown[]>> = {
    ...shareWords({
      revisionId: of('revisionId'),
      spans: of('spans'),
      quote: of('quote'),
      prefix: of('prefix'),
      suffix: of('suffix'),
    }),
  }
  return { names, columns: columns.map((column, at) => shared[names[at] ?? ''] ?? column) }
}

function toRecords<K extends RecordKind>({ names, columns }: RecordColumns): RecordOf<K>[] {
  const known = new Map<unknown, unknown>()
  const readers = names.map((name, at) => ({ name, read: readerOf(name, columns[at] ?? [], known) }))
  // Copies of one object share its layout, which makes them small and quick to read.
  const blank: Record<string, unknown> = {
    ...Object.fromEntries(names.map((name) => [name, null])),
    retiredAt: null,
  }
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
    const record = { ...blank }
    for (const { name, read } of readers) record[name] = read(row)
    return record as RecordOf<K>
  })
}

/** Reads one column; equal strings of a field that repeats become one string in memory. */
function readerOf(
  name: string,
  values: readonly unknown[],
  known: Map<unknown, unknown>,
): (row: number) => unknown {
  if (timeFields.includes(name)) {
    return (row) => {
      const seconds = values[row]
      let time = known.get(seconds)
      if (time === undefined) {
        time = new Date(Math.round(Number(seconds) * 1_000)).toISOString()
        known.set(seconds, time)
      }
      return time
    }
  }
  if (name === 'id' || !name.endsWith('Id')) return (row) => values[row]
  return (row) => {
    const value = values[row]
    const first = known.get(value)
    if (first !== undefined) return first
    known.set(value, value)
    return value
  }
}
