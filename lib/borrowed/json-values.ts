// Looking into JSON that somebody else wrote: every value may be anything.

export type Json = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON-LD writes one value as itself and several as a list. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

export const textOr = <T>(value: unknown, otherwise: T): string | T =>
  typeof value === 'string' ? value : otherwise

/** A text that says something; null otherwise. */
export const saidIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

/** Whether an object is of a type, `@type` and `type` alike, with or without a prefix. */
export const isOfType = (value: Json, type: string): boolean =>
  listOf(value.type ?? value['@type']).some(
    (one) => typeof one === 'string' && one.replace(/^oa:/, '') === type,
  )

export const idOf = (value: Json): string | null => saidIn(value.id) ?? saidIn(value['@id'])
