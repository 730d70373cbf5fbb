// What every annotation of the export has.
import type { Made } from '../../made.ts'

export type Json = Record<string, unknown>
export const urn = (id: string): string => `urn:uuid:${id}`

export const made = (one: Made): Json => ({
  creator: { id: urn(one.by.id), type: 'Person', name: one.by.name },
  created: one.at,
  ...(one.changedAt === null ? {} : { modified: one.changedAt }),
})
