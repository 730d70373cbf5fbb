'use client'

// Whether the text that is read is the newest, in one line above it. The text itself is never changed under one's eyes.
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useRecord } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import { useRevisionWords } from './revision-words.ts'
import { useSourceRevisions } from './use-source-revisions.ts'

export function RevisionNotice({
  sourceId,
  revisionId,
  isOlder,
}: {
  sourceId: string
  revisionId: string
  /** It was opened as an older one; otherwise a newer one has come while one reads. */
  isOlder: boolean
}) {
  const t = useTranslations('revisions.notice')
  const { slug } = useProject()
  const nameOf = useMemberName()
  const say = useRevisionWords()
  const { newest } = useSourceRevisions(sourceId)
  const shown = useRecord('revision', revisionId)
  if (!newest || !shown || newest.number <= shown.number) return null
  const address = `/projects/${slug}/sources/${sourceId}`
  const difference =
    newest.previousId === revisionId
      ? `${address}/revisions/${newest.id}`
      : `${address}/revisions/${newest.id}?against=${revisionId}`
  return (
    <p className={isOlder ? 'reader-notice' : 'reader-notice revision-foot'} role="status">
      {isOlder
        ? t('older', { number: shown.number, count: newest.number })
        : t('newer', { name: nameOf(newest.createdById), number: newest.number, what: say(newest) })}{' '}
      <Link className="text-link" href={`${address}?revision=${newest.id}`}>
        {t(isOlder ? 'newest' : 'open')}
      </Link>{' '}
      <Link className="text-link" href={difference}>
        {t('difference')}
      </Link>
    </p>
  )
}

/** Where a passage that has no place in this text can be seen. */
export function UnplacedNotice({
  sourceId,
  passageId,
  revisionId,
}: {
  sourceId: string
  passageId: string
  /** The revision it was made on. */
  revisionId: string
}) {
  const t = useTranslations('revisions.notice')
  const { slug } = useProject()
  const number = useRecord('revision', revisionId)?.number ?? 0
  return (
    <p className="reader-notice" role="status">
      {t('unplaced', { number })}{' '}
      <Link
        className="text-link"
        href={`/projects/${slug}/sources/${sourceId}?revision=${revisionId}&passage=${passageId}`}
      >
        {t('see')}
      </Link>
    </p>
  )
}
