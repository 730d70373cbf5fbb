'use client'

import { useTranslations } from 'use-intl'
import { useRecord } from '#components/live/use-project.ts'
import { RevisionNotice, UnplacedNotice } from '#components/revisions/revision-notice.tsx'

/** What one must know before reading: that the text is an older one, and that the passage asked for is not in it. */
export function ReaderNotices({
  sourceId,
  revisionId,
  isOlder,
  missingId,
}: {
  sourceId: string
  revisionId: string
  isOlder: boolean
  /** The passage of the address that has no place here. */
  missingId: string | null
}) {
  const t = useTranslations('reader')
  const asked = useRecord('passage', missingId)
  const elsewhere = asked?.sourceId === sourceId && asked.revisionId !== revisionId ? asked : null
  return (
    <>
      {isOlder && <RevisionNotice sourceId={sourceId} revisionId={revisionId} isOlder />}
      {missingId !== null &&
        (elsewhere ? (
          <UnplacedNotice sourceId={sourceId} passageId={elsewhere.id} revisionId={elsewhere.revisionId} />
        ) : (
          <p className="reader-notice" role="status">
            {t('passageGone')}
          </p>
        ))}
    </>
  )
}
