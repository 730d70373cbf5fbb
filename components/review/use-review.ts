'use client'

// Which passages somebody has to look at: asked of the server once for a state of texts and passages, and held against the
// decisions that are here already, so that a decision shows at once, one's own and others'.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useIsWhole, useProject, useRecords } from '#components/live/use-project.ts'
import { useIsAwake } from '#components/ui/use-is-awake.ts'
import { call } from '#lib/api/client.ts'
import type { ReviewItem } from '#lib/api/review.ts'
import { derived } from '#lib/live/derived.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { matchDecisions, type ReviewEntry } from './review-entries.ts'

export interface Review {
  /** Everything that does not stand unchanged, decided or not. */
  readonly entries: readonly ReviewEntry[]
  /** Passages on whose place nobody can rely yet, by id. */
  readonly open: ReadonlyMap<string, ReviewItem>
  /** False while the server is being asked. */
  readonly isReady: boolean
  readonly hasFailed: boolean
}

const nothing: readonly ReviewItem[] = []

export function useReview(): Review {
  const { slug } = useProject()
  const isWhole = useIsWhole()
  const passages = useRecords('passage')
  const placements = useRecords('placement')
  const newest = useNewest()
  const digestOf = useMemo(() => digestElsewhere(new Set(newest.values())), [newest])
  const elsewhere = isWhole ? digestOf(passages) : ''
  // Decisions in the newest texts are seen here; those in older ones are the ground the server computes on.
  const ground = useMemo(() => {
    const current = new Set(newest.values())
    const older = Object.values(placements).filter((one) => !current.has(one.revisionId))
    const latest = older.reduce((time, one) => (one.updatedAt > time ? one.updatedAt : time), '')
    return older.length === 0 ? '' : `${older.length} ${latest}`
  }, [placements, newest])
  const isAwake = useIsAwake()
  const asked = useQuery({
    queryKey: ['review', slug, [...newest.values()].join(), elsewhere, ground],
    enabled: elsewhere !== '',
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('listReview', { params: { project: slug }, signal }),
  })
  const { isPlaceholderData, isError } = asked
  // The navigation has asked for the same, and may have its answer before this part of the page wakes up.
  const data = isAwake ? asked.data : undefined
  const items = elsewhere === '' ? nothing : (data?.items ?? nothing)
  const entries = useMemo(() => matchDecisions(items, passages, placements), [items, passages, placements])
  return useMemo(
    () => ({
      entries,
      open: new Map(
        entries.filter(({ state }) => state === 'open').map(({ item }) => [item.passageId, item]),
      ),
      isReady: isWhole && (elsewhere === '' || isError || (data !== undefined && !isPlaceholderData)),
      hasFailed: isError,
    }),
    [entries, isWhole, elsewhere, isError, data, isPlaceholderData],
  )
}

/** The newest revision of each source; the same map until there is another. */
function useNewest(): ReadonlyMap<string, string> {
  const revisions = useRecords('revision')
  return useMemo(() => {
    const newest = new Map<string, RecordOf<'revision'>>()
    for (const one of Object.values(revisions))
      if (one.number > (newest.get(one.sourceId)?.number ?? 0)) newest.set(one.sourceId, one)
    return new Map([...newest].map(([sourceId, { id }]) => [sourceId, id]))
  }, [revisions])
}

/** What was made on other texts than `current`, in short: '' while there is nothing, so that nothing is asked. */
function digestElsewhere(
  current: ReadonlySet<string>,
): (passages: Readonly<Record<string, RecordOf<'passage'>>>) => string {
  return derived<RecordOf<'passage'>, string>(
    (passages) => {
      const there = Object.values(passages).filter((one) => !current.has(one.revisionId))
      const latest = there.reduce((time, one) => (one.updatedAt > time ? one.updatedAt : time), '')
      return there.length === 0 ? '' : `${there.length} ${latest}`
    },
    (digest, changed) =>
      changed.some(({ before, after }) => [before, after].some((one) => one && !current.has(one.revisionId)))
        ? null
        : digest,
  )
}
