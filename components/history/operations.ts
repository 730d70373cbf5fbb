'use client'

import { useCallback, useMemo } from 'react'
import type { ProjectEvent } from '#lib/live/event.ts'
import type { RecordKind } from '#lib/live/records.ts'
import type { Lookup } from './record-words.ts'

/** What was written together and is taken back together. */
export interface Operation {
  readonly id: string
  /** The event that says best what it was. */
  readonly main: ProjectEvent
  /** In the order they happened. */
  readonly events: readonly ProjectEvent[]
}

/** What a person would name first when several things were written at once; the rest hangs on it. */
const telling: readonly RecordKind[] = [
  'source',
  'evidence',
  'claim',
  'attestation',
  'conflict',
  'position',
  'note',
  'passage',
  'tagging',
  'tag',
  'edition',
  'member',
  'project',
]

const rank = ({ kind }: ProjectEvent): number =>
  telling.includes(kind) ? telling.indexOf(kind) : telling.length

/** Groups events (newest first) by their operation, newest first; repeated events count once. */
export function byOperation(events: readonly ProjectEvent[]): Operation[] {
  const groups = new Map<string, Map<number, ProjectEvent>>()
  for (const event of events) {
    const group = groups.get(event.operationId) ?? new Map<number, ProjectEvent>()
    groups.set(event.operationId, group.set(event.version, event))
  }
  return [...groups].flatMap(([id, group]) => {
    const ordered = [...group.values()].sort((a, b) => a.version - b.version)
    const main = ordered.toSorted((a, b) => rank(a) - rank(b) || a.version - b.version)[0]
    return main ? [{ id, main, events: ordered }] : []
  })
}

/** Finds records that live no longer by what the events say of them. */
export function useEventLookup(events: readonly ProjectEvent[]): Lookup {
  const seen = useMemo(() => {
    const all = new Map<string, Readonly<Record<string, unknown>>>()
    for (const event of events) {
      const key = `${event.kind} ${event.id}`
      const content = event.after ?? event.before
      if (content && !all.has(key)) all.set(key, content)
    }
    return all
  }, [events])
  return useCallback<Lookup>((kind, id) => seen.get(`${kind} ${id}`), [seen])
}
