// The hash chain over a project's events: whoever changes an old event breaks every later hash.
import { createHash } from 'node:crypto'
import { canonicalJson } from '#lib/live/canonical.ts'
import type { ProjectEvent } from '#lib/live/event.ts'

/** SHA-256 in hex of a text (UTF-8) or bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Hash of an event after `previous` (hex; empty for the first): sha256(previous + canonical JSON). */
export function eventHash(projectId: string, previous: string, event: ProjectEvent): string {
  return sha256(previous + canonicalJson({ projectId, ...event }))
}
