'use client'

// One passage beside the newest text; the next ones are fetched while this one is read.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useProject } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import type { ShownPlace } from '#lib/api/review.ts'
import type { ReviewEntry } from './review-entries.ts'

export function usePlace(
  entry: ReviewEntry | null,
  following: readonly ReviewEntry[],
): { place: ShownPlace | null; hasFailed: boolean } {
  const { slug } = useProject()
  const client = useQueryClient()
  const { data, isError } = useQuery({
    ...queryOf(slug, entry),
    enabled: entry !== null,
  })
  useEffect(() => {
    if (!data) return
    for (const one of following) client.query(queryOf(slug, one)).catch(() => undefined)
  }, [client, slug, data, following])
  return { place: data ?? null, hasFailed: isError }
}

function queryOf(slug: string, entry: ReviewEntry | null) {
  const { revisionId = '', passageId = '', version = 0 } = entry?.item ?? {}
  const ground = entry ? `${entry.item.verdict} ${entry.item.words}` : ''
  return {
    queryKey: ['place', slug, revisionId, passageId, version, ground],
    staleTime: Infinity,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('getPlace', { params: { project: slug, id: revisionId, passage: passageId }, signal }),
  }
}
