'use client'

import { useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'

export interface SourceRevisions {
  /** The newest first. */
  readonly list: readonly RecordOf<'revision'>[]
  readonly newest: RecordOf<'revision'> | null
}

/** The revisions of a source, live. */
export function useSourceRevisions(sourceId: string): SourceRevisions {
  const all = useRecords('revision')
  return useMemo(() => {
    const list = Object.values(all)
      .filter((one) => one.sourceId === sourceId)
      .sort((a, b) => b.number - a.number)
    return { list, newest: list[0] ?? null }
  }, [all, sourceId])
}
