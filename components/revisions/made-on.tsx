'use client'

import { useTranslations } from 'use-intl'
import { useReader } from '#components/reader/reader-context.ts'
import { useProject, useRecord } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import type { RecordOf } from '#lib/live/records.ts'

/** For a passage that was made on another revision than the one that is read: which, and the way there. */
export function MadeOn({ passage }: { passage: RecordOf<'passage'> }) {
  const t = useTranslations('revisions')
  const { slug } = useProject()
  const { revisionId } = useReader()
  const made = useRecord('revision', passage.revisionId)
  if (passage.revisionId === revisionId || !made) return null
  return (
    <>
      {' · '}
      <Link
        className="text-link"
        href={`/projects/${slug}/sources/${passage.sourceId}?revision=${made.id}&passage=${passage.id}`}
      >
        {t('made', { number: made.number })}
      </Link>
    </>
  )
}
