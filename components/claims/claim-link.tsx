'use client'

import { useTranslations } from 'use-intl'
import { useProject, useRecord } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'

/** A claim's words, leading to its page; says so when it is no longer there. */
export function ClaimLink({ claimId }: { claimId: string }) {
  const t = useTranslations('claims')
  const { slug } = useProject()
  const claim = useRecord('claim', claimId)
  if (!claim) return <span className="text-ink-soft">{t('claimGone')}</span>
  return (
    <Link href={`/projects/${slug}/claims/${claim.id}`} className="font-serif text-accent hover:underline">
      {claim.statement}
    </Link>
  )
}
