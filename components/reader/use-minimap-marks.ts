'use client'

// What the map of the text shows, from the records themselves: a note more does not weigh ten thousand passages anew.
import { useDeferredValue, useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import { stanceOfPolarity } from '#lib/claims/layers.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Found } from './find-bar.tsx'
import { stanceOf, type MarkStance } from './marks.ts'
import type { MinimapMarks } from './minimap-drawing.ts'
import type { TextLayout } from './text-layout.ts'

export function useMinimapMarks(
  length: number,
  layout: TextLayout,
  passages: readonly RecordOf<'passage'>[],
  claimIds: ReadonlySet<string> | null,
  { hits, at: hitNow }: Found,
): MinimapMarks {
  const stances = useStances()
  const notes = useRecords('note')
  const noted = useMemo(() => new Set(Object.values(notes).map((note) => note.passageId)), [notes])
  const headings = useMemo(
    () =>
      layout.chunks.flatMap(({ blocks }) =>
        blocks.flatMap(({ kind, start, level }) => (kind === 'heading' ? [{ at: start, level }] : [])),
      ),
    [layout],
  )
  const kindOf = useMemo(
    () => (id: string) =>
      claimIds !== null && !claimIds.has(id) ? ('muted' as const) : (stances.get(id) ?? 'marked'),
    [claimIds, stances],
  )
  const marks = useMemo((): MinimapMarks => {
    return {
      length,
      headings,
      hits,
      hitNow,
      // Worked out while they are drawn, which is later than the mark itself and once in a frame.
      passages: {
        *[Symbol.iterator]() {
          for (const { id, spans } of passages) yield { at: spans[0]?.[0] ?? 0, kind: kindOf(id) }
        },
      },
      notes: {
        *[Symbol.iterator]() {
          for (const { id, spans } of passages) if (noted.has(id)) yield spans[0]?.[0] ?? 0
        },
      },
    }
  }, [length, headings, hits, hitNow, passages, kindOf, noted])
  return useDeferredValue(marks)
}

/** The stance of every attested passage of the project; all others are only marked. */
function useStances(): ReadonlyMap<string, MarkStance> {
  const attestations = useRecords('attestation')
  const evidence = useRecords('evidence')
  return useMemo(() => {
    const stances = new Map<string, MarkStance[]>()
    for (const { passageId, polarity } of Object.values(attestations)) {
      const list = stances.get(passageId) ?? []
      list.push(stanceOfPolarity(polarity))
      stances.set(passageId, list)
    }
    for (const { fromAttestationId, relation } of Object.values(evidence)) {
      const attested = fromAttestationId === null ? undefined : attestations[fromAttestationId]
      if (attested) stances.get(attested.passageId)?.push(relation)
    }
    return new Map(Array.from(stances, ([id, list]) => [id, stanceOf(list)]))
  }, [attestations, evidence])
}
