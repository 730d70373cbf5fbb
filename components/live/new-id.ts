import { v7 } from 'uuid'

/** A new record or operation id: UUIDv7, so ids sort by the time they were made. */
export function newId(): string {
  return v7()
}
