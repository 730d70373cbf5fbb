'use client'

// Where passages and parts of a source that were made on other revisions stand in the one that is read.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { PassagePlace } from '#lib/api/revision.ts'
import { placingOf, speaksOf } from '#lib/corrections/decided.ts'
import { derived } from '#lib/live/derived.ts'
import type { RecordOf } from '#lib/live/records.ts'
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

interface Digests {
  readonly ofPassages: (records: ById<Placed>) => string
  readonly ofUnits: (records: ById<Placed>) => string
}
const digests = new Map<string, Digests>()
/** Texts that stand side by side, and some that were left. */
const MOST_DIGESTS = 8

/** The same functions for all who ask about a text: with ten thousands of passages each would go through them for itself. */
function digestsOf(sourceId: string, revisionId: string): Digests {
  const key = `${sourceId} ${revisionId}`
  const made = digests.get(key) ?? {
    ofPassages: digestElsewhere(sourceId, revisionId),
    ofUnits: digestElsewhere(sourceId, revisionId),
  }
  // The server draws for many people, and keeps nothing of what it drew.
  if (typeof document === 'undefined') return made
  digests.delete(key)
  digests.set(key, made)
  if (digests.size > MOST_DIGESTS) digests.delete(digests.keys().next().value ?? '')
  return made
}

interface Decided {
  /** Of all decisions about passages of the source: another word when one is made, changed or taken back. */
  readonly digest: string
  /** Places decided in this text: they show at once, before the server has been asked again. */
  readonly here: readonly PassagePlace[]
}

/** What was decided about places; the same answer until it is another. */
function decidedPlaces(
  sourceId: string,
  revisionId: string,
): (placements: ById<RecordOf<'placement'>>, passages: ById<RecordOf<'passage'>>) => Decided {
  let last: Decided = { digest: '', here: [] }
  return (placements, passages) => {
    const about = Object.values(placements).filter((one) => passages[one.passageId]?.sourceId === sourceId)
    const here = about.flatMap((one): PassagePlace[] => {
      const passage = passages[one.passageId]
      if (one.revisionId !== revisionId || !passage || !speaksOf(one, passage)) return []
      const { verdict, reason, decidedBy } = placingOf(one)
      const { id: passageId, version, revisionId: from } = passage
      return [{ passageId, version, revisionId: from, verdict, reason, decidedBy, spans: one.spans ?? [] }]
    })
    const versions = [...about, ...here].reduce((sum, { version }) => sum + version, 0)
    const latest = about.reduce((time, one) => (one.updatedAt > time ? one.updatedAt : time), '')
    const digest = about.length === 0 ? '' : `${about.length} ${here.length} ${versions} ${latest}`
    if (digest !== last.digest) last = { digest, here }
    return last
  }
}

export function usePlaces(sourceId: string, revisionId: string): Places {
  const { slug } = useProject()
  const passages = useRecords('passage')
  const units = useRecords('unit')
  const placements = useRecords('placement')
  // Asked again when something that was made elsewhere changes, and not at all while there is nothing.
  const { ofPassages, ofUnits } = digestsOf(sourceId, revisionId)
  const ofDecided = useMemo(() => decidedPlaces(sourceId, revisionId), [sourceId, revisionId])
  const decided = useMemo(() => ofDecided(placements, passages), [ofDecided, placements, passages])
  const elsewhere = useMemo(() => {
    const [a, b] = [ofPassages(passages), ofUnits(units)]
    return a === '' && b === '' ? null : `${a}/${b}/${decided.digest}`
  }, [passages, units, ofPassages, ofUnits, decided])
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
      byPassage: new Map([...(data?.places ?? []), ...decided.here].map((one) => [one.passageId, one])),
      byUnit: new Map(data?.units.flatMap(({ unitId, spans }) => (spans ? [[unitId, spans] as const] : []))),
    }
  }, [elsewhere, data, isPlaceholderData, isError, decided])
}
