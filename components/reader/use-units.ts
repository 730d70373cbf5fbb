'use client'

import { useMemo } from 'react'
import { useRecords } from '#components/live/use-project.ts'
import { usePlaces } from '#components/revisions/use-places.ts'

export interface UnitPlace {
  readonly id: string
  readonly label: string
  /** Where it begins in the text of this revision. */
  readonly start: number
}

/** The units of a source that have a place in this revision, in the order of the text. */
export function useUnits(sourceId: string, revisionId: string): readonly UnitPlace[] {
  const units = useRecords('unit')
  const { byUnit } = usePlaces(sourceId, revisionId)
  return useMemo(
    () =>
      Object.values(units)
        .flatMap((unit): UnitPlace[] => {
          const spans = unit.revisionId === revisionId ? unit.spans : byUnit.get(unit.id)
          const start = spans?.[0]?.[0]
          return unit.sourceId === sourceId && start !== undefined
            ? [{ id: unit.id, label: unit.label, start }]
            : []
        })
        .sort((a, b) => a.start - b.start),
    [units, sourceId, revisionId, byUnit],
  )
}
