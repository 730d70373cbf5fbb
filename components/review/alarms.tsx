'use client'

// Alarms: what rests on passages that somebody has to look at says so, and leads there.
import { TriangleAlert } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import { useClaimAlarms, type ClaimAlarm } from './use-claim-alarms.ts'
import { useReview } from './use-review.ts'
import '#components/revisions/revisions.css'

/** In a line of the ledger. */
export function ClaimAlarmLink({ claimId, alarm }: { claimId: string; alarm: ClaimAlarm }) {
  const t = useTranslations('review.alarm')
  const { slug } = useProject()
  return (
    <Link
      href={`/projects/${slug}/review?claim=${claimId}`}
      className="mt-1 flex w-fit items-baseline gap-1 text-sm text-danger underline"
    >
      <TriangleAlert size={13} className="flex-none self-center" aria-hidden />
      {t('short', { count: alarm.count })}
      {alarm.senseCount > 0 && ` – ${t('senseShort')}`}
    </Link>
  )
}

/** At the head of a claim. */
export function ClaimAlarmNote({ claimId }: { claimId: string }) {
  const t = useTranslations('review.alarm')
  const { slug } = useProject()
  const alarm = useClaimAlarms().get(claimId)
  if (!alarm) return null
  return (
    <p
      role="status"
      className="my-4 flex max-w-prose flex-wrap items-baseline gap-x-2 border-l-[3px] border-danger bg-paper-raised py-2 pr-3 pl-3"
    >
      <TriangleAlert size={16} className="flex-none self-center text-danger" aria-hidden />
      <span className="min-w-0 flex-1">
        {t('changed', { count: alarm.count })}{' '}
        {alarm.senseCount > 0 && (
          <strong>{t(alarm.count === 1 ? 'senseOfIt' : 'senseOf', { count: alarm.senseCount })} </strong>
        )}
        <Link href={`/projects/${slug}/review?claim=${claimId}`} className="text-link">
          {t('look')}
        </Link>
      </span>
    </p>
  )
}

/** At the foot of the newest text of a source: it may come while one reads, and no line may move. */
export function SourceAlarmNote({ sourceId }: { sourceId: string }) {
  const t = useTranslations('review.alarm')
  const { slug } = useProject()
  const count = useOpenBySource().get(sourceId) ?? 0
  // Whoever selects words anew has come from there.
  const isSelecting = useSearchParams().has('reselect')
  if (count === 0 || isSelecting) return null
  return (
    <p className="reader-notice revision-foot" role="status">
      {t('reader', { count })}{' '}
      <Link className="text-link" href={`/projects/${slug}/review?source=${sourceId}`}>
        {t('look')}
      </Link>
    </p>
  )
}

/** How many passages of each source wait to be looked at. */
export function useOpenBySource(): ReadonlyMap<string, number> {
  const { open } = useReview()
  const counts = new Map<string, number>()
  for (const { sourceId } of open.values()) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1)
  return counts
}
