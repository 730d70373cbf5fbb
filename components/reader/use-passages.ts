'use client'

import { useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { intervalIndex, type IntervalIndex } from '#lib/text/interval-index.ts'
import type { Span } from '#lib/text/span.ts'
import { assignLanes } from './marks.ts'

export interface Passages {
  /** Living passages of one revision, in the order of the text. */
  readonly list: readonly RecordOf<'passage'>[]
  readonly byId: ReadonlyMap<string, RecordOf<'passage'>>
  readonly index: IntervalIndex<string>
  readonly lanes: ReadonlyMap<string, number>
  /** The passage that has exactly these spans, so that nothing is marked twice. */
  withSpans(spans: readonly Span[]): RecordOf<'passage'> | null
}

export function usePassages(revisionId: string): Passages {
  const all = useRecords('passage')
  return useMemo(() => {
    const list = Object.values(all)
      .filter((passage) => passage.revisionId === revisionId)
      .sort(byPlace)
    return {
      list,
      byId: new Map(list.map((passage) => [passage.id, passage])),
      index: intervalIndex(list),
      lanes: assignLanes(list),
      withSpans: (spans) => list.find((passage) => passage.spans.join(';') === spans.join(';')) ?? null,
    }
  }, [all, revisionId])
}

function byPlace(a: RecordOf<'passage'>, b: RecordOf<'passage'>): number {
  const [first, second] = [a.spans[0], b.spans[0]]
  return (
    (first?.[0] ?? 0) - (second?.[0] ?? 0) || (second?.[1] ?? 0) - (first?.[1] ?? 0) || (a.id < b.id ? -1 : 1)
  )
}
