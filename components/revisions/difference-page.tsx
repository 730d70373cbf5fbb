'use client'

// What one revision changed, or how it differs from any other of its source.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useMemberName, useProject, useRecord, useRecords } from '#components/live/use-project.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { call } from '#lib/api/client.ts'
import { DifferenceView, type ShownHunk } from './difference-view.tsx'
import { useRevisionWords } from './revision-words.ts'
import { useSourceRevisions } from './use-source-revisions.ts'

export function DifferencePage({
  sourceId,
  revisionId,
  againstId,
}: {
  sourceId: string
  revisionId: string
  /** Null: the revision before. */
  againstId: string | null
}) {
  const t = useTranslations('revisions.difference')
  const { slug } = useProject()
  const source = useRecord('source', sourceId)
  const revision = useRecord('revision', revisionId)
  const nameOf = useMemberName()
  const say = useRevisionWords()
  usePresence(source?.siglum ?? '', null)
  const back = (
    <Link href={`/projects/${slug}/sources/${sourceId}/description`} className="text-link">
      {t('back')}
    </Link>
  )
  if (revision?.sourceId !== sourceId || !source)
    return (
      <Page>
        <EmptyState title={t('gone')} action={back} />
      </Page>
    )
  const beforeId = againstId ?? revision.previousId
  return (
    <Page>
      <PageHead
        above={
          <>
            {back} · {source.siglum}
          </>
        }
        title={t('title', { number: revision.number })}
        lead={
          <>
            {say(revision)} · {nameOf(revision.createdById)} · <DateTime value={revision.createdAt} />
            {revision.reason !== '' && <span className="block font-serif">{revision.reason}</span>}
          </>
        }
        actions={
          <ButtonLink href={`/projects/${slug}/sources/${sourceId}?revision=${revisionId}`}>
            {t('read')}
          </ButtonLink>
        }
      />
      {beforeId === null ? (
        <p className="text-ink-soft">{t('first')}</p>
      ) : (
        <Compared
          key={beforeId}
          {...{ sourceId, revisionId, beforeId }}
          isOwn={beforeId === revision.previousId}
        />
      )}
    </Page>
  )
}

function Compared({
  sourceId,
  revisionId,
  beforeId,
  isOwn,
}: {
  sourceId: string
  revisionId: string
  beforeId: string
  /** Compared with the revision before: each change is a correction that is known. */
  isOwn: boolean
}) {
  const t = useTranslations('revisions.difference')
  const { slug } = useProject()
  const router = useRouter()
  const { list } = useSourceRevisions(sourceId)
  const numberOf = (id: string): number => list.find((one) => one.id === id)?.number ?? 0
  const noteOf = useNotes(isOwn ? revisionId : null)
  const asked = useInfiniteQuery({
    queryKey: ['difference', slug, revisionId, beforeId],
    staleTime: Infinity,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('getDifference', {
        params: { project: slug, id: revisionId },
        query: { against: beforeId, from: pageParam },
        signal,
      }),
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.hunks.length, 0)
      return shown < last.count && last.hunks.length > 0 ? shown : undefined
    },
  })
  const first = asked.data?.pages[0]
  const hunks = asked.data?.pages.flatMap((page) => page.hunks) ?? []
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <div className="w-56">
          <SelectField
            label={t('against')}
            value={beforeId}
            onChange={(event) =>
              router.replace(
                `/projects/${slug}/sources/${sourceId}/revisions/${revisionId}?against=${event.target.value}`,
              )
            }
          >
            {list
              .filter((one) => one.id !== revisionId)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {t('option', { number: one.number })}
                </option>
              ))}
          </SelectField>
        </div>
        {first && first.places > 0 && (
          <p role="status">
            {t('summary', { places: first.places, removed: first.removed, inserted: first.inserted })}
          </p>
        )}
      </div>
      {asked.isPending && <p className="text-ink-soft">{t('loading')}</p>}
      {asked.isError && (
        <p role="alert" className="text-danger">
          {t('failed')}
        </p>
      )}
      {first?.places === 0 && <p role="status">{t('none')}</p>}
      {hunks.length > 0 && (
        <DifferenceView
          hunks={hunks}
          count={first?.count ?? hunks.length}
          was={t('before', { number: numberOf(beforeId) })}
          is={t('after', { number: numberOf(revisionId) })}
          noteOf={noteOf}
        />
      )}
      {asked.hasNextPage && (
        <div className="mt-4">
          <Button onClick={() => void asked.fetchNextPage()} disabled={asked.isFetchingNextPage}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

/** The corrections that stand in a hunk, in words. */
function useNotes(revisionId: string | null): (hunk: ShownHunk) => string[] {
  const t = useTranslations('revisions.difference')
  const corrections = useRecords('correction')
  const nameOf = useMemberName()
  const word = useVocabulary()
  return useMemo(() => {
    const made = Object.values(corrections)
      .filter((one) => one.revisionId === revisionId)
      .sort((a, b) => a.spanAfter[0] - b.spanAfter[0])
    return ({ new: [start, end] }) =>
      made
        .filter(({ spanAfter }) => spanAfter[0] <= end && start <= spanAfter[1])
        .map((one) =>
          [
            t('correctedBy', { type: word('correctionTypes', one.type), name: nameOf(one.createdById) }),
            one.reason,
          ]
            .filter(Boolean)
            .join(': '),
        )
  }, [corrections, revisionId, nameOf, word, t])
}
