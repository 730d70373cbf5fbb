'use client'

// Every revision of a text: when, by whom, why, how much was changed; to read, to compare, to restore.
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useVocabulary } from '#components/claims/use-vocabulary.ts'
import { useMemberName, useProject } from '#components/live/use-project.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageSection } from '#components/ui/page.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { correctionTypes } from '#lib/sources/vocabulary.ts'
import { RestoreForm } from './restore-form.tsx'
import { useRevisionWords } from './revision-words.ts'
import { useSourceRevisions } from './use-source-revisions.ts'

export function RevisionList({ sourceId }: { sourceId: string }) {
  const t = useTranslations('revisions.list')
  const { slug, may } = useProject()
  const { list, newest } = useSourceRevisions(sourceId)
  const [restoring, setRestoring] = useState<string | null>(null)
  const [news, setNews] = useState('')
  if (!newest) return null
  return (
    <PageSection
      title={t('title')}
      lead={t('lead')}
      actions={
        may('revision.write') && (
          <ButtonLink size="small" href={`/projects/${slug}/sources/${sourceId}/revise`}>
            {t('better')}
          </ButtonLink>
        )
      }
    >
      <p role="status" className={news === '' ? 'visually-hidden' : 'mb-2'}>
        {news}
      </p>
      <ol className="grid max-w-[60rem] list-none gap-0 p-0">
        {list.map((revision) => (
          <li key={revision.id} className="border-b border-rule py-3 first:pt-0">
            <RevisionItem
              revision={revision}
              isNewest={revision.id === newest.id}
              onRestore={
                may('revision.write') && revision.textSha256 !== newest.textSha256
                  ? () => setRestoring(restoring === revision.id ? null : revision.id)
                  : null
              }
              isRestoring={restoring === revision.id}
            />
            {restoring === revision.id && (
              <RestoreForm
                older={revision}
                newest={newest}
                onCancel={() => setRestoring(null)}
                onDone={(number) => {
                  setRestoring(null)
                  setNews(t('restored', { number, older: revision.number }))
                }}
              />
            )}
          </li>
        ))}
      </ol>
    </PageSection>
  )
}

function RevisionItem({
  revision,
  isNewest,
  onRestore,
  isRestoring,
}: {
  revision: RecordOf<'revision'>
  isNewest: boolean
  onRestore: (() => void) | null
  isRestoring: boolean
}) {
  const t = useTranslations('revisions.list')
  const { slug } = useProject()
  const nameOf = useMemberName()
  const say = useRevisionWords()
  const word = useVocabulary()
  const { sourceId, id, number, changes, reason, fileName, previousId } = revision
  const address = `/projects/${slug}/sources/${sourceId}`
  const types = correctionTypes.flatMap((type) => {
    const count = changes?.corrections[type] ?? 0
    return count === 0 ? [] : [t('type', { count, type: word('correctionTypes', type) })]
  })
  const called = t('number', { number })
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 max-w-prose">
        <h3 className="text-base">
          {called}
          {isNewest && <span className="ml-2 text-sm font-normal text-ok">{t('newest')}</span>}
        </h3>
        <p className="text-sm text-ink-soft">
          {say(revision)} · {nameOf(revision.createdById)} · <DateTime value={revision.createdAt} />
        </p>
        {reason !== '' && <p className="font-serif [overflow-wrap:anywhere]">{reason}</p>}
        {changes && (
          <p className="text-sm text-ink-soft">
            {[
              t('places', { count: changes.places }),
              ...types,
              t('characters', { removed: changes.removed, inserted: changes.inserted }),
            ].join(' · ')}
          </p>
        )}
        <p className="text-sm text-ink-faint [overflow-wrap:anywhere]">{t('file', { fileName })}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <Link
          className="text-link"
          href={isNewest ? address : `${address}?revision=${id}`}
          aria-label={`${t('read')}: ${called}`}
        >
          {t('read')}
        </Link>
        {previousId !== null && (
          <Link
            className="text-link"
            href={`${address}/revisions/${id}`}
            aria-label={`${t('difference')}: ${called}`}
          >
            {t('difference')}
          </Link>
        )}
        {onRestore && (
          <Button
            variant="link"
            size="small"
            aria-expanded={isRestoring}
            aria-label={`${t('restore')}: ${called}`}
            onClick={onRestore}
          >
            {t('restore')}
          </Button>
        )}
      </div>
    </div>
  )
}
