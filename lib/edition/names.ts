// Keys, numbers and names that hold for the whole edition.
import type { RecordBase } from '#lib/live/records.ts'
import type { EditionPerson, Made } from './made.ts'

/** Gives each person a key when first met, so that only those who took part are listed. */
export interface People {
  of(id: string): EditionPerson
  made(record: RecordBase): Made
  list(): EditionPerson[]
}

/** `names` by user id. Someone without a name there is still told apart from others by the end of the id. */
export function peopleOf(names: ReadonlyMap<string, string>): People {
  const met = new Map<string, EditionPerson>()
  const of = (id: string): EditionPerson => {
    let person = met.get(id)
    if (!person) {
      person = { id, key: `u${met.size + 1}`, name: names.get(id)?.trim() || `(${id.slice(-6)})` }
      met.set(id, person)
    }
    return person
  }
  return {
    of,
    made: (record) => ({
      by: of(record.createdById),
      at: record.createdAt,
      changedAt: record.updatedAt > record.createdAt ? record.updatedAt : null,
    }),
    list: () =>
      [...met.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
  }
}

/** Letters of textual notes: a … z, aa, ab …; `index` from 0. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/** `p1`, `p2` … for ids in order. */
export function keyed(prefix: string, list: readonly { id: string }[]): Map<string, string> {
  return new Map(list.map((one, index) => [one.id, `${prefix}${index + 1}`]))
}
