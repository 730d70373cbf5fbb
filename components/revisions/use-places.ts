'use client'

// Where passages and parts of a source that were made on other revisions stand in the one that is read.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { PassagePlace } from '#lib/api/revision.ts'
import type { Span } from '#lib/text/span.ts'

export interface Places {
  /** False while places are still being asked for. */
  readonly isReady: boolean
  readonly byPassage: ReadonlyMap<string, PassagePlace>
  readonly byUnit: ReadonlyMap<string, readonly Span[]>
}

const nowhere: Places = { isReady: true, byPassage: new Map(), byUnit: new Map() }

interface Placed {
  readonly sourceId: string
  readonly revisionId: string | null
  readonly version: number
  readonly updatedAt: string
}

export function usePlaces(sourceId: string, revisionId: string): Places {
  const { slug } = useProject()
  const passages = useRecords('passage')
  const units = useRecords('unit')
  // What was made elsewhere, in short: asked again when something of it changes, and not at all while there is nothing.
  const elsewhere = useMemo(() => {
    const isElsewhere = (one: Placed): boolean =>
      one.sourceId === sourceId && one.revisionId !== null && one.revisionId !== revisionId
    const digest = (list: readonly Placed[]): string => {
      const here = list.filter(isElsewhere)
      const latest = here.reduce((last, one) => (one.updatedAt > last ? one.updatedAt : last), '')
      return here.length === 0 ? '' : `${here.length} ${latest}`
    }
    const [a, b] = [digest(Object.values(passages)), digest(Object.values(units))]
    return a === '' && b === '' ? null : `${a}/${b}`
  }, [passages, units, sourceId, revisionId])
  const asked = useQuery({
    queryKey: ['places', slug, revisionId, elsewhere],
    enabled: elsewhere !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('listPlaces', { params: { project: slug, id: revisionId }, signal }),
  })
  const { data, isPlaceholderData, isError } = asked
  return useMemo(() => {
    if (elsewhere === null) return nowhere
    return {
      isReady: isError || (data !== undefined && !isPlaceholderData),
      byPassage: new Map(data?.places.map((one) => [one.passageId, one])),
      byUnit: new Map(data?.units.flatMap(({ unitId, spans }) => (spans ? [[unitId, spans] as const] : []))),
    }
  }, [elsewhere, data, isPlaceholderData, isError])
}
