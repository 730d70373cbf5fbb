'use client'

import { useMemo } from 'react'
import { useStore, useRecords } from '#components/live/use-project.ts'
import { choose, settle } from '#lib/edition/choose.ts'
import { recordKinds, type RecordKind, type RecordOf } from '#lib/live/records.ts'
import type { RecordLists } from '#lib/live/state.ts'

export interface EditionCounts {
  readonly sources: number
  readonly passages: number
  readonly notes: number
  readonly claims: number
  readonly evidence: number
}
export const countNames = [
  'sources',
  'passages',
  'notes',
  'claims',
  'evidence',
] as const satisfies readonly (keyof EditionCounts)[]

/** What is in an edition now, counted by the very rules by which it is built; null counts the whole project. */
export function useEditionCounts(edition: RecordOf<'edition'> | null): EditionCounts {
  const store = useStore()
  // Whatever changes one of these changes the counts.
  const source = useRecords('source')
  const passage = useRecords('passage')
  const note = useRecords('note')
  const claim = useRecords('claim')
  const evidence = useRecords('evidence')
  const attestation = useRecords('attestation')
  const tagging = useRecords('tagging')
  const tag = useRecords('tag')
  const position = useRecords('position')
  return useMemo(() => {
    const { records } = store.view()
    const byKind: Partial<Record<RecordKind, Readonly<Record<string, unknown>>>> = {
      ...records,
      ...{ source, passage, note, claim, evidence, attestation, tagging, tag, position },
    }
    const lists = Object.fromEntries(
      recordKinds.map((kind) => [kind, Object.values(byKind[kind] ?? {})]),
    ) as RecordLists
    const chosen = choose(settle(lists, recordKinds), edition).records
    return {
      sources: chosen.source.length,
      passages: chosen.passage.length,
      notes: chosen.note.length,
      claims: chosen.claim.length,
      evidence: chosen.evidence.length,
    }
  }, [store, edition, source, passage, note, claim, evidence, attestation, tagging, tag, position])
}
