'use client'

// Where passages and parts of a source that were made on other revisions stand in the one that is read.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { PassagePlace } from '#lib/api/revision.ts'
import { derived } from '#lib/live/derived.ts'
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
  readonly updatedAt: string
}

/** What of a source was made on other revisions, in short: another word when something of it changes, '' while there is nothing. */
function digestElsewhere(sourceId: string, revisionId: string): (records: ById<Placed>) => string {
  const isElsewhere = (one: Placed): boolean =>
    one.sourceId === sourceId && one.revisionId !== null && one.revisionId !== revisionId
  return derived<Placed, string>(
    (records) => {
      const there = Object.values(records).filter(isElsewhere)
      const latest = there.reduce((last, one) => (one.updatedAt > last ? one.updatedAt : last), '')
      return there.length === 0 ? '' : `${there.length} ${latest}`
    },
    (digest, changed) =>
      changed.some(({ before, after }) => (before && isElsewhere(before)) || (after && isElsewhere(after)))
        ? null
        : digest,
  )
}
type ById<T> = Readonly<Record<string, T>>

export function usePlaces(sourceId: string, revisionId: string): Places {
  const { slug } = useProject()
  const passages = useRecords('passage')
  const units = useRecords('unit')
  // Asked again when something that was made elsewhere changes, and not at all while there is nothing.
  const [ofPassages, ofUnits] = useMemo(
    () => [digestElsewhere(sourceId, revisionId), digestElsewhere(sourceId, revisionId)],
    [sourceId, revisionId],
  )
  const elsewhere = useMemo(() => {
    const [a, b] = [ofPassages(passages), ofUnits(units)]
    return a === '' && b === '' ? null : `${a}/${b}`
  }, [passages, units, ofPassages, ofUnits])
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
