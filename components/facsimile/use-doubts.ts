'use client'

// Words of which the machine was not sure: fetched once the text stands, and gone through one after the other.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { call } from '#lib/api/client.ts'
import { doubtsBelow, stepDoubt, type Doubt } from '#lib/facsimile/doubt.ts'
import type { Span } from '#lib/text/span.ts'

export interface Doubts {
  /** Those near the screen, to be marked. */
  readonly nearby: readonly Span[]
  /** How many there are in the text; null as long as it is not known, or nobody wants to. */
  readonly count: number | null
  /** Whether a machine said of any word of this source how sure it was. */
  readonly isKnown: boolean
  readonly threshold: number | null
  /** Goes to the next or previous one. */
  step(from: number | null, direction: 1 | -1): void
}

export function useDoubts(
  { sourceId, revisionId, text }: { sourceId: string; revisionId: string; text: string },
  setting: string,
  isReady: boolean,
  near: readonly Span[],
  goTo: (offset: number) => void,
  announce: (message: string) => void,
): Doubts {
  const t = useTranslations('facsimile')
  const { slug } = useProject()
  const revisions = useRecords('revision')
  // A better file may have none; then those of the text before it were carried over.
  const isKnown = useMemo(
    () =>
      Object.values(revisions).some(
        (one) => one.sourceId === sourceId && (one.report.counts['confidences'] ?? 0) > 0,
      ),
    [revisions, sourceId],
  )
  const threshold = setting === 'none' ? null : Number(setting)
  const { data } = useQuery({
    queryKey: ['doubtful-words', slug, revisionId],
    enabled: isReady && isKnown && threshold !== null,
    staleTime: Infinity,
    queryFn: ({ signal }) => call('getDoubtfulWords', { params: { project: slug, id: revisionId }, signal }),
  })
  const all = useMemo(
    () => (data && threshold !== null ? doubtsBelow(data.words, threshold) : null),
    [data, threshold],
  )
  const nearby = useMemo(() => (all ? near.flatMap((span) => within(all, span)) : none), [all, near])
  const step = useCallback(
    (from: number | null, direction: 1 | -1) => {
      if (threshold === null) return announce(t('doubts.off'))
      if (!isKnown) return announce(t('doubts.unknown'))
      const index = all ? stepDoubt(all, from, direction) : null
      const found = index === null ? undefined : all?.[index]
      if (!all || !found || index === null)
        return announce(
          t(
            all && all.length > 0 ? (direction === 1 ? 'doubts.noNext' : 'doubts.noPrevious') : 'doubts.none',
          ),
        )
      goTo(found.start)
      const word = text.slice(found.start, found.end)
      announce(t('doubts.at', { at: index + 1, count: all.length, word, percent: found.percent }))
    },
    [all, threshold, isKnown, announce, goTo, t, text],
  )
  return { nearby, count: all?.length ?? null, isKnown, threshold, step }
}

const none: readonly Span[] = []

/** Of a sorted list, those that begin in a stretch of the text. */
function within(doubts: readonly Doubt[], [from, to]: Span): Span[] {
  let low = 0
  let high = doubts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((doubts[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  const found: Span[] = []
  for (let i = low; (doubts[i]?.start ?? Infinity) < to; i++) {
    const one = doubts[i]
    if (one) found.push([one.start, one.end])
  }
  return found
}
