'use client'

// Passages that were made on other revisions and have no certain place in the text that is read: named, never guessed at.
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import type { PassagePlace } from '#lib/api/revision.ts'

export interface UnplacedPassage {
  readonly passage: RecordOf<'passage'>
  readonly place: PassagePlace
}

export function UnplacedList({ passages }: { passages: readonly UnplacedPassage[] }) {
  const t = useTranslations('revisions.unplaced')
  const { slug } = useProject()
  const vocabulary = useTranslations('vocabulary')
  const revisions = useRecords('revision')
  const placements = useRecords('placement')
  if (passages.length === 0) return null
  const wordOf = ({ decidedBy, verdict }: PassagePlace): string => {
    const decided = decidedBy === null ? undefined : placements[decidedBy]
    return decided?.spans === null
      ? vocabulary(`placementDecisions.${decided.decision}`)
      : vocabulary(`verdicts.${verdict}`)
  }
  return (
    <section className="mt-4 border-t border-rule pt-3">
      <h3 className="text-base">{t('title', { count: passages.length })}</h3>
      <p className="mt-1 text-sm text-ink-soft">
        {t('lead')}{' '}
        <Link className="text-link" href={`/projects/${slug}/review?source=${passages[0]?.passage.sourceId}`}>
          {t('review')}
        </Link>
      </p>
      <ul className="mt-2 grid list-none gap-3 p-0">
        {passages.map(({ passage, place }) => (
          <li key={passage.id}>
            <p className="chooser-quote">{shorten(passage.quote)}</p>
            <p className="card-meta">
              {wordOf(place)}
              {' · '}
              <Link
                className="text-link"
                href={`/projects/${slug}/sources/${passage.sourceId}?revision=${passage.revisionId}&passage=${passage.id}`}
              >
                {t('see', { number: revisions[passage.revisionId]?.number ?? 0 })}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const shorten = (words: string): string =>
  words.length > 160 ? `${words.slice(0, 158).toWellFormed().trimEnd()} …` : words
